package dev.serverlease.law.rules.licensinglaw;

import dev.serverlease.law.Deadline;
import dev.serverlease.law.Edition;
import dev.serverlease.law.facts.DataFacts;
import dev.serverlease.law.facts.DataFacts.Mechanism;
import dev.serverlease.law.facts.RegisterStatus;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Whether an export mechanism must be renewed on a day: an assessment within sixty working days of its end since CAC
 * Order 16 (article 9), a certificate within six months since the Certification Measures (article 8(2)). A standard
 * contract does not expire by law.
 *
 * @param today the day of the facts
 * @param lawOf the day of the law
 */
public record MechanismRenewal(DataFacts data, LocalDate today, LocalDate lawOf) {

    private static final long WORKING_DAYS_FOR_ASSESSMENT = 60;
    private static final long MONTHS_FOR_CERTIFICATE = 6;

    /** This many days always contain more than sixty working days, whatever the holidays. */
    private static final long CERTAINLY_ENOUGH_DAYS = 120;

    public boolean certificateDue() {
        return certificateEnds()
                && data.mechanismValidTo() != null
                && Deadline.monthsAfter(today, MONTHS_FOR_CERTIFICATE).isAfter(data.mechanismValidTo());
    }

    public boolean assessmentDue() {
        return assessmentEnds()
                && (data.mechanismWorkingDaysLeft() == null
                        ? data.mechanismValidTo() != null
                                && data.mechanismValidTo().isBefore(today)
                        : data.mechanismWorkingDaysLeft() < WORKING_DAYS_FOR_ASSESSMENT);
    }

    public boolean workingDaysUnknown() {
        return assessmentEnds()
                && data.mechanismWorkingDaysLeft() == null
                && (data.mechanismValidTo() == null
                        || ChronoUnit.DAYS.between(today, data.mechanismValidTo()) < CERTAINLY_ENOUGH_DAYS);
    }

    public boolean isNotInRegister() {
        return (certificateEnds() || assessmentEnds()) && data.mechanismStatus() == RegisterStatus.UNKNOWN;
    }

    private boolean certificateEnds() {
        return data.mechanism() == Mechanism.CERTIFICATION
                && Edition.CERTIFICATION_MEASURES_2025.inForce().on(lawOf)
                && !PermitRenewal.isApplied(data.mechanismRenewalAppliedOn(), today);
    }

    private boolean assessmentEnds() {
        return data.mechanism() == Mechanism.ASSESSMENT
                && Edition.ORDER_16_2024.inForce().on(lawOf)
                && !PermitRenewal.isApplied(data.mechanismRenewalAppliedOn(), today);
    }
}
