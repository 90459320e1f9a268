package dev.serverlease.legalnotice;

import dev.serverlease.legalnotice.NoticeParties.Sides;
import dev.serverlease.paper.PaperTemplate;
import dev.serverlease.paper.PdfPrinter;
import dev.serverlease.paper.QrCode;
import dev.serverlease.paper.SealField;
import dev.serverlease.papercheck.PaperCode;
import dev.serverlease.papercheck.PaperMarks;
import dev.serverlease.signature.DemoAuthority;
import dev.serverlease.words.PageTime;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Prints a letter: {@code templates/legalnotice/letter.html}, with an empty field where its seal comes. */
@Component
class LegalNoticePaper {

    /** What the template says at the place of the seal. */
    private static final String PLACE = "盖章处";

    private final PdfPrinter printer;
    private final PaperCode code;
    private final boolean demo;
    private final Clock clock;

    /** @param demo what the demo's own certifier signs has no legal effect, and each page says so */
    LegalNoticePaper(PdfPrinter printer, PaperCode code, ObjectProvider<DemoAuthority> demo, Clock clock) {
        this.printer = printer;
        this.code = code;
        this.demo = demo.getIfAvailable() != null;
        this.clock = clock;
    }

    /**
     * @param digest of what the letter says, in hexadecimal
     * @throws dev.serverlease.paper.UnprintableText if a name or a text has a character that no font of ours shows
     */
    byte[] print(
            String leaseNumber,
            String number,
            LegalNoticeKind kind,
            Sides sides,
            LegalNoticeText text,
            String digest,
            Instant at) {
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
        return SealField.below(
                PLACE,
                printer.print(
                        PaperTemplate.xhtml("legalnotice/letter", values),
                        kind.title().zh() + " " + number,
                        List.of()));
    }
}
