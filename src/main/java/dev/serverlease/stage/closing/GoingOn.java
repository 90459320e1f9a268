package dev.serverlease.stage.closing;

import dev.serverlease.config.LeaseSettings;
import dev.serverlease.law.facts.Fact;
import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.LeaseTransitions;
import dev.serverlease.lease.Party;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.lease.Termination;
import dev.serverlease.lease.Terminations;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.people.Groups;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.stage.inforce.rent.RentDefault;
import dev.serverlease.stage.inforce.rent.RentDefaults;
import dev.serverlease.stage.inforce.suspension.Suspension;
import dev.serverlease.stage.inforce.suspension.SuspensionNotice;
import dev.serverlease.stage.inforce.suspension.Suspensions;
import dev.serverlease.words.DueText;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** 不解除: a lease that came to its closing goes on where it stood, before any notice has arrived. */
@Component
class GoingOn {

    private static final String CLAIM_UNFOUNDED = "CLAIM_UNFOUNDED";
    private static final String RIGHT_LAPSED = "RIGHT_LAPSED";

    /** Why a lease is not terminated. */
    static final Set<String> ANSWERS = Set.of(CLAIM_UNFOUNDED, RIGHT_LAPSED, "AGREED_TO_GO_ON");

    private final LeaseTransitions transitions;
    private final Terminations terminations;
    private final Suspensions suspensions;
    private final RentDefaults rents;
    private final RecordedFacts facts;
    private final LawAtTheEnd law;
    private final KnownSince known;
    private final Notices notices;
    private final SuspensionNotice suspensionNotice;
    private final LeaseSettings settings;
    private final Clock clock;

    GoingOn(
            LeaseTransitions transitions,
            Terminations terminations,
            Suspensions suspensions,
            RentDefaults rents,
            RecordedFacts facts,
            LawAtTheEnd law,
            KnownSince known,
            Notices notices,
            SuspensionNotice suspensionNotice,
            LeaseSettings settings,
            Clock clock) {
        this.transitions = transitions;
        this.terminations = terminations;
        this.suspensions = suspensions;
        this.rents = rents;
        this.facts = facts;
        this.law = law;
        this.known = known;
        this.notices = notices;
        this.suspensionNotice = suspensionNotice;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @param asked the termination that was asked for; empty where a review or a missed cure led to it
     * @throws Refusal with 400 where the answer does not fit
     */
    void check(Lease lease, Optional<Termination> asked, String answer) {
        if (answer.equals(CLAIM_UNFOUNDED)
                && asked.filter(termination -> termination.party() == Party.LESSEE)
                        .isEmpty()) {
            throw wrong(
                    "不是承租人提出的解除，不能以其主张不成立结束。 It is not the lessee who terminates: there is no claim to find unfounded.");
        }
        if (answer.equals(RIGHT_LAPSED) && !isLapsed(lease, asked)) {
            throw wrong("解除权尚未消灭（民法典第五百六十四条）。 The right to terminate has not lapsed yet (Civil Code art. 564).");
        }
    }

    /** A notice that arrived today would come too late. */
    private boolean isLapsed(Lease lease, Optional<Termination> asked) {
        var limited = asked.map(termination ->
                        TerminationGround.valueOf(termination.ground()).isLimited())
                .orElse(true);
        var said = NamedFacts.of(Fact.CHOSEN, true)
                .with(Fact.INDEFINITE, false)
                .with(Fact.GROUND_KNOWN_SINCE, known.of(lease))
                .with(Fact.NOTICE_ARRIVED_ON, LocalDate.now(clock))
                .with(Fact.ARRIVAL_PROOF_REF, "ARRIVES_TODAY");
        return limited && law.finding(LawAtTheEnd.NOTICE, lease, said).isViolated();
    }

    /** Where a lease goes on. */
    enum Place {
        ACTIVATION,
        IN_FORCE,
        SUSPENDED
    }

    /** Records the answer, and takes back what was said of the end. */
    Place record(Lease lease, String answer, String explanation, String actor) {
        terminations.notTerminated(lease.number(), answer, explanation, actor);
        takeBack(lease, answer, actor);
        var place = place(lease);
        var suspended = place == Place.SUSPENDED ? keepSuspended(lease, actor) : Optional.<Suspension>empty();
        transitions.goOn(lease, place == Place.ACTIVATION ? LeaseStage.ACTIVATION : LeaseStage.IN_FORCE, actor);
        tell(lease, suspended);
        return place;
    }

    private Place place(Lease lease) {
        if (lease.inForceAt() == null) {
            return Place.ACTIVATION;
        }
        return suspensions.isOff(lease.number()) ? Place.SUSPENDED : Place.IN_FORCE;
    }

    private void takeBack(Lease lease, String answer, String actor) {
        var said = Stream.of(
                        Fact.CHOSEN,
                        Fact.GROUND_KNOWN_SINCE,
                        Fact.NOTICE_ARRIVED_ON,
                        Fact.ARRIVAL_PROOF_REF,
                        Fact.THING_LOST,
                        Fact.USE_CONDITIONS_BREACHED,
                        Fact.CAUSED_BY_LESSEE)
                .reduce(
                        NamedFacts.of(Fact.INDEFINITE, lease.indefinite()),
                        (gone, fact) -> gone.with(fact, null),
                        NamedFacts::and);
        facts.add(lease.number(), said, actor);
        if (answer.equals(CLAIM_UNFOUNDED)) {
            facts.add(lease.number(), NamedFacts.of(Fact.SEIZED, null).with(Fact.DISPUTED, null), actor);
        }
    }

    /**
     * A date for the cure that is over would end the lease again at once: there is a new one. Whatever it is, the
     * lessee is told that the server stays off, and until when the cure counts.
     */
    private Optional<Suspension> keepSuspended(Lease lease, String actor) {
        suspensions
                .latest(lease.number())
                .filter(suspension -> !suspension.cureBy().isAfter(clock.instant()))
                .ifPresent(suspension -> suspendAnew(lease, suspension, actor));
        var standing = suspensions.latest(lease.number());
        standing.ifPresent(suspension -> suspensionNotice.staysSuspended(lease, suspension));
        return standing;
    }

    private void suspendAnew(Lease lease, Suspension suspension, String actor) {
        suspensions.add(
                lease.number(),
                suspension.ground(),
                suspension.clause(),
                suspension.unlawful(),
                settings.suspension().cureBy(ZonedDateTime.now(clock)),
                actor);
    }

    /** @param suspended the suspension to which the lease comes back; empty where it does not */
    private void tell(Lease lease, Optional<Suspension> suspended) {
        var until = suspended.map(suspension -> DueText.of(suspension.cureBy().atZone(clock.getZone())));
        var goesOnZh =
                until.map(end -> "合同继续，但服务仍暂停，服务器保持关停，整改期限为 " + end + "。").orElse("继续履行。");
        var goesOnEn = until.map(end -> "stays suspended: its server stays off, to be cured by " + end + ".")
                .orElse("goes on.");
        var rent = rents.open(lease.number()).map(RentDefault::overdueSince);
        var zh = rent.map(since -> " 自 " + since + " 起逾期的租金仍未了结，原催告任务已随解除程序关闭：请合规人员取消该项登记，再登记仍欠的数额，重新催告。")
                .orElse("");
        var en = rent.map(
                        since -> " The rent overdue since " + since
                                + " is not settled, and its task was closed with the termination: compliance retracts that record and records what is still owed, so that it is demanded anew.")
                .orElse("");
        notices.tell(
                Notice.about(
                        lease.number(),
                        NoticeKind.NOT_TERMINATED,
                        "租赁 " + lease.number() + " 不解除，" + goesOnZh + zh,
                        "Lease " + lease.number() + " is not terminated and " + goesOnEn + en),
                Audience.group(Groups.COMPLIANCE),
                Audience.person(lease.applicant()));
    }

    private static Refusal wrong(String text) {
        return new Refusal(400, text, List.of(new FieldError("notEnded", text)));
    }
}
