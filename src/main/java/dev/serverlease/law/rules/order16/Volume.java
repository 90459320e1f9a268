package dev.serverlease.law.rules.order16;

/** The band into which a year's exports of personal information fall: CAC Order 16, articles 5, 7 and 8. */
public enum Volume {
    NO_MECHANISM,
    CONTRACT_OR_CERTIFICATION,
    ASSESSMENT;

    private static final long PERSONS_FOR_CONTRACT = 100_000;
    private static final long PERSONS_FOR_ASSESSMENT = 1_000_000;
    private static final long SENSITIVE_FOR_CONTRACT = 1;
    private static final long SENSITIVE_FOR_ASSESSMENT = 10_000;

    /** Each number is reached by itself (以上包括本数); persons with sensitive data have no lower bound. */
    static Volume of(long persons, long sensitivePersons) {
        if (persons >= PERSONS_FOR_ASSESSMENT || sensitivePersons >= SENSITIVE_FOR_ASSESSMENT) {
            return ASSESSMENT;
        }
        return persons >= PERSONS_FOR_CONTRACT || sensitivePersons >= SENSITIVE_FOR_CONTRACT
                ? CONTRACT_OR_CERTIFICATION
                : NO_MECHANISM;
    }
}
