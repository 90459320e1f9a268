package dev.serverlease.testing;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.request.Refusal;
import dev.serverlease.stage.contract.link.LesseeOffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** A contract of two pages for every lease, which is signed by adding a line. */
public class FakeOffer implements LesseeOffer {

    public static final String SIGNER = "王示例";
    public static final String NUMBER_END = "015Q";

    private final Map<String, Integer> versions = new ConcurrentHashMap<>();
    private final Map<String, byte[]> drafts = new ConcurrentHashMap<>();
    private final Map<String, Signed> signed = new ConcurrentHashMap<>();
    private final Map<String, String> declined = new ConcurrentHashMap<>();
    private final Map<String, SignerSeen> seen = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> signatures = new ConcurrentHashMap<>();

    /** From now on there is a newer draft. */
    public void redraft(String number) {
        versions.put(number, version(number) + 1);
    }

    public int signatures(String number) {
        return signatures.getOrDefault(number, new AtomicInteger()).get();
    }

    public String declined(String number) {
        return declined.get(number);
    }

    public SignerSeen seen(String number) {
        return seen.get(number);
    }

    private int version(String number) {
        return versions.getOrDefault(number, 1);
    }

    @Override
    public Issued issued(String number) {
        int version = version(number);
        var pdf = drafts.computeIfAbsent(number + " " + version, FakeOffer::draw);
        return new Issued(
                version,
                pdf,
                sha256(pdf),
                SIGNER,
                "示例精密机械（上海）有限公司",
                NUMBER_END,
                List.of(
                        new MarkedClause(
                                "purpose",
                                new Bilingual("第五条 用途", "Article 5: purpose"),
                                new Bilingual(
                                        "服务器只能用于约定的用途；变更用途须经书面同意。",
                                        "The server may be used for the agreed purpose only; a change needs consent in writing.")),
                        new MarkedClause(
                                "forum",
                                new Bilingual("第二十三条 争议解决", "Article 23: disputes"),
                                new Bilingual(
                                        "争议由出租人住所地有管辖权的人民法院审理。",
                                        "Disputes go to the court of the lessor's domicile."))));
    }

    @Override
    public Signed sign(String number, int version, SignerSeen by) {
        return keep(number, version, issued(number).pdf(), by);
    }

    @Override
    public Signed accept(String number, int version, byte[] uploaded, SignerSeen by) {
        var issued = issued(number).pdf();
        if (uploaded.length <= issued.length || !Arrays.equals(uploaded, 0, issued.length, issued, 0, issued.length)) {
            throw new Refusal(422, "所上传的不是本合同：请从本页下载后签名。 This is not the contract; download it here and sign that.");
        }
        return keep(number, version, issued, by);
    }

    private Signed keep(String number, int version, byte[] pdf, SignerSeen by) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(pdf);
        out.writeBytes("\n% signed\n".getBytes(StandardCharsets.US_ASCII));
        var result = new Signed(
                out.toByteArray(),
                List.of(
                        new Bilingual("签署人：" + by.signer(), "Signed by " + by.signer()),
                        new Bilingual(
                                "文件与发出的合同一致，签署后没有改动",
                                "It is the contract that was issued, unchanged since it was signed"),
                        new Bilingual("可靠程度：演示", "Level: demonstration")));
        signatures.computeIfAbsent(number, any -> new AtomicInteger()).incrementAndGet();
        seen.put(number, by);
        signed.put(number + " " + version, result);
        return result;
    }

    @Override
    public void decline(String number, int version, String reason, SignerSeen by) {
        seen.put(number, by);
        declined.put(number, reason);
    }

    @Override
    public Optional<Signed> signed(String number, int version) {
        return Optional.ofNullable(signed.get(number + " " + version));
    }

    private static byte[] draw(String name) {
        try (var document = new PDDocument();
                var fontFile = FakeOffer.class.getResourceAsStream("/fonts/NotoSansSC-Regular.ttf")) {
            var font = PDType0Font.load(document, fontFile);
            for (int page = 1; page <= 2; page++) {
                var sheet = new PDPage(PDRectangle.A4);
                document.addPage(sheet);
                try (var text = new PDPageContentStream(document, sheet)) {
                    text.beginText();
                    text.setFont(font, 14);
                    text.setLeading(24);
                    text.newLineAtOffset(72, 760);
                    for (var line : List.of(
                            "服务器租赁合同 " + name,
                            "第 " + page + " 页，共 2 页",
                            "第一条 出租人将服务器交付承租人使用，承租人支付租金。",
                            "第五条 【重要提示】服务器只能用于约定的用途。")) {
                        text.showText(line);
                        text.newLine();
                    }
                    text.endText();
                }
            }
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
