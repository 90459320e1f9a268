package dev.serverlease.stage.activation.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.clause.ContractFacts;
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

    private final PdfPrinter printer;
    private final PaperCode code;
    private final AuditTrail audit;
    private final ObjectMapper json;
    private final Clock clock;

    DeliveryPaper(PdfPrinter printer, PaperCode code, AuditTrail audit, ObjectMapper json, Clock clock) {
        this.printer = printer;
        this.code = code;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /** @throws dev.serverlease.paper.UnprintableText if a text has a character that no font of ours shows */
    byte[] print(String number, Lease lease, ContractFacts facts, Delivery delivery, DeliveryDetails details) {
        var data = data(number, lease, delivery, details);
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
        values.put("lastDay", day(delivery.lastDay()));
        values.put("late", delivery.daysLate());
        values.put("madeOn", day(LocalDate.now(clock)));
        values.put("again", details.position() > 0);
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

    private String data(String number, Lease lease, Delivery delivery, DeliveryDetails details) {
        var data = new TreeMap<String, Object>();
        data.put("format", "server-lease-handover/1");
        data.put("number", number);
        data.put("contract", lease.number());
        data.put("deliveredOn", delivery.deliveredOn().toString());
        data.put("units", lines(details.units()));
        data.put("addresses", lines(details.addresses()));
        data.put("account", lines(details.account()));
        if (delivery.firstDay() != null && delivery.lastDay() != null) {
            data.put("firstDay", delivery.firstDay().toString());
            data.put("lastDay", delivery.lastDay().toString());
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
