package dev.serverlease.visit;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import java.time.Instant;
import java.util.List;

/**
 * Papers that the lessee of a lease reads on its page: whoever makes or keeps such papers names those that are the
 * lessee's as well.
 */
public interface LesseePapers {

    /** In the order in which the page shows them. */
    List<Paper> of(Lease lease);

    /**
     * A PDF among the lease's files.
     *
     * @param id of letters, digits and hyphens, unique within the lease
     * @param at when it was made or given
     * @param digest its SHA-256, under which the file is kept
     * @param said what is to be known of it, such as the report of its signatures; may be empty
     */
    record Paper(Kind kind, String id, Bilingual title, Instant at, String digest, List<Bilingual> said) {}

    /** Under which heading it stands. */
    enum Kind {
        CONTRACT,
        HANDOVER,
        AGREEMENT,
        LETTER
    }
}
