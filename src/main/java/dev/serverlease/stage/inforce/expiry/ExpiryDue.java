package dev.serverlease.stage.inforce.expiry;

import dev.serverlease.lease.Lease;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** The date of the tasks before a term ends. */
final class ExpiryDue {

    private ExpiryDue() {}

    /**
     * Until when the lessee is to be reminded, which a refused renewal must leave time for (clause {@code expiry});
     * once it was, the end of the term: after it there is nothing to renew, and an objection is too late (Civil Code
     * art. 734). Null for an indefinite lease.
     */
    static @Nullable Date of(Lease lease) {
        var end = lease.termEndsAt();
        if (lease.indefinite() || end == null) {
            return null;
        }
        var remind = lease.expiryNoticeBy();
        return Date.from(remind == null ? end : remind);
    }
}
