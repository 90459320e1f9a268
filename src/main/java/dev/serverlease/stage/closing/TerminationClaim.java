package dev.serverlease.stage.closing;

import dev.serverlease.law.Outcome;
import dev.serverlease.law.facts.Fact;
import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.legalnotice.ConclusionDay;
import dev.serverlease.request.PastDay;
import dev.serverlease.request.Refusal;
import dev.serverlease.stage.closing.ground.GroundBasis;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** A claim to terminate on a ground: checked against the records and the law, then stored. */
@Component
class TerminationClaim {

    private final GroundRequirements requirements;
    private final LawAtTheEnd law;
    private final RecordedFacts facts;
    private final ConclusionDay conclusion;
    private final Clock clock;

    TerminationClaim(
            GroundRequirements requirements,
            LawAtTheEnd law,
            RecordedFacts facts,
            ConclusionDay conclusion,
            Clock clock) {
        this.conclusion = conclusion;
        this.requirements = requirements;
        this.law = law;
        this.facts = facts;
        this.clock = clock;
    }

    /**
     * A rejected claim is not stored.
     *
     * @return what its ground rests on
     * @throws Refusal with 400 for invalid content, 422 if the records or the law do not support it
     */
    GroundBasis keep(Lease lease, TerminationRequest request, String actor) {
        var ground = request.ground();
        var basis = requirements.check(lease, request, knownSince(lease, request));
        requireNoOtherDemand(request, basis);
        var counted = requirements.counted(lease, ground, basis.knownSince());
        var said = said(request, counted);
        if (ground.isLimited()) {
            if (law.isLapsed(lease, counted)) {
                requirements.requireObjected(lease, ground);
            }
            // today is the earliest possible arrival of a notice: if that is too late, the claim is too late
            law.require(422, "knownSince", LawAtTheEnd.NOTICE, lease, with(said, LocalDate.now(clock)));
        }
        var server = server(request);
        if (ground.isLesseesOnly()) {
            var right = law.finding(LawAtTheEnd.LESSEE_RIGHT, lease, said.and(server));
            if (right.outcome() == Outcome.NOT_APPLICABLE) {
                throw LawAtTheEnd.refusal(422, "ground", right);
            }
        }
        facts.add(lease.number(), said, actor);
        facts.add(lease.number(), server, actor);
        return basis;
    }

    /** Nothing that is said is left out of the record. */
    private static void requireNoOtherDemand(TerminationRequest request, GroundBasis basis) {
        if (basis.demandArrivedOn() == null && (request.demandArrivedOn() != null || request.demandDays() != null)) {
            throw TerminationCommands.wrong(
                    "demandArrivedOn",
                    "此事由无须催告，请删除催告的到达日和日数，必要时写入事实与理由。 This ground needs no demand: remove its day and days, or put them into the"
                            + " reasons.");
        }
    }

    private LocalDate knownSince(Lease lease, TerminationRequest request) {
        if (request.endsOn() != null || request.noticeArrivedOn() != null || request.proof() != null) {
            throw TerminationCommands.wrong(
                    "endsOn",
                    "通知到达后由法务登记，此处仅不定期租赁填写。 Only for an indefinite lease; otherwise the legal officer records the"
                            + " notice.");
        }
        var known = request.knownSince();
        if (known == null || known.isAfter(LocalDate.now(clock))) {
            throw TerminationCommands.wrong(
                    "knownSince", "请填写知道解除事由之日，不得晚于今日。 Say since when the ground is known; it cannot lie ahead.");
        }
        PastDay.require("knownSince", known, LocalDate.now(clock));
        conclusion.of(lease.number()).filter(known::isBefore).ifPresent(concluded -> {
            throw TerminationCommands.wrong(
                    "knownSince",
                    "解除事由须是本合同的事由，不可能在合同成立之日 " + concluded + " 之前知道，请核对日期。 The ground is one of this contract and"
                            + " cannot be known before it was concluded on " + concluded + "; check the day.");
        });
        return known;
    }

    /**
     * The facts of this termination. It is not the free end of an indefinite lease, even if the lease is indefinite;
     * facts of an earlier notice are withdrawn.
     */
    private static NamedFacts said(TerminationRequest request, LocalDate known) {
        return NamedFacts.of(Fact.CHOSEN, true)
                .with(Fact.INDEFINITE, false)
                .with(Fact.GROUND_KNOWN_SINCE, known)
                .with(Fact.NOTICE_ARRIVED_ON, null)
                .with(Fact.ARRIVAL_PROOF_REF, null)
                .withKnown(Fact.THING_LOST, request.thingLost())
                .withKnown(Fact.USE_CONDITIONS_BREACHED, request.useConditionsBreached())
                .withKnown(Fact.CAUSED_BY_LESSEE, request.causedByLessee());
    }

    private static NamedFacts server(TerminationRequest request) {
        return NamedFacts.none()
                .withKnown(Fact.SEIZED, request.serverSeized())
                .withKnown(Fact.DISPUTED, request.serverDisputed());
    }

    private static NamedFacts with(NamedFacts said, LocalDate arrivedOn) {
        return said.with(Fact.NOTICE_ARRIVED_ON, arrivedOn).with(Fact.ARRIVAL_PROOF_REF, "ARRIVES_TODAY");
    }
}
