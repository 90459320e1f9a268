package dev.serverlease.evidence.bundle;

import dev.serverlease.attachment.Attachments;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.AuditTrail.Step;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.words.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * 争议和结清: rent that was paid before a notice of termination arrived and booked later, what was found on it, objections
 * that were accepted, and what was settled, for whoever opens the bundle without the product. It names nobody and
 * repeats no words of persons: those stand in the files.
 */
@Component
class DisputeStory {

    private final AuditTrail audit;
    private final Attachments attachments;
    private final Clock clock;

    DisputeStory(AuditTrail audit, Attachments attachments, Clock clock) {
        this.audit = audit;
        this.attachments = attachments;
        this.clock = clock;
    }

    /** A line each, as they were recorded; empty if there is nothing of it. */
    List<String> of(String number) {
        var lines = new ArrayList<String>();
        var arrived = "";
        for (var step : audit.of(number)) {
            if (step.action().equals("RENT_NOTICE")) {
                arrived = said(step, "arrivedOn");
            }
            line(number, step, arrived)
                    .map(line -> line.zh() + "。 " + line.en() + ".")
                    .ifPresent(lines::add);
        }
        return lines;
    }

    /** @param arrived the day on which the notice of termination for rent arrived; empty if none did */
    private Optional<Bilingual> line(String number, Step step, String arrived) {
        return switch (step.action()) {
            case "RENT_PAYMENT_TOO_LATE" -> Optional.of(paid(step, arrived));
            case "END_FOUND_EFFECTIVE", "END_FOUND_WITHOUT_EFFECT", "END_SETTLED_BY_PARTIES" ->
                Optional.of(found(number, step));
            case "OBJECTION_ANSWERED" ->
                said(step, "verdict").equals("REJECTED") ? Optional.empty() : Optional.of(accepted(step));
            case "RENT_ACCEPT" ->
                Optional.of(new Bilingual(
                        day(step) + "  承租人未付租金的理由成立，不据此解除",
                        "The lessee's ground for not paying was accepted, and the lease not ended for it"));
            case "SETTLED_DEPOSIT" -> Optional.of(deposit(step));
            case "SETTLED_RENT" -> Optional.of(rent(step));
            default -> Optional.empty();
        };
    }

    private Bilingual paid(Step step, String arrived) {
        var what = sum(step, "amount");
        var reference = said(step, "reference");
        return new Bilingual(
                said(step, "paidOn") + "  支付租金 " + what + "（编号 " + reference + "），不晚于解除通知到达之日 " + arrived + "；"
                        + day(step) + " 登记",
                "Rent of " + what + " (number " + reference
                        + ") was paid, no later than the notice of termination arrived" + " on " + arrived
                        + "; booked on " + day(step));
    }

    private Bilingual found(String number, Step step) {
        var words = switch (step.action()) {
            case "END_FOUND_EFFECTIVE" -> new Bilingual("认定解除有效", "The end was found to stand");
            case "END_FOUND_WITHOUT_EFFECT" -> new Bilingual("认定解除不发生效力", "The end was found to have no effect");
            default -> new Bilingual("双方就解除的效力书面了结", "The parties settled in writing whether the end stands");
        };
        var proof = attachments.of(number).stream()
                .filter(file -> file.fileName().equals(said(step, "proof")))
                .map(file -> "attachments/" + file.id())
                .findFirst();
        return new Bilingual(
                day(step) + "  " + words.zh() + proof.map(path -> "，依据 " + path).orElse("") + "，理由见 ending/ending.json",
                words.en() + proof.map(path -> ", on " + path).orElse("") + ", reasons in ending/ending.json");
    }

    private Bilingual accepted(Step step) {
        var against = Words.of("objection-against", said(step, "against"));
        boolean partly = said(step, "verdict").equals("PARTLY");
        var file = said(step, "file");
        return new Bilingual(
                day(step) + "  承租人对" + against.zh() + "的异议" + (partly ? "部分成立" : "成立")
                        + (file.isEmpty() ? "" : "，异议附有 attachments/" + file) + "，见 lessee/lessee.json",
                "The lessee's objection to the " + against.en() + " was " + (partly ? "accepted in part" : "accepted")
                        + (file.isEmpty() ? "" : ", made with attachments/" + file) + ", see lessee/lessee.json");
    }

    private static Bilingual deposit(Step step) {
        return new Bilingual(
                said(step, "paidOn") + "  押金结清：退还 " + sum(step, "amount") + "，抵扣 " + sum(step, "setOff"),
                "The deposit was settled: repaid " + sum(step, "amount") + ", set off " + sum(step, "setOff"));
    }

    private static Bilingual rent(Step step) {
        var rest = money(step, "rentOwed").subtract(money(step, "rentPaid")).subtract(money(step, "setOff"));
        var paid = rest.signum() == 0
                ? new Bilingual("互不相欠", "nothing is open")
                : rest.signum() > 0
                        ? new Bilingual("承租人支付 " + sum(step, "amount"), "the lessee paid " + sum(step, "amount"))
                        : new Bilingual("出租人退还 " + sum(step, "amount"), "the lessor repaid " + sum(step, "amount"));
        var differs = said(step, "difference").isEmpty()
                ? new Bilingual("", "")
                : new Bilingual(
                        "（与合同和付款登记不一致，理由见 ending/ending.json）",
                        " (other than contract and payments on record; why is in" + " ending/ending.json)");
        return new Bilingual(
                said(step, "paidOn") + "  租金结清：应付 " + sum(step, "rentOwed") + "，此前已付 " + sum(step, "rentPaid")
                        + "，以押金抵扣 " + sum(step, "setOff") + "，" + paid.zh() + differs.zh(),
                "The rent was settled: owed " + sum(step, "rentOwed") + ", paid before " + sum(step, "rentPaid")
                        + ", set off against the deposit " + sum(step, "setOff") + ", " + paid.en() + differs.en());
    }

    private static String sum(Step step, String member) {
        return money(step, member).toPlainString() + " " + said(step, "currency");
    }

    private static BigDecimal money(Step step, String member) {
        return new BigDecimal(said(step, member)).setScale(2, RoundingMode.UNNECESSARY);
    }

    private String day(Step step) {
        return step.at().atZone(clock.getZone()).toLocalDate().toString();
    }

    private static String said(Step step, String member) {
        return step.detail().path(member).asText("");
    }
}
