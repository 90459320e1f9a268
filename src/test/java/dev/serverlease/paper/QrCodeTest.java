package dev.serverlease.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class QrCodeTest {

    @Test
    void aReaderReadsTheText() throws Exception {
        var uri = QrCode.dataUri("https://lease.example.cn/v/SL-2026-000001#3f1c9a7e5b2d4860");

        assertThat(uri).startsWith("data:image/png;base64,");
        var image =
                ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(uri.substring(uri.indexOf(',') + 1))));
        assertThat(image.getColorModel().hasAlpha()).isFalse();
        int side = image.getWidth();
        var pixels = new RGBLuminanceSource(side, side, image.getRGB(0, 0, side, side, null, 0, side));
        assertThat(new QRCodeReader()
                        .decode(new BinaryBitmap(new HybridBinarizer(pixels)))
                        .getText())
                .isEqualTo("https://lease.example.cn/v/SL-2026-000001#3f1c9a7e5b2d4860");
    }
}
