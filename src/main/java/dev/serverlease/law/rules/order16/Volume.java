package dev.serverlease.law.rules.order16;

import dev.serverlease.law.Edition;
import dev.serverlease.law.InForce;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The band into which a year's exports of personal information fall: CAC Order 16, articles 5, 7 and 8. */
public enum Volume {
    NO_MECHANISM,
    CONTRACT_OR_CERTIFICATION,
    ASSESSMENT;

    /** A threshold includes its own number (以上包括本数); persons with sensitive data have no lower bound. */
    private record Thresholds(
            InForce inForce,
            long personsForContract,
            long sensitiveForContract,
            long personsForAssessment,
            long sensitiveForAssessment) {

        Volume band(long persons, long sensitivePersons) {
            if (persons >= personsForAssessment || sensitivePersons >= sensitiveForAssessment) {
                return ASSESSMENT;
            }
            return persons >= personsForContract || sensitivePersons >= sensitiveForContract
                    ? CONTRACT_OR_CERTIFICATION
                    : NO_MECHANISM;
        }
    }

    private static final List<Thresholds> EDITIONS =
            List.of(new Thresholds(Edition.ORDER_16_2024.inForce(), 100_000, 1, 1_000_000, 10_000));

    /** The band under the thresholds of a day; empty on a day for which the rulebook has none. */
    static Optional<Volume> on(LocalDate day, long persons, long sensitivePersons) {
        return EDITIONS.stream()
                .filter(thresholds -> thresholds.inForce().on(day))
                .map(thresholds -> thresholds.band(persons, sensitivePersons))
                .findFirst();
    }
}
