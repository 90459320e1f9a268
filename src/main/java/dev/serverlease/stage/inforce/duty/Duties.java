package dev.serverlease.stage.inforce.duty;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.law.facts.Fact;
import dev.serverlease.law.facts.IncidentFacts.ReporterClass;
import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.people.Actor;
import dev.serverlease.stage.inforce.duty.Duty.Kind;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Creates the duties of the lessor. A duty is recorded in every stage; while the lease's process runs, its task opens
 * too, and stays open whatever happens to the lease. The caller has locked the lease; everything runs in the caller's
 * transaction.
 */
@Service
public class Duties {

    /** "Promptly" (及时, Civil Code art. 1195) is not a number in the law; this number is our choice. */
    private static final int DAYS_TO_FORWARD = 3;

    /** Civil Code art. 718. */
    private static final int MONTHS_TO_OBJECT = 6;

    private final DutyRegister register;
    private final RecordedFacts facts;
    private final NewDuty newDuty;
    private final Incidents incidents;
    private final Actor actor;
    private final ObjectMapper json;
    private final Clock clock;

    Duties(
            DutyRegister register,
            RecordedFacts facts,
            NewDuty newDuty,
            Incidents incidents,
            Actor actor,
            ObjectMapper json,
            Clock clock) {
        this.register = register;
        this.facts = facts;
        this.newDuty = newDuty;
        this.incidents = incidents;
        this.actor = actor;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Unlawful content or use was found: the report to public security is due in 24 hours (Measures on international
     * networking security art. 10(6)). Each finding is reported.
     *
     * @param what the finding, in words
     */
    public Duty unlawfulUseFound(Lease lease, String what) {
        return unlawfulUseFound(lease, null, clock.instant(), json.valueToTree(Map.of("content", what)), effect(lease));
    }

    /**
     * A sublease without consent is known: the lessor must object within six months (Civil Code art. 718). The facts of
     * {@code review.sublet} are recorded with it. No second duty arises while an objection is open, or if the sublease
     * known since the same day was already handled.
     */
    public Duty subleaseKnown(Lease lease, LocalDate knownSince) {
        var aroseAt = knownSince.atStartOfDay(clock.getZone()).toInstant();
        return register.of(lease.number()).stream()
                .filter(duty -> duty.kind() == Kind.OBJECT_TO_SUBLEASE)
                .filter(duty -> duty.isOpen() || duty.aroseAt().equals(aroseAt))
                .findFirst()
                .orElseGet(() -> subleaseKnown(lease, null, knownSince, json.createObjectNode()));
    }

    /**
     * A network-security incident was found at a use review: its report is due in one or four hours, by the lessee's
     * class (National Measures for Reporting Network Security Incidents art. 4).
     *
     * @param what the finding, in words
     */
    public Duty incidentFound(Lease lease, String what) {
        var content = json.valueToTree(Map.of("content", what, "source", "USE_REVIEW"));
        return incidentFound(lease, null, clock.instant(), incidents.reporterOf(lease), content);
    }

    Duty incidentFound(
            Lease lease, @Nullable String reference, Instant discoveredAt, ReporterClass reporter, JsonNode what) {
        incidents.found(lease, discoveredAt, reporter, actor.name());
        var dueAt = incidents.dueAt(discoveredAt, reporter);
        return newDuty.raise(lease, Kind.REPORT_INCIDENT, reference, discoveredAt, dueAt, what, effect(lease));
    }

    Duty unlawfulUseFound(Lease lease, @Nullable String reference, Instant foundAt, JsonNode what, Effect effect) {
        var dueAt = foundAt.atZone(clock.getZone()).plusHours(24).toInstant();
        return newDuty.raise(lease, Kind.REPORT_TO_POLICE, reference, foundAt, dueAt, what, effect);
    }

    /**
     * A right-holder's notice came in: it is forwarded promptly, with measures that fit the service (Civil Code arts.
     * 1195–1197). The facts of {@code review.tort-notice} are recorded with it.
     *
     * @param qualified whether it has preliminary evidence and the right-holder's identity
     */
    Duty infringementNotified(
            Lease lease, @Nullable String reference, Instant receivedAt, boolean qualified, JsonNode what) {
        var received = receivedAt.atZone(clock.getZone());
        facts.addStanding(
                lease.number(),
                NamedFacts.of(Fact.TORT_NOTICE_AT, received.toLocalDate()).with(Fact.TORT_NOTICE_QUALIFIED, qualified),
                actor.name());
        var dueAt = received.plusDays(DAYS_TO_FORWARD).toInstant();
        return newDuty.raise(lease, Kind.FORWARD_NOTICE, reference, receivedAt, dueAt, what, effect(lease));
    }

    Duty subleaseKnown(Lease lease, @Nullable String reference, LocalDate knownSince, JsonNode what) {
        var known = NamedFacts.of(Fact.SUBLET, true)
                .with(Fact.SUBLET_KNOWN_SINCE, knownSince)
                .with(Fact.SUBLET_OBJECTED_ON, null);
        facts.addStanding(lease.number(), known, actor.name());
        takeBackEarlierConsent(lease);
        var aroseAt = knownSince.atStartOfDay(clock.getZone()).toInstant();
        // the last day of the six months counts in full
        var dueAt = knownSince
                .plusMonths(MONTHS_TO_OBJECT)
                .plusDays(1)
                .atStartOfDay(clock.getZone())
                .toInstant();
        return newDuty.raise(lease, Kind.OBJECT_TO_SUBLEASE, reference, aroseAt, dueAt, what, effect(lease));
    }

    /** Consent to one sublease does not cover the next one (art. 716); a permission in the contract itself stays. */
    private void takeBackEarlierConsent(Lease lease) {
        boolean consented = register.of(lease.number()).stream()
                .map(Duty::done)
                .anyMatch(done -> done != null && done.path("answer").asText().equals(DutyTask.CONSENT));
        if (consented) {
            try {
                var agreed = json.readTree(lease.application()).path("contract").get("subletAllowed");
                facts.add(lease.number(), NamedFacts.of(Fact.SUBLET_ALLOWED, agreed), actor.name());
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The immediate effect of a duty in the lease's stage, if nothing has to be stopped. */
    private static Effect effect(Lease lease) {
        return switch (lease.stage()) {
            case IN_FORCE, SUSPENDED -> Effect.TASK;
            case CLOSING -> Effect.CLOSING;
            default -> Effect.NO_SERVER;
        };
    }

    static boolean isListening(Lease lease) {
        return lease.stage() == LeaseStage.IN_FORCE || lease.stage() == LeaseStage.SUSPENDED;
    }
}
