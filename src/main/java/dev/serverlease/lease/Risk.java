package dev.serverlease.lease;

import org.jspecify.annotations.Nullable;

/** How closely a lease is watched; set by the review routing, read when use reviews are scheduled. */
public enum Risk {
    LOW(5),
    MEDIUM(3),
    HIGH(1);

    private final int months;

    Risk(int months) {
        this.months = months;
    }

    /**
     * After how many months a contract lets the lessor review the use again: as {@code review-interval.dmn} sets them,
     * always less than six (Civil Code art. 718). What managers set is never less. An unknown risk is low here, as the
     * contract is drafted.
     */
    public static int monthsBetweenReviews(@Nullable Risk risk) {
        return (risk == null ? LOW : risk).months;
    }
}
