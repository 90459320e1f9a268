package dev.serverlease.stage.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.calendar.WorkingDays;
import dev.serverlease.clause.Agreement;
import dev.serverlease.clause.ClauseLibrary;
import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseRounds;
import dev.serverlease.lease.Party;
import dev.serverlease.rent.AgreedPlans;
import dev.serverlease.rent.PayBy;
import dev.serverlease.rent.RentPeriod;
import dev.serverlease.rent.RentPlan;
import dev.serverlease.rent.RentSchedule;
import dev.serverlease.rent.RentStart;
import dev.serverlease.rent.RentTerms;
import dev.serverlease.stage.contract.agreement.AgreedChanges;
import dev.serverlease.stage.contract.agreement.Agreements;
import dev.serverlease.stage.contract.agreement.WrittenAgreement;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rent of a lease that is in force: by its contract, and by each agreement on it since. */
@Component
public class RentPlans {

    private static final int USUAL_DAYS =
            ClauseLibrary.current().figure("firstPaymentDays").intValueExact();

    private final Contracts contracts;
    private final Agreements agreements;
    private final LeaseRounds rounds;
    private final ApplicationTrees trees;
    private final AgreedPlans plans;
    private final WorkingDays workingDays;
    private final Clock clock;

    RentPlans(
            Contracts contracts,
            Agreements agreements,
            LeaseRounds rounds,
            ApplicationTrees trees,
            AgreedPlans plans,
            WorkingDays workingDays,
            Clock clock) {
        this.plans = plans;
        this.contracts = contracts;
        this.agreements = agreements;
        this.rounds = rounds;
        this.trees = trees;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    /**
     * Whether rent is agreed, and the days on which it is paid stand in words that nobody has entered as a plan yet.
     */
    public boolean isInWords(Lease lease) {
        return plans.isMissing(trees.of(lease.application()), lease);
    }

    /** Empty before the server is handed over, and where no rent is stated, or its days in words alone. */
    public Optional<RentSchedule> of(Lease lease) {
        var since = lease.inForceAt();
        if (since == null || contracts.latest(lease.number()).isEmpty()) {
            return Optional.empty();
        }
        var application = asHandedOver(lease, since);
        if (application.at("/contract/monthlyRent").asText().isEmpty()
                || RentPlan.stated(application.path("contract")).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(schedule(lease, application, since));
    }

    /** The last day on which the first rent is paid in time. Empty as {@link #of} is. */
    public Optional<LocalDate> firstDue(Lease lease) {
        var since = lease.inForceAt();
        return since == null
                ? Optional.empty()
                : of(lease).flatMap(plan -> plan.nextDue(day(since))).map(RentPeriod::due);
    }

    /** What would be due before the hand-over waits for it (clause {@code rent}). */
    private LocalDate movedTo(LocalDate handOver) {
        return workingDays.lastDayOfPeriod(handOver.plusDays(USUAL_DAYS));
    }

    /** With what both agreed on between the seal and the hand-over. */
    private ObjectNode asHandedOver(Lease lease, Instant since) {
        return plans.addedTo(trees.of(rounds.applicationAt(lease.number(), since)), lease);
    }

    private RentSchedule schedule(Lease lease, ObjectNode application, Instant handedOver) {
        var handOver = day(handedOver);
        var start = start(application, handOver);
        var begins = handOver.isAfter(start.firstDay()) ? handOver.plusDays(1) : start.firstDay();
        var starts = new ArrayList<>(List.of(start));
        var terms = new ArrayList<>(List.of(terms(application, begins, handOver)));
        var now = application;
        for (var signed : contracts.agreements(lease.number())) {
            var agreement = concluded(lease, signed.contract());
            var on = signed.by(Party.LESSOR)
                    .map(Signature::signedAt)
                    .filter(at -> at.isAfter(handedOver))
                    .map(this::day);
            if (agreement.isPresent() && on.isPresent()) {
                var agreed = agreement.get().terms();
                now = AgreedChanges.applied(now, agreed.path("changes"));
                terms.add(terms(now, on.get(), on.get()));
                if (agreement.get().kind() == Agreement.RENEWAL) {
                    var first = LocalDate.parse(agreed.path("firstDay").asText());
                    starts.add(new RentStart(first, false));
                    now = renewed(now, agreed);
                    terms.add(terms(now, first, on.get()));
                }
            }
        }
        return new RentSchedule(starts, lastDay(lease), terms, (counted, payBy) -> payday(counted, payBy, handOver));
    }

    private LocalDate payday(LocalDate counted, PayBy payBy, LocalDate handOver) {
        if (payBy.workingDays()) {
            var day = workingDays
                    .after(counted.atStartOfDay(clock.getZone()), payBy.days() - 1)
                    .toLocalDate();
            return day.isBefore(handOver) ? movedTo(handOver) : day;
        }
        var day = counted.plusDays(payBy.days() - 1L);
        return day.isBefore(handOver) ? movedTo(handOver) : workingDays.lastDayOfPeriod(day);
    }

    private Optional<WrittenAgreement> concluded(Lease lease, Contract draft) {
        return agreements
                .find(lease.number(), Objects.requireNonNull(draft.agreement()))
                .filter(WrittenAgreement::isConcluded);
    }

    private static ObjectNode renewed(ObjectNode application, ObjectNode agreed) {
        if (agreed.has("monthlyRent")) {
            application
                    .withObjectProperty("contract")
                    .put("monthlyRent", agreed.path("monthlyRent").asText());
        }
        return application;
    }

    /** A fixed first day stays that of the term where the server is handed over later; only the rent begins later. */
    private static RentStart start(ObjectNode application, LocalDate handOver) {
        var contract = application.path("contract");
        return contract.path("rentBasis").asText().equals("FIXED")
                ? new RentStart(LocalDate.parse(contract.path("startDate").asText()), false)
                : new RentStart(handOver, true);
    }

    private static RentTerms terms(ObjectNode application, LocalDate from, LocalDate agreedOn) {
        var contract = application.path("contract");
        return new RentTerms(
                from,
                agreedOn,
                new BigDecimal(contract.path("monthlyRent").asText()),
                RentPlan.stated(contract).orElseThrow());
    }

    private @Nullable LocalDate lastDay(Lease lease) {
        var end = lease.termEndsAt();
        return end == null ? null : day(end).minusDays(1);
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, clock.getZone());
    }
}
