package dev.serverlease.stage.lessee.page;

import dev.serverlease.lease.Bilingual;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What a party owes, or what comes.
 *
 * @param at until when; null if the contract alone says it
 * @param soon whether that is within a week
 */
record Obligation(Bilingual who, Bilingual what, @Nullable OffsetDateTime at, boolean overdue, boolean soon) {

    static final Bilingual LESSEE = new Bilingual("承租人", "Lessee");
    static final Bilingual LESSOR = new Bilingual("出租人", "Lessor");
    static final Bilingual BOTH = new Bilingual("双方", "Both");

    /** Without a date of its own. */
    static Obligation standing(Bilingual who, Bilingual what) {
        return new Obligation(who, what, null, false, false);
    }
}
