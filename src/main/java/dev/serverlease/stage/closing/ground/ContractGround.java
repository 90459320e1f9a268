package dev.serverlease.stage.closing.ground;

import dev.serverlease.words.Word;
import dev.serverlease.words.Words;

/**
 * What the clause {@code termination} lets the lessor end the contract for, as far as it has no path of its own: unpaid
 * rent, a refused review or a lapsed licence, a damaged server and a breach that defeats the purpose have one.
 */
public enum ContractGround {
    GRAVE_UNLAWFUL_USE(false),
    /** After a written demand; the clause gives no days for it. */
    UNLAWFUL_USE_GOES_ON(true),
    /** Resale or another purpose, not mended in the clause's days after a written demand. */
    NOT_MENDED(true),
    FALSE_STATEMENTS(false),
    /** What the parties agreed beside the clauses; only where their contract has such terms. */
    SPECIAL_TERMS(false);

    private final boolean demandedFirst;

    ContractGround(boolean demandedFirst) {
        this.demandedFirst = demandedFirst;
    }

    /** Whether the right arises only after a written demand. */
    boolean isDemandedFirst() {
        return demandedFirst;
    }

    public Word word() {
        return Words.of("contract-ground", this);
    }
}
