package dev.serverlease.legalnotice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.lease.CanonicalJson;
import dev.serverlease.legalnotice.NoticeParties.Sides;
import dev.serverlease.paper.PaperTemplate;
import dev.serverlease.paper.PdfPrinter;
import dev.serverlease.paper.QrCode;
import dev.serverlease.paper.SealField;
import dev.serverlease.papercheck.PaperCode;
import dev.serverlease.papercheck.PaperMarks;
import dev.serverlease.signature.DemoAuthority;
import dev.serverlease.words.PageTime;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Prints a letter: {@code templates/legalnotice/letter.html}, with an empty field where its seal comes. */
@Component
class LegalNoticePaper {

    /** What the template says at the place of the seal. */
    private static final String PLACE = "盖章处";

    private final PdfPrinter printer;
    private final PaperCode code;
    private final ObjectMapper json;
    private final boolean demo;
    private final Clock clock;

    /** @param demo what the demo's own certifier signs has no legal effect, and each page says so */
    LegalNoticePaper(
            PdfPrinter printer, PaperCode code, ObjectMapper json, ObjectProvider<DemoAuthority> demo, Clock clock) {
        this.printer = printer;
        this.code = code;
        this.json = json;
        this.demo = demo.getIfAvailable() != null;
        this.clock = clock;
    }

    /**
     * @param digest of what the letter says, in hexadecimal; its pages bear it, for they cannot bear that of their file
     */
    record Printed(byte[] pdf, String digest) {}

    /** @throws dev.serverlease.paper.UnprintableText if a name or a text has a character that no font of ours shows */
    Printed print(
            String leaseNumber, String number, LegalNoticeKind kind, Sides sides, LegalNoticeText text, Instant at) {
        var digest = CanonicalJson.digest(data(number, kind, sides, text, at));
        var values = new HashMap<String, Object>();
        values.put("demo", demo);
        values.put("number", number);
        values.put("lease", leaseNumber);
        values.put("title", kind.title());
        values.put("text", text);
        values.put("lessee", sides.lessee());
        values.put("lessor", sides.lessor());
        values.put("mark", PaperMarks.mark(digest));
        values.put("codeText", code.of(number, digest));
        values.put("qr", QrCode.dataUri(code.of(number, digest)));
        values.put("checkedAt", code.page(number));
        values.put("dateZh", PageTime.zh(clock.getZone()).day(at));
        values.put("dateEn", PageTime.en(clock.getZone()).day(at));
        var pdf = printer.print(
                PaperTemplate.xhtml("legalnotice/letter", values), kind.title().zh() + " " + number, List.of());
        return new Printed(SealField.below(PLACE, pdf), digest);
    }

    private String data(String number, LegalNoticeKind kind, Sides sides, LegalNoticeText text, Instant at) {
        try {
            return CanonicalJson.of(json.writeValueAsString(Map.of(
                    "format", "server-lease-letter/1",
                    "number", number,
                    "kind", kind.name(),
                    "lessee", sides.lessee(),
                    "lessor", sides.lessor(),
                    "text", text,
                    "at", at.toString())));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
