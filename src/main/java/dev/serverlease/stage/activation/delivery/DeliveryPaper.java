package dev.serverlease.stage.activation.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.clause.terms.CaseFacts;
import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.CanonicalJson;
import dev.serverlease.lease.Lease;
import dev.serverlease.paper.EmbeddedFile;
import dev.serverlease.paper.PaperTemplate;
import dev.serverlease.paper.PdfPrinter;
import dev.serverlease.paper.QrCode;
import dev.serverlease.papercheck.PaperCode;
import dev.serverlease.papercheck.PaperKind;
import dev.serverlease.papercheck.PaperMarks;
import dev.serverlease.register.Lessors;
import dev.serverlease.words.PageTime;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Prints a confirmation of hand-over: PDF/A with its data beside it, and the code by which it is checked. */
@Component
class DeliveryPaper {

    private final ApplicationTrees trees;
    private final Lessors lessors;
    private final PdfPrinter printer;
    private final PaperCode code;
    private final AuditTrail audit;
    private final ObjectMapper json;
    private final Clock clock;

    DeliveryPaper(
            ApplicationTrees trees,
            Lessors lessors,
            PdfPrinter printer,
            PaperCode code,
            AuditTrail audit,
            ObjectMapper json,
            Clock clock) {
        this.trees = trees;
        this.lessors = lessors;
        this.printer = printer;
        this.code = code;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What a confirmation says.
     *
     * @param late of a hand-over after the first of fixed days; null for others
     * @param again whether it prevails over an earlier one
     */
    record Stated(
            Delivery delivery,
            DeliveryDetails details,
            @Nullable Late late,
            boolean again) {

        @Nullable
        LocalDate lastDay() {
            return late == null ? delivery.lastDay() : late.lastDay();
        }
    }

    /** @param kept whether the lessee has chosen that the last day does not move */
    record Late(long days, EndChoice.Open open, boolean kept) {

        LocalDate lastDay() {
            return kept ? open.agreedLastDay() : open.movedLastDay();
        }
    }

    /** @throws dev.serverlease.paper.UnprintableText if a text has a character that no font of ours shows */
    byte[] print(String number, Lease lease, Stated stated) {
        var facts = CaseFacts.of(trees.of(lease.application()), lessors.current());
        var delivery = stated.delivery();
        var details = stated.details();
        var late = stated.late();
        var data = data(number, lease, stated);
        var digest = CanonicalJson.digest(data);
        var values = new HashMap<String, Object>();
        values.put("number", number);
        values.put("lease", lease.number());
        values.put("facts", facts);
        values.put("lessee", lease.lesseeName());
        values.put("lessor", facts.text("lessor.name").zh());
        values.put("units", lines(details.units()));
        values.put("addresses", lines(details.addresses()));
        values.put("account", lines(details.account()));
        values.put("deliveredOn", day(delivery.deliveredOn()));
        values.put("firstDay", day(delivery.firstDay()));
        values.put("lastDay", day(stated.lastDay()));
        values.put("late", late == null ? 0L : late.days());
        values.put("kept", late != null && late.kept());
        values.put("agreedLastDay", day(late == null ? null : late.open().agreedLastDay()));
        values.put("chooseBy", late == null ? null : counted(late.open().until()));
        values.put("madeOn", day(LocalDate.now(clock)));
        values.put("again", stated.again());
        values.put("mark", PaperMarks.mark(digest));
        values.put("codeText", code.of(number, digest));
        values.put("qr", QrCode.dataUri(code.of(number, digest)));
        values.put("checkedAt", code.page(number));
        var pdf = printer.print(
                PaperTemplate.xhtml("contract/handover", values),
                "交付确认书 " + number,
                List.of(new EmbeddedFile(
                        "handover.json",
                        "application/json",
                        "交付数据 Data of the hand-over",
                        data.getBytes(StandardCharsets.UTF_8))));
        var now = clock.instant();
        audit.append(
                lease.number(),
                PaperMarks.kept(
                        AuditEntry.of(AuditTrail.SYSTEM, "DELIVERY_CONFIRMED").detail(Map.of("reference", number)),
                        PaperKind.HANDOVER,
                        number,
                        digest,
                        null,
                        now),
                now);
        return pdf;
    }

    private String data(String number, Lease lease, Stated stated) {
        var delivery = stated.delivery();
        var details = stated.details();
        var lastDay = stated.lastDay();
        var data = new TreeMap<String, Object>();
        data.put("format", "server-lease-handover/1");
        data.put("number", number);
        data.put("contract", lease.number());
        data.put("deliveredOn", delivery.deliveredOn().toString());
        data.put("units", lines(details.units()));
        data.put("addresses", lines(details.addresses()));
        data.put("account", lines(details.account()));
        if (delivery.firstDay() != null && lastDay != null) {
            data.put("firstDay", delivery.firstDay().toString());
            data.put("lastDay", lastDay.toString());
        }
        try {
            return CanonicalJson.of(json.writeValueAsString(data));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    /** A last day that gives way to a holiday. */
    private Map<String, String> counted(LocalDate last) {
        return Map.of(
                "zh",
                PageTime.zh(clock.getZone()).countedDay(last),
                "en",
                PageTime.en(clock.getZone()).countedDay(last));
    }

    private @Nullable Map<String, String> day(@Nullable LocalDate day) {
        if (day == null) {
            return null;
        }
        var at = day.atStartOfDay(clock.getZone()).toInstant();
        return Map.of(
                "zh",
                PageTime.zh(clock.getZone()).day(at),
                "en",
                PageTime.en(clock.getZone()).day(at));
    }
}
