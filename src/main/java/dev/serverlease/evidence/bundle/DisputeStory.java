package dev.serverlease.evidence.bundle;

import dev.serverlease.attachment.AttachmentKind;
import dev.serverlease.attachment.Attachments;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.AuditTrail.Step;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.stage.inforce.suspension.Suspensions;
import dev.serverlease.words.Word;
import dev.serverlease.words.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * 经过和结清: notices, suspensions, orders, what went off and on again and that a lease went on; rent that was paid before a
 * notice of termination arrived and booked later, what was found on it, objections that were accepted, and what was
 * settled, for whoever opens the bundle without the product. It names nobody and repeats no words of persons: those
 * stand in the files.
 */
@Component
class DisputeStory {

    /** Of which the words of the step say enough. */
    private static final Set<String> TOLD = Set.of(
            "SUSPENSION_ORDERED",
            "SUSPENSION_LIFTED",
            "CURED",
            "CURED_AGAIN",
            "ORDER_LIFTED",
            "SERVER_SWITCHED_OFF",
            "SERVER_SWITCHED_ON",
            "NOTICE_OF_TERMINATION_ARRIVED",
            "INDEFINITE_LEASE_NOTICED",
            "RENT_NOTICE",
            "GOES_ON_IN_FORCE",
            "GOES_ON_ACTIVATION");

    private static final String WITHOUT_EFFECT = "END_WITHOUT_EFFECT";

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
        var settled = new HashSet<String>();
        for (var step : audit.of(number)) {
            if (step.action().equals("RENT_NOTICE")) {
                arrived = said(step, "arrivedOn");
            }
            boolean again = step.action().startsWith("SETTLED_") && !settled.add(step.action());
            line(number, step, arrived)
                    .map(line -> line.zh() + (again ? "；本项代替此前的登记" : "") + "。 " + line.en()
                            + (again ? "; this replaces what was recorded of it before" : "") + ".")
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
            case "NOT_TERMINATED" ->
                said(step, "answer").equals(WITHOUT_EFFECT) ? Optional.empty() : Optional.of(notTerminated(step));
            case "LEGAL_HOLD_SET" ->
                step.detail().path("undecided").asBoolean()
                        ? Optional.of(
                                new Bilingual(
                                        day(step) + "  解除是否有效存疑，待认定；其间保全服务器和数据",
                                        "It came to be in doubt whether the end stands; server and data were held until that is found"))
                        : Optional.empty();
            default ->
                TOLD.contains(step.action()) || step.detail().path("what").has("orderRef")
                        ? Words.step(step.action()).map(word -> inWords(step, word))
                        : Optional.empty();
        };
    }

    /** By the day on which a notice arrived, as far as one did; else by that of the record. */
    private Bilingual inWords(Step step, Word word) {
        var own = said(step, "noticeArrivedOn");
        var arrived = own.isEmpty() ? said(step, "arrivedOn") : own;
        boolean ordered =
                step.action().equals(Suspensions.ORDERED) && step.detail().has(Suspensions.OBEYED);
        return new Bilingual(
                (arrived.isEmpty() ? day(step) : arrived) + "  " + word.zh() + (ordered ? "（依机关命令）" : "")
                        + (arrived.isEmpty() ? "" : "；" + day(step) + " 登记"),
                word.en()
                        + (ordered ? ", on an order of an authority" : "")
                        + (arrived.isEmpty() ? "" : "; recorded on " + day(step)));
    }

    private Bilingual notTerminated(Step step) {
        var why = Words.of("not-terminated", said(step, "answer"));
        return new Bilingual(
                day(step) + "  不解除，合同继续：" + why.zh(), "Not terminated, and the contract goes on: " + why.en());
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
                .filter(file -> file.kind() == AttachmentKind.SETTLEMENT_AGREEMENT)
                .filter(file -> file.fileName().equals(said(step, "proof")))
                // another of that name may have been handed in since
                .filter(file -> !file.receivedAt().toInstant().isAfter(step.at()))
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
