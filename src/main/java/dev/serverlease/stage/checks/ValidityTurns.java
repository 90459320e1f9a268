package dev.serverlease.stage.checks;

import dev.serverlease.calendar.WorkingDays;
import dev.serverlease.law.facts.DataFacts;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.RegisterStatus;
import dev.serverlease.lease.Lease;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The days on which the result for a permit, licence, filing or export mechanism changes: the first day on which
 * {@code review.permit-renewal} requires its renewal, unless that was applied for, and the day after its last day. The
 * periods are those of the rule: Administrative Licensing Law art. 50, Order 42, Order 16 art. 9, Certification
 * Measures art. 8.
 */
@Component
class ValidityTurns {

    private static final int DAYS_FOR_TELECOM_PERMIT = 90;
    private static final int DAYS_FOR_OTHERS = 30;
    private static final int WORKING_DAYS_FOR_ASSESSMENT = 60;
    private static final int MONTHS_FOR_CERTIFICATE = 6;

    /** In this many days before an assessment's end, the rule needs the number of working days. */
    private static final int DAYS_COUNTED_FOR_ASSESSMENT = 120;

    private static final int WORKING_DAYS_TO_FILE = 10;

    private final RegisterFacts registers;
    private final WorkingDays workingDays;
    private final Clock clock;

    ValidityTurns(RegisterFacts registers, WorkingDays workingDays, Clock clock) {
        this.registers = registers;
        this.clock = clock;
        this.workingDays = workingDays;
    }

    List<LocalDate> of(Lease lease, LeaseFacts facts) {
        var permit = facts.lessor().permit();
        var use = facts.use();
        var lessee = facts.lessee();
        var channel = facts.channel();
        return Stream.of(
                        turns(permit.validTo(), permit.renewalAppliedOn(), DAYS_FOR_TELECOM_PERMIT),
                        turns(use.licenceValidTo(), use.licenceRenewalAppliedOn(), DAYS_FOR_TELECOM_PERMIT),
                        turns(use.approvalValidTo(), use.approvalRenewalAppliedOn(), DAYS_FOR_OTHERS),
                        turns(lessee.permitValidTo(), lessee.permitRenewalAppliedOn(), DAYS_FOR_TELECOM_PERMIT),
                        turns(channel.approvalValidTo(), channel.approvalRenewalAppliedOn(), DAYS_FOR_OTHERS),
                        registers.endsOfFilings(facts).stream().flatMap(end -> turns(end, null, DAYS_FOR_OTHERS)),
                        mechanism(facts.data()),
                        filing(lease, facts.data()))
                .flatMap(days -> days)
                .toList();
    }

    private static Stream<LocalDate> turns(@Nullable LocalDate end, @Nullable LocalDate appliedOn, int days) {
        if (end == null) {
            return Stream.empty();
        }
        // the rule requires a renewal when fewer days than these are left
        return appliedOn == null ? Stream.of(end.minusDays(days - 1L), end.plusDays(1)) : Stream.of(end.plusDays(1));
    }

    private Stream<LocalDate> mechanism(DataFacts data) {
        var end = data.mechanismValidTo();
        if (end == null || data.mechanism() == null) {
            return Stream.empty();
        }
        var gone = Stream.of(end.plusDays(1));
        if (data.mechanismRenewalAppliedOn() != null) {
            return gone;
        }
        return switch (data.mechanism()) {
            case CERTIFICATION -> Stream.concat(Stream.of(firstOfSixMonths(end)), gone);
            case ASSESSMENT -> Stream.concat(Stream.of(firstOfSixtyWorkingDays(end)), gone);
            case STANDARD_CONTRACT, NONE -> gone;
        };
    }

    /**
     * A standard contract is filed within ten working days of taking effect; where the register does not know it, the
     * filing is looked for ten working days after the lease came into force ({@code duty.export-expiry}).
     */
    private Stream<LocalDate> filing(Lease lease, DataFacts data) {
        if (lease.inForceAt() == null
                || data.mechanism() != DataFacts.Mechanism.STANDARD_CONTRACT
                || data.mechanismStatus() != RegisterStatus.UNKNOWN) {
            return Stream.empty();
        }
        var begins = lease.inForceAt().atZone(clock.getZone());
        return Stream.of(
                workingDays.after(begins, WORKING_DAYS_TO_FILE).toLocalDate().plusDays(1));
    }

    /** The first day with less than six months until the end. */
    private static LocalDate firstOfSixMonths(LocalDate end) {
        return end.minusMonths(MONTHS_FOR_CERTIFICATE)
                .datesUntil(end.plusDays(1))
                .filter(day -> day.plusMonths(MONTHS_FOR_CERTIFICATE).isAfter(end))
                .findFirst()
                .orElse(end);
    }

    /**
     * The first day with fewer than sixty working days left; if they cannot be counted, the first day on which the rule
     * needs them.
     */
    private LocalDate firstOfSixtyWorkingDays(LocalDate end) {
        return end.minusDays(DAYS_COUNTED_FOR_ASSESSMENT - 1L)
                .datesUntil(end.plusDays(1))
                .filter(day -> {
                    var left = workingDays.between(day, end);
                    return left.isEmpty() || left.getAsLong() < WORKING_DAYS_FOR_ASSESSMENT;
                })
                .findFirst()
                .orElse(end);
    }
}
