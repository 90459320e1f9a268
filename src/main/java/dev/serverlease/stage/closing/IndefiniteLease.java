package dev.serverlease.stage.closing;

import dev.serverlease.law.facts.Fact;
import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Leases;
import dev.serverlease.lease.Party;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.legalnotice.LegalNoticeKind;
import dev.serverlease.legalnotice.TaskLegalNotices;
import dev.serverlease.process.TermTimers;
import dev.serverlease.request.PastDay;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * The notice that ends an indefinite lease a reasonable period later (Civil Code art. 730): the lessor's letter, or the
 * lessee's own.
 */
@Component
class IndefiniteLease {

    private final Leases leases;
    private final RecordedFacts facts;
    private final LawAtTheEnd law;
    private final TermTimers timers;
    private final TaskLegalNotices letters;
    private final IndefiniteLetter letter;
    private final Clock clock;

    IndefiniteLease(
            Leases leases,
            RecordedFacts facts,
            LawAtTheEnd law,
            TermTimers timers,
            TaskLegalNotices letters,
            IndefiniteLetter letter,
            Clock clock) {
        this.letters = letters;
        this.leases = leases;
        this.facts = facts;
        this.law = law;
        this.timers = timers;
        this.letter = letter;
        this.clock = clock;
    }

    /**
     * Sets the lease's end and moves its timer.
     *
     * @throws Refusal with 400 for invalid days, or if nothing proves that the notice arrived, 409 if notice was
     *     already given, or a letter was made for it and none was sent, 422 if the lease is not indefinite, the period
     *     is too short, or facts of a ground are named
     */
    void giveNotice(Lease lease, TerminationRequest request, String actor) {
        requireNoGround(request);
        if (!lease.indefinite()) {
            throw new Refusal(
                    422,
                    "租赁 " + lease.number() + " 有约定的租期，不是不定期租赁，不能随时解除（民法典第七百三十条）；请选择其他解除事由。 Lease " + lease.number()
                            + " has a term and is not indefinite (Civil Code art. 730); choose another ground.");
        }
        if (lease.termEndsAt() != null) {
            throw new Refusal(
                    409,
                    "租赁 " + lease.number() + " 的解除通知已登记，于 " + LocalDate.ofInstant(lease.termEndsAt(), clock.getZone())
                            + " 零时终了。 Notice is on record already; lease " + lease.number() + " ends then.");
        }
        var arrivedOn = request.noticeArrivedOn();
        var endsOn = request.endsOn();
        if (arrivedOn == null) {
            throw TerminationCommands.wrong("noticeArrivedOn", "请填写通知到达日期。 Say when the notice arrived.");
        }
        if (endsOn == null) {
            throw lastDayWanted();
        }
        if (arrivedOn.isBefore(PastDay.FIRST)) {
            throw TerminationCommands.wrong("noticeArrivedOn", "日期过早，请核对。 The day is too long ago; check it.");
        }
        if (endsOn.isAfter(PastDay.LAST)) {
            throw TerminationCommands.wrong("endsOn", "日期过晚，请核对。 The day is too far ahead; check it.");
        }
        var earliest = arrivedOn.plusDays(IndefiniteLetter.days());
        if (endsOn.isBefore(earliest)) {
            var message = "租赁的最后一日 " + endsOn + " 距通知到达之日 " + arrivedOn + " 不足" + IndefiniteLetter.days() + "日，不得早于 "
                    + earliest + "（民法典第七百三十条，合同“不定期租赁”条款）。 The last day is less than " + IndefiniteLetter.days()
                    + " days after the notice arrived: not before " + earliest
                    + " (Civil Code art. 730; contract, indefinite lease).";
            throw new Refusal(422, message, List.of(new FieldError("endsOn", message)));
        }
        var proof = Objects.requireNonNullElse(request.proof(), "").strip();
        var said = NamedFacts.of(Fact.CHOSEN, true)
                .with(Fact.INDEFINITE, true)
                .with(Fact.NOTICE_ARRIVED_ON, arrivedOn)
                .with(Fact.ARRIVAL_PROOF_REF, proof)
                .with(Fact.PRIOR_NOTICE_DAYS, ChronoUnit.DAYS.between(arrivedOn, endsOn))
                .with(Fact.AGREED_NOTICE_DAYS, IndefiniteLetter.days());
        law.require(422, "endsOn", LawAtTheEnd.NOTICE, lease, said);
        var arrival = Party.valueOf(request.by()) == Party.LESSOR
                ? arrivalOfOurs(lease, arrivedOn, proof, endsOn)
                : arrivalOfTheirs(lease, arrivedOn, endsOn);
        facts.add(lease.number(), said, actor);
        var shown = new HashMap<>(arrival);
        shown.put("lastDay", endsOn.toString());
        leases.endIndefinite(
                lease.number(),
                endsOn,
                AuditEntry.of(actor, "INDEFINITE_LEASE_NOTICED").detail(shown));
        timers.moveEnd(lease, endsOn.plusDays(1).atStartOfDay(clock.getZone()).toInstant());
    }

    /**
     * The lease ends on the day that the letter says, though it be past when the arrival is recorded; only notice given
     * elsewhere can have said another.
     */
    private Map<String, String> arrivalOfOurs(Lease lease, LocalDate arrivedOn, String proof, LocalDate endsOn) {
        letters.requireArrival(
                lease,
                LegalNoticeKind.INDEFINITE_TERMINATION,
                new TaskLegalNotices.Arrival("", "noticeArrivedOn", arrivedOn, proof, letter.since(lease)));
        var arrived = letters.arrived(lease, LegalNoticeKind.INDEFINITE_TERMINATION, arrivedOn);
        if (arrived.isEmpty()) {
            requireNotPast(endsOn);
            var outside = new HashMap<>(letters.notice(lease, LegalNoticeKind.INDEFINITE_TERMINATION, arrivedOn));
            outside.put("arrivedOn", arrivedOn.toString());
            return outside;
        }
        var lastDay = letter.lastDay(arrivedOn);
        if (!endsOn.equals(lastDay)) {
            throw TerminationCommands.wrong(
                    "endsOn",
                    "通知 " + arrived.get() + " 于 " + arrivedOn + " 到达，依其所载，租赁的最后一日为 " + lastDay + "，请更正。 Notice "
                            + arrived.get() + " arrived on " + arrivedOn + "; as it says, the last day is " + lastDay
                            + ". Correct it.");
        }
        return Map.of("arrivedOn", arrivedOn.toString(), "reference", arrived.get());
    }

    /** No letter of ours arrives with it: its day is not said where letters look for theirs. */
    private Map<String, String> arrivalOfTheirs(Lease lease, LocalDate arrivedOn, LocalDate endsOn) {
        requireNotPast(endsOn);
        letters.requireProofOfLessees(lease, arrivedOn, letter.since(lease));
        var arrival = new HashMap<>(letters.lessees(lease, arrivedOn));
        arrival.put("noticeArrivedOn", arrivedOn.toString());
        return arrival;
    }

    private static void requireNoGround(TerminationRequest request) {
        var message = "解除不定期租赁无须解除事由，此项不填写，请删除。 To end an indefinite lease no ground is needed; remove this.";
        var errors = new ArrayList<FieldError>();
        request.ofAGround().forEach((name, value) -> {
            if (value != null) {
                errors.add(new FieldError(name, message));
            }
        });
        if (!errors.isEmpty()) {
            throw new Refusal(422, message, errors);
        }
    }

    private void requireNotPast(LocalDate endsOn) {
        if (endsOn.isBefore(LocalDate.now(clock))) {
            throw lastDayWanted();
        }
    }

    private static Refusal lastDayWanted() {
        return TerminationCommands.wrong(
                "endsOn", "请填写租赁的最后一日，不得早于今日。 Give the last day of the lease; it cannot be past.");
    }
}
