package dev.serverlease.stage.activation;

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
import org.springframework.stereotype.Component;

/**
 * The term runs from the day after the hand-over, unless the contract names fixed days; until then the planned start
 * counts (Civil Code arts. 201, 202, 708; clause {@code term}).
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
        var today = LocalDate.now(clock);
        var contract = applications.of(lease.application()).path("contract");
        int months = contract.path("termMonths").asInt();
        var start = contract.path("startDate").asText("");
        if (months < 1 || start.isEmpty()) {
            return new Delivery(today, null, null);
        }
        var term = contract.path("rentBasis").asText().equals(FIXED)
                ? Term.of(LocalDate.parse(start), months)
                : Term.afterHandOver(today, months);
        return new Delivery(today, term.firstDay(), term.lastDay());
    }

    /** The server was handed over now. The timers of the lease in force do not run yet. */
    void handedOver(Lease lease) {
        var contract = applications.of(lease.application()).path("contract");
        int months = contract.path("termMonths").asInt();
        if (months < 1 || contract.path("rentBasis").asText().equals(FIXED)) {
            return;
        }
        var term = Term.afterHandOver(LocalDate.now(clock), months);
        var noticeAt = dates.noticeAt(term.endsAt(clock.getZone()));
        leases.setTerm(lease.number(), term, noticeAt, AuditTrail.SYSTEM, "TERM_BEGUN");
        facts.add(lease.number(), NamedFacts.of(Fact.START_DATE, term.firstDay()), AuditTrail.SYSTEM);
    }
}
