package dev.serverlease.stage.closing;

import dev.serverlease.law.Outcome;
import dev.serverlease.law.facts.Fact;
import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.Leases;
import dev.serverlease.lease.Party;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.lease.Termination;
import dev.serverlease.lease.Terminations;
import dev.serverlease.process.LeaseMessages;
import dev.serverlease.request.PastDay;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes in terminations: the law is asked first, then the facts are stored and the message is correlated. */
@Service
class TerminationRequests {

    /** The messages that each part of the diagram waits for; before the hand-over nothing is to be taken back. */
    private static final Map<LeaseStage, String> MESSAGES = Map.of(
            LeaseStage.ACTIVATION, "TerminationBeforeHandOver",
            LeaseStage.IN_FORCE, "TerminationRequested",
            LeaseStage.SUSPENDED, "TerminationRequested");

    private final Leases leases;
    private final Terminations terminations;
    private final RecordedFacts facts;
    private final LawAtTheEnd law;
    private final IndefiniteLease indefiniteLease;
    private final GroundRequirements requirements;
    private final LeaseMessages messages;
    private final Clock clock;

    TerminationRequests(
            Leases leases,
            Terminations terminations,
            RecordedFacts facts,
            LawAtTheEnd law,
            IndefiniteLease indefiniteLease,
            GroundRequirements requirements,
            LeaseMessages messages,
            Clock clock) {
        this.leases = leases;
        this.terminations = terminations;
        this.facts = facts;
        this.law = law;
        this.indefiniteLease = indefiniteLease;
        this.requirements = requirements;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * @throws Refusal with 400 for the content, 409 where the lease is not signed or over, 422 where the law is against
     *     it; nothing is stored then
     */
    @Transactional
    public void accept(String number, TerminationRequest request, String requestedBy) {
        var lease = leases.lock(number);
        if (!MESSAGES.containsKey(lease.stage())) {
            throw LeaseMessages.notWaiting(lease);
        }
        var ground = request.ground();
        var by = Party.valueOf(request.by());
        if (!ground.isOf(by)) {
            throw wrong("by", "此事由不归该方行使：" + ground.label() + "。 This ground is not that party's.");
        }
        var termination = new Termination(
                ground.name(),
                ground.article(),
                by,
                request.knownSince(),
                request.explanation().strip(),
                request.endsOn());
        if (ground == TerminationGround.INDEFINITE) {
            indefiniteLease.giveNotice(lease, request, requestedBy);
            terminations.add(number, termination, requestedBy);
            return;
        }
        var known = knownSince(request);
        requirements.check(lease, ground);
        var said = said(request, known);
        if (ground.isLimited()) {
            // a notice that arrives today is the earliest there can be: whoever is late for it is too late
            law.require(422, "knownSince", LawAtTheEnd.NOTICE, lease, with(said, LocalDate.now(clock)));
        }
        var server = server(request);
        if (ground.isLesseesOnly()) {
            var right = law.finding(LawAtTheEnd.LESSEE_RIGHT, lease, said.and(server));
            if (right.outcome() == Outcome.NOT_APPLICABLE) {
                throw LawAtTheEnd.refusal(422, "ground", right);
            }
        }
        facts.add(number, said, requestedBy);
        facts.add(number, server, requestedBy);
        terminations.add(number, termination, requestedBy);
        messages.send(lease, Objects.requireNonNull(MESSAGES.get(lease.stage())));
    }

    private LocalDate knownSince(TerminationRequest request) {
        if (request.endsOn() != null || request.noticeArrivedOn() != null || request.arrivalProof() != null) {
            throw wrong(
                    "endsOn",
                    "通知到达后由法务登记，此处仅不定期租赁（INDEFINITE）填写。 Only for INDEFINITE; otherwise the legal officer records the"
                            + " notice.");
        }
        var known = request.knownSince();
        if (known == null || known.isAfter(LocalDate.now(clock))) {
            throw wrong("knownSince", "请填写知道解除事由之日，不得晚于今日。 Say since when the ground is known; it cannot lie ahead.");
        }
        PastDay.require("knownSince", known, LocalDate.now(clock));
        return known;
    }

    /**
     * What holds of this termination. It is not the free end of an indefinite lease even where the lease is one; what
     * an earlier notice said is taken back.
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

    static Refusal wrong(String field, String text) {
        return new Refusal(400, text, List.of(new FieldError(field, text)));
    }
}
