package dev.serverlease.stage.closing;

import dev.serverlease.law.facts.Fact;
import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.LeaseTransitions;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.lease.Terminations;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.stage.inforce.suspension.Suspension;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** 不解除: a lease in its closing continues in its previous stage, before any notice has arrived. */
@Component
class GoingOn {

    private static final String CLAIM_UNFOUNDED = "CLAIM_UNFOUNDED";
    private static final String GROUND_UNFOUNDED = "GROUND_UNFOUNDED";
    private static final String RIGHT_LAPSED = "RIGHT_LAPSED";
    private static final String OBJECTION_ACCEPTED = "OBJECTION_ACCEPTED";

    /** Why a lease is not terminated. */
    static final Set<String> ANSWERS =
            Set.of(CLAIM_UNFOUNDED, GROUND_UNFOUNDED, RIGHT_LAPSED, OBJECTION_ACCEPTED, "AGREED_TO_GO_ON");

    private final LeaseTransitions transitions;
    private final Terminations terminations;
    private final RecordedFacts facts;
    private final LawAtTheEnd law;
    private final AskedTermination asked;
    private final StaysSuspended suspended;
    private final GoingOnNotice notice;

    GoingOn(
            LeaseTransitions transitions,
            Terminations terminations,
            RecordedFacts facts,
            LawAtTheEnd law,
            AskedTermination asked,
            StaysSuspended suspended,
            GoingOnNotice notice) {
        this.transitions = transitions;
        this.terminations = terminations;
        this.facts = facts;
        this.law = law;
        this.asked = asked;
        this.suspended = suspended;
        this.notice = notice;
    }

    /** @throws Refusal with 400 if the answer does not fit */
    void check(Lease lease, String answer) {
        boolean byLessee = asked.isLessees(lease);
        if (answer.equals(CLAIM_UNFOUNDED) && !byLessee) {
            throw wrong(
                    "不是承租人提出的解除，不能以其主张不成立结束。 It is not the lessee who terminates: there is no claim to find unfounded.");
        }
        if (answer.equals(GROUND_UNFOUNDED) && byLessee) {
            throw wrong(
                    "是承租人提出的解除：请选择“承租人主张的解除事由不成立”。 The lessee terminates: answer that the lessee's claim is unfounded.");
        }
        if (answer.equals(OBJECTION_ACCEPTED) && !asked.isWithoutGround(lease)) {
            throw wrong(
                    "本次解除不以经异议认定没有依据的暂停为事由，不能以此不解除；事由不成立的，请选择“出租人的解除事由不成立”。 This end does not rest on a suspension to which an objection was accepted; if its ground is none, answer that the lessor's ground is unfounded.");
        }
        if (answer.equals(RIGHT_LAPSED) && !(asked.isLimited(lease) && law.isLapsed(lease, asked.knownSince(lease)))) {
            throw wrong("解除权尚未消灭（民法典第五百六十四条）。 The right to terminate has not lapsed yet (Civil Code art. 564).");
        }
    }

    /** Where a lease continues. */
    enum Place {
        ACTIVATION,
        IN_FORCE,
        SUSPENDED,
        /** Its server is off without a suspension, and is switched on. */
        RESTORED
    }

    /** Records the answer and withdraws the facts recorded about the end. */
    Place record(Lease lease, String answer, String explanation, String actor) {
        terminations.notTerminated(lease.number(), answer, explanation, actor);
        takeBack(lease, answer, actor);
        if (lease.inForceAt() != null) {
            suspended.settle(lease, explanation, actor);
        }
        var place = place(lease);
        var suspension = place == Place.SUSPENDED ? suspended.keep(lease, actor) : Optional.<Suspension>empty();
        transitions.goOn(lease, place == Place.ACTIVATION ? LeaseStage.ACTIVATION : LeaseStage.IN_FORCE, actor);
        notice.tell(lease, suspension);
        return place;
    }

    private Place place(Lease lease) {
        if (lease.inForceAt() == null) {
            return Place.ACTIVATION;
        }
        if (suspended.isStanding(lease)) {
            return Place.SUSPENDED;
        }
        return suspended.isOff(lease) ? Place.RESTORED : Place.IN_FORCE;
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

    private static Refusal wrong(String text) {
        return new Refusal(400, text, List.of(new FieldError("notEnded", text)));
    }
}
