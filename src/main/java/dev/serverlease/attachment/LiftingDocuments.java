package dev.serverlease.attachment;

import dev.serverlease.law.facts.Fact;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * 解除命令的文书: an order of an authority or court binds until that body lifts it (Cybersecurity Law arts. 49, 69), so the
 * paper that says so is on record, and whoever records the lifting names its number and date.
 */
@Component
public class LiftingDocuments {

    private static final Pattern DAY =
            Pattern.compile("(\\d{4})\\s*[-年./]\\s*(\\d{1,2})\\s*[-月./]\\s*(\\d{1,2})\\s*日?");

    private final RecordedFacts facts;
    private final Attachments attachments;
    private final AuditTrail audit;
    private final Clock clock;

    LiftingDocuments(RecordedFacts facts, Attachments attachments, AuditTrail audit, Clock clock) {
        this.facts = facts;
        this.attachments = attachments;
        this.audit = audit;
        this.clock = clock;
    }

    /** When the newest order came in, and when that was recorded. */
    private record Order(LocalDate receivedOn, Instant recordedAt) {}

    /**
     * Nothing is asked where no order stands.
     *
     * @param field of the form, which holds {@code said}
     * @throws Refusal with 409 while no file lifts the order, 400 if what is said does not name its number and date
     */
    public void require(Lease lease, String field, String said) {
        if (!facts.has(lease, Fact.REGULATOR_ORDER)) {
            return;
        }
        var days = attachments.of(lease.number()).stream()
                .filter(file -> file.kind() == AttachmentKind.ORDER_LIFTING)
                .filter(liftsNewest(lease))
                .map(Attachment::effectiveOn)
                .toList();
        if (days.isEmpty()) {
            throw refusal(
                    409,
                    field,
                    "因机关命令而停止的，凭解除命令的文书恢复：先在“附件”中上传该文书，用途选“" + AttachmentKind.ORDER_LIFTING.label()
                            + "”，文件日期填文书的日期（不早于收到命令之日），再写明其文号和日期。 An order ends by the paper that lifts it: hand that in"
                            + " under “Files” first, dated as it is and not before the order, then give its number and date.");
        }
        var named = DAY.matcher(said);
        boolean dated = named.results().map(LiftingDocuments::day).anyMatch(days::contains);
        boolean numbered = named.replaceAll("").codePoints().anyMatch(c -> Character.isDigit(c) || c == '号');
        if (!dated || !numbered) {
            throw refusal(
                    400,
                    field,
                    "请写明解除命令的文书的文号和日期，例如“沪公解字〔2026〕3号，2026-12-02”；已提交的文书日期为 "
                            + days.stream().map(String::valueOf).collect(Collectors.joining("、"))
                            + "。 Give the number and the date of the paper that lifts the order; the one on record is of "
                            + days.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ".");
        }
    }

    /** What was handed in, or written, before the order does not lift it. */
    private Predicate<Attachment> liftsNewest(Lease lease) {
        return audit.of(lease.number()).stream()
                .filter(step -> step.detail().path("what").has("orderRef"))
                .reduce((earlier, later) -> later)
                .map(step -> new Order(
                        OffsetDateTime.parse(step.detail()
                                        .path("what")
                                        .path("receivedAt")
                                        .asText())
                                .atZoneSameInstant(clock.getZone())
                                .toLocalDate(),
                        step.at()))
                .<Predicate<Attachment>>map(order -> file -> file.effectiveOn() != null
                        && !file.effectiveOn().isBefore(order.receivedOn())
                        && !file.receivedAt().toInstant().isBefore(order.recordedAt()))
                .orElse(file -> file.effectiveOn() != null);
    }

    /** No day of the calendar is none. */
    private static LocalDate day(MatchResult found) {
        try {
            return LocalDate.of(
                    Integer.parseInt(found.group(1)),
                    Integer.parseInt(found.group(2)),
                    Integer.parseInt(found.group(3)));
        } catch (DateTimeException e) {
            return LocalDate.MIN;
        }
    }

    private static Refusal refusal(int status, String field, String message) {
        return new Refusal(status, message, List.of(new FieldError(field, message)));
    }
}
