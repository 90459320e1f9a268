package dev.serverlease.stage.closing;

import dev.serverlease.law.Outcome;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.request.PastDay;
import dev.serverlease.request.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A claim to terminate on a ground: checked against the records and the law, then stored. */
@Component
class TerminationClaim {

    private final GroundRequirements requirements;
    private final LawAtTheEnd law;
    private final RecordedFacts facts;
    private final Clock clock;

    TerminationClaim(GroundRequirements requirements, LawAtTheEnd law, RecordedFacts facts, Clock clock) {
        this.requirements = requirements;
        this.law = law;
        this.facts = facts;
        this.clock = clock;
    }

    /**
     * A rejected claim is not stored.
     *
     * @throws Refusal with 400 for invalid content, 422 if the records or the law do not support it
     */
    void keep(Lease lease, TerminationRequest request, String actor) {
        var ground = request.ground();
        var known = knownSince(request);
        requirements.check(lease, ground);
        var said = said(request, known);
        if (ground.isLimited()) {
            // today is the earliest possible arrival of a notice: if that is too late, the claim is too late
            law.require(422, "knownSince", LawAtTheEnd.NOTICE, lease, with(said, LocalDate.now(clock)));
        }
        var server = server(request);
        if (ground.isLesseesOnly()) {
            var right = law.finding(LawAtTheEnd.LESSEE_RIGHT, lease, Map.of("termination", said, "server", server));
            if (right.outcome() == Outcome.NOT_APPLICABLE) {
                throw LawAtTheEnd.refusal(422, "ground", right);
            }
        }
        facts.add(lease.number(), "termination", said, actor);
        if (!server.isEmpty()) {
            facts.add(lease.number(), "server", server, actor);
        }
    }

    private LocalDate knownSince(TerminationRequest request) {
        if (request.endsOn() != null || request.noticeArrivedOn() != null || request.arrivalProof() != null) {
            throw TerminationCommands.wrong(
                    "endsOn",
                    "通知到达后由法务登记，此处仅不定期租赁（INDEFINITE）填写。 Only for INDEFINITE; otherwise the legal officer records the"
                            + " notice.");
        }
        var known = request.knownSince();
        if (known == null || known.isAfter(LocalDate.now(clock))) {
            throw TerminationCommands.wrong(
                    "knownSince", "请填写知道解除事由之日，不得晚于今日。 Say since when the ground is known; it cannot lie ahead.");
        }
        PastDay.require("knownSince", known, LocalDate.now(clock));
        return known;
    }

    /**
     * The facts of this termination. It is not the free end of an indefinite lease, even if the lease is indefinite;
     * facts of an earlier notice are withdrawn.
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
}
