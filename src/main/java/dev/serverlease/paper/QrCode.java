package dev.serverlease.paper;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;

/** QR codes for {@code <img src>}. */
public final class QrCode {

    private static final int PIXELS_A_MODULE = 6;

    private static final int WHITE = 0xFFFFFF;

    private static final Map<EncodeHintType, Object> HINTS = Map.of(
            EncodeHintType.CHARACTER_SET,
            "UTF-8",
            EncodeHintType.ERROR_CORRECTION,
            ErrorCorrectionLevel.M,
            EncodeHintType.MARGIN,
            2);

    private QrCode() {}

    /** The text as a PNG in a data URI; without transparency, which PDF/A-1 readers and archives dislike. */
    public static String dataUri(String text) {
        try (var png = new ByteArrayOutputStream()) {
            ImageIO.write(image(new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, HINTS)), "png", png);
            return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("No QR code holds this text: " + text, tooLong);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static BufferedImage image(BitMatrix modules) {
        int side = modules.getWidth() * PIXELS_A_MODULE;
        var image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < side; x++) {
            for (int y = 0; y < side; y++) {
                image.setRGB(x, y, modules.get(x / PIXELS_A_MODULE, y / PIXELS_A_MODULE) ? 0 : WHITE);
            }
        }
        return image;
    }
}
