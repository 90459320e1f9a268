package dev.serverlease.stage.activation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.law.facts.Fact;
import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Leases;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.lease.Term;
import dev.serverlease.process.LeaseDates;
import dev.serverlease.stage.activation.delivery.Delivery;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The term runs from the day after the hand-over; until then the planned start counts (Civil Code arts. 201, 202, 708;
 * clause {@code term}). Where the contract names fixed days, a late hand-over moves the last one.
 */
@Component
class TermBegins {

    private static final String FIXED = "FIXED";

    private final ApplicationTrees applications;
    private final Leases leases;
    private final RecordedFacts facts;
    private final LeaseDates dates;
    private final Clock clock;

    TermBegins(ApplicationTrees applications, Leases leases, RecordedFacts facts, LeaseDates dates, Clock clock) {
        this.applications = applications;
        this.leases = leases;
        this.facts = facts;
        this.dates = dates;
        this.clock = clock;
    }

    /** The hand-over of today, with the days that the term has by it. */
    Delivery delivery(Lease lease) {
        var term = term(lease);
        return term == null
                ? new Delivery(today(), null, null)
                : new Delivery(today(), term.firstDay(), term.lastDay());
    }

    /** The server was handed over now. The timers of the lease in force do not run yet. */
    void handedOver(Lease lease) {
        var term = term(lease);
        if (term == null) {
            return;
        }
        var end = term.endsAt(clock.getZone());
        boolean fixed = isFixed(contract(lease));
        if (fixed && end.equals(lease.termEndsAt())) {
            return;
        }
        leases.setTerm(
                lease.number(), term, dates.noticeBy(end), AuditTrail.SYSTEM, fixed ? "TERM_MOVED" : "TERM_BEGUN");
        if (!fixed) {
            facts.add(lease.number(), NamedFacts.of(Fact.START_DATE, term.firstDay()), AuditTrail.SYSTEM);
        }
    }

    /** By a hand-over today; null where the application states none. */
    private @Nullable Term term(Lease lease) {
        var contract = contract(lease);
        int months = contract.path("termMonths").asInt();
        var start = contract.path("startDate").asText("");
        if (months < 1 || start.isEmpty()) {
            return null;
        }
        return isFixed(contract)
                ? Term.of(LocalDate.parse(start), months).handedOver(today())
                : Term.afterHandOver(today(), months);
    }

    private JsonNode contract(Lease lease) {
        return applications.of(lease.application()).path("contract");
    }

    private static boolean isFixed(JsonNode contract) {
        return contract.path("rentBasis").asText().equals(FIXED);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
