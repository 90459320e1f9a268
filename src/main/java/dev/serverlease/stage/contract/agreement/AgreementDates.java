package dev.serverlease.stage.contract.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.calendar.WorkingDays;
import dev.serverlease.clause.ClauseLibrary;
import dev.serverlease.config.LeaseSettings;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Moment;
import dev.serverlease.process.LeaseDates;
import dev.serverlease.process.LeaseOf;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Until when an agreement is to be concluded: as long as a contract may take, and never later than it makes sense. */
@Component("agreementDates")
public class AgreementDates {

    /** So that an objection to continued use can still be served before the term ends (Civil Code art. 734). */
    private static final int DAYS_FOR_THE_OBJECTION = 3;

    private static final int DAYS_TO_ANSWER =
            ClauseLibrary.current().figure("purposeAnswerWorkingDays").intValueExact();

    private final LeaseOf leaseOf;
    private final Agreements agreements;
    private final LeaseDates dates;
    private final LeaseSettings settings;
    private final WorkingDays workingDays;
    private final Moment moment;
    private final Clock clock;

    AgreementDates(
            LeaseOf leaseOf,
            Agreements agreements,
            LeaseDates dates,
            LeaseSettings settings,
            WorkingDays workingDays,
            Moment moment,
            Clock clock) {
        this.leaseOf = leaseOf;
        this.agreements = agreements;
        this.dates = dates;
        this.settings = settings;
        this.workingDays = workingDays;
        this.moment = moment;
        this.clock = clock;
    }

    /** Called by the model. */
    public Date concludeBy(DelegateExecution execution) {
        return Date.from(
                agreements.latest(leaseOf.number(execution)).orElseThrow().until());
    }

    /** Of a renewal that is agreed to now: before the term ends, with time for the objection if there is any. */
    public Instant ofRenewal(Lease lease) {
        var now = moment.now();
        var end = Objects.requireNonNull(lease.termEndsAt());
        var before =
                end.atZone(clock.getZone()).minusDays(DAYS_FOR_THE_OBJECTION).toInstant();
        return earliest(dates.signBy(), before.isAfter(now) ? before : end);
    }

    /** Of any other that is asked for now. @param lastDay of a lease that shall end; null if it shall not */
    public Instant of(@Nullable LocalDate lastDay) {
        return earliest(dates.signBy(), lastDay == null ? null : afterLast(lastDay));
    }

    /**
     * Until when the lessor answers a request of today to change this: of another purpose the contract gives so many
     * working days (clause {@code purpose}); null for what is no change of the purpose.
     */
    public @Nullable Instant toAnswer(JsonNode changes) {
        return AgreedChanges.ofPurpose(changes)
                ? workingDays.endAfter(
                        LocalDate.ofInstant(moment.now(), clock.getZone()), DAYS_TO_ANSWER, clock.getZone())
                : null;
    }

    /** How long the lessee is bound that signs now (Civil Code arts. 476, 481), in working days. */
    public Instant bound(Lease lease, WrittenAgreement agreement) {
        var binds = dates.workingDaysAfter(clock.instant(), settings.contract().offerBinds());
        return switch (agreement.kind()) {
            case RENEWAL -> earliest(binds, lease.termEndsAt());
            case TERMINATION -> earliest(binds, afterLast(lastDay(agreement)));
            case CHANGE -> binds;
        };
    }

    /** Of one that the lessee is to sign once more: as of one that is asked for now. */
    public Instant anew(Lease lease, WrittenAgreement agreement) {
        return switch (agreement.kind()) {
            case RENEWAL -> ofRenewal(lease);
            case TERMINATION -> of(lastDay(agreement));
            case CHANGE -> of(null);
        };
    }

    private static LocalDate lastDay(WrittenAgreement termination) {
        return LocalDate.parse(termination.terms().path("endsOn").asText());
    }

    private Instant afterLast(LocalDate lastDay) {
        return lastDay.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
    }

    private static Instant earliest(Instant one, @Nullable Instant other) {
        return Stream.of(one, other)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(one);
    }
}
