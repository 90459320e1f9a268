package dev.serverlease.stage.closing;

import dev.serverlease.law.Outcome;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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
            var right = law.finding(LawAtTheEnd.LESSEE_RIGHT, lease, Map.of("termination", said, "server", server));
            if (right.outcome() == Outcome.NOT_APPLICABLE) {
                throw LawAtTheEnd.refusal(422, "ground", right);
            }
        }
        facts.add(number, "termination", said, requestedBy);
        if (!server.isEmpty()) {
            facts.add(number, "server", server, requestedBy);
        }
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
    private static Map<String, Object> said(TerminationRequest request, LocalDate known) {
        var said = new LinkedHashMap<String, @Nullable Object>();
        said.put("chosen", true);
        said.put("indefinite", false);
        said.put("groundKnownSince", known.toString());
        said.put("noticeArrivedOn", null);
        said.put("arrivalProofRef", null);
        put(said, "thingLost", request.thingLost());
        put(said, "useConditionsBreached", request.useConditionsBreached());
        put(said, "causedByLessee", request.causedByLessee());
        return said;
    }

    private static Map<String, Object> server(TerminationRequest request) {
        var server = new LinkedHashMap<String, Object>();
        put(server, "seized", request.serverSeized());
        put(server, "disputed", request.serverDisputed());
        return server;
    }

    private static void put(Map<String, Object> facts, String name, @Nullable Boolean value) {
        if (value != null) {
            facts.put(name, value);
        }
    }

    private static Map<String, Object> with(Map<String, Object> said, LocalDate arrivedOn) {
        var facts = new LinkedHashMap<>(said);
        facts.put("noticeArrivedOn", arrivedOn.toString());
        facts.put("arrivalProofRef", "ARRIVES_TODAY");
        return facts;
    }

    static Refusal wrong(String field, String text) {
        return new Refusal(400, text, List.of(new FieldError(field, text)));
    }
}
