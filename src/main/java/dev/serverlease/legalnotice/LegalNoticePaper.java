package dev.serverlease.legalnotice;

import dev.serverlease.legalnotice.NoticeParties.Sides;
import dev.serverlease.paper.PaperTemplate;
import dev.serverlease.paper.PdfPrinter;
import dev.serverlease.words.PageTime;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Prints a letter: {@code templates/legalnotice/letter.html}. The place of the seal is left free; whoever seals letters
 * does so to these bytes, before they are kept.
 */
@Component
class LegalNoticePaper {

    private final PdfPrinter printer;
    private final Clock clock;

    LegalNoticePaper(PdfPrinter printer, Clock clock) {
        this.printer = printer;
        this.clock = clock;
    }

    /** @throws dev.serverlease.paper.UnprintableText if a name or a text has a character that no font of ours shows */
    byte[] print(
            String leaseNumber, String number, LegalNoticeKind kind, Sides sides, LegalNoticeText text, Instant at) {
        var values = new HashMap<String, Object>();
        values.put("number", number);
        values.put("lease", leaseNumber);
        values.put("title", kind.title());
        values.put("text", text);
        values.put("lessee", sides.lessee());
        values.put("lessor", sides.lessor());
        values.put("dateZh", PageTime.zh(clock.getZone()).day(at));
        values.put("dateEn", PageTime.en(clock.getZone()).day(at));
        return printer.print(
                PaperTemplate.xhtml("legalnotice/letter", values), kind.title().zh() + " " + number, List.of());
    }
}
