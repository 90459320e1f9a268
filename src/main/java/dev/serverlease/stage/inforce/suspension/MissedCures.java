package dev.serverlease.stage.inforce.suspension;

import dev.serverlease.clause.ClauseLibrary;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.legalnotice.LegalNoticeKind;
import dev.serverlease.legalnotice.TaskLegalNotices;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.request.Submission;
import dev.serverlease.words.PageTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * 逾期未整改: a breach that was not mended ends a lease only where the notice of the suspension was sent and arrived, and
 * the contract's time since then has passed (clause {@code termination}; Civil Code arts. 137, 562). An order of an
 * authority is no breach, however long it stands.
 */
@Component
public class MissedCures {

    static final String ANSWER = "NOT_CURED";

    private static final String STEP = "CURE_MISSED";

    private static final Set<String> ABOUT = Set.of(STEP, Suspensions.ORDERED, Suspensions.LIFTED);

    private final CurePeriod period;
    private final TaskLegalNotices letters;
    private final SuspensionObjections objections;
    private final AuditTrail audit;
    private final Clock clock;

    MissedCures(
            CurePeriod period,
            TaskLegalNotices letters,
            SuspensionObjections objections,
            AuditTrail audit,
            Clock clock) {
        this.period = period;
        this.objections = objections;
        this.letters = letters;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A cure that did not come, as an officer established it.
     *
     * @param arrivedOn when the notice of the suspension arrived
     * @param letter its number; empty if notice was given outside the product
     * @param endedAt when the time to cure was over
     * @param found what the officer found then
     */
    public record MissedCure(LocalDate arrivedOn, String letter, Instant endedAt, String found) {}

    /** Days from the arrival of the notice, as the contract grants them. */
    static int daysSinceArrival() {
        return ClauseLibrary.current().figure("cureDays").intValueExact();
    }

    /** Days from the suspension, where what the use needs by law has lapsed. */
    static int daysSinceSuspension() {
        return ClauseLibrary.current().figure("suspensionEndDays").intValueExact();
    }

    /**
     * @throws Refusal with 400 for invalid content or an arrival that nothing proves, 409 for a suspension by order or
     *     to which the lessee objects, a notice that was not sent, or before the time to cure is over; each names the
     *     field
     */
    void check(Lease lease, Suspension suspension, Submission submission) {
        if (suspension.isByOrder()) {
            throw refusal(
                    "answer",
                    "因机关命令而暂停的，命令本身不是解除合同的事由，不能以逾期未整改解除；命令解除后在此确认。确有其他解除事由的，在租赁页面提出解除并写明事由。 The service is suspended by"
                            + " an order, which is no ground to terminate: confirm here once it is lifted. Where there is a ground of"
                            + " another kind, ask for the termination on the page of the lease and name it.");
        }
        objections.requireNone(lease, "answer");
        submission
                .problems()
                .day("arrivedOn", "暂停服务通知书到达日期", null, LocalDate.now(clock))
                .required("proof", "送达证明", 500)
                .required("note", "仍未整改的情况", 4000)
                .refuseIfAny();
        var arrivedOn = LocalDate.parse(submission.text("arrivedOn"));
        letters.requireArrival(
                lease,
                LegalNoticeKind.SUSPENSION,
                new TaskLegalNotices.Arrival(
                        "", "arrivedOn", arrivedOn, submission.text("proof"), day(suspension.suspendedAt())));
        var end = end(suspension, arrivedOn);
        if (clock.instant().isBefore(end)) {
            throw refusal(
                    "answer",
                    "整改期限自暂停服务通知书到达起算，至 " + PageTime.zh(clock.getZone()).counted(end)
                            + " 届满，届满前不得以逾期未整改解除。 The time to cure runs from the arrival of the notice and is not over"
                            + " before " + PageTime.en(clock.getZone()).counted(end)
                            + "; until then the lease is not terminated for it.");
        }
    }

    void record(Lease lease, Suspension suspension, Submission submission, String actor) {
        var arrivedOn = LocalDate.parse(submission.text("arrivedOn"));
        var said = new LinkedHashMap<String, Object>(Map.of(
                "arrivedOn", submission.text("arrivedOn"),
                "proof", submission.text("proof"),
                "endedAt", end(suspension, arrivedOn).toString(),
                "note", submission.text("note")));
        letters.arrived(lease, LegalNoticeKind.SUSPENSION, arrivedOn)
                .ifPresent(letter -> said.put("reference", letter));
        audit.record(lease.number(), actor, STEP, said, null);
    }

    /**
     * What is on record of the newest suspension; empty if no officer has established that its cure did not come, or it
     * had no ground.
     */
    public Optional<MissedCure> of(String leaseNumber) {
        return audit.of(leaseNumber).stream()
                .filter(step -> ABOUT.contains(step.action()))
                .reduce((earlier, later) -> later)
                .filter(step -> step.action().equals(STEP))
                .map(AuditTrail.Step::detail)
                .map(said -> new MissedCure(
                        LocalDate.parse(said.path("arrivedOn").asText()),
                        said.path("reference").asText(),
                        Instant.parse(said.path("endedAt").asText()),
                        said.path("note").asText()));
    }

    /**
     * The first instant at which it can be found that the cure did not come, as far as is known now: of a notice that
     * was not sent, as if it arrived today. An order is waited for, and this is the day that its lessee was told.
     */
    Instant earliest(Lease lease, Suspension suspension) {
        return suspension.isByOrder()
                ? suspension.cureBy()
                : end(
                        suspension,
                        letters.firstSentOn(lease, LegalNoticeKind.SUSPENSION).orElseGet(() -> LocalDate.now(clock)));
    }

    /** The same where the notice was sent: before then nobody may terminate for the breach. */
    public Optional<Instant> earliestOfSent(Lease lease, Suspension suspension) {
        return letters.firstSentOn(lease, LegalNoticeKind.SUSPENSION).map(sentOn -> end(suspension, sentOn));
    }

    /** The latest of what the lessee was told and of what the contract grants. */
    private Instant end(Suspension suspension, LocalDate arrivedOn) {
        var sinceSuspension = day(suspension.suspendedAt()).plusDays(suspension.unlawful() ? daysSinceSuspension() : 0);
        return Stream.of(
                        suspension.cureBy(),
                        period.endsAt(arrivedOn.plusDays(daysSinceArrival())),
                        period.endsAt(sinceSuspension))
                .max(Instant::compareTo)
                .orElseThrow();
    }

    private LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, clock.getZone());
    }

    private static Refusal refusal(String field, String message) {
        return new Refusal(409, message, List.of(new FieldError(field, message)));
    }
}
