package dev.serverlease.signature.provider;

import dev.serverlease.lease.Lease;

/**
 * How the lessee is asked to sign: over a one-time link to the product's own page, or at a signing platform outside.
 * All is called under the lease's lock, in the caller's transaction, and waits for nobody outside. Whoever is asked,
 * and wherever: what comes back is checked in one and the same way.
 */
public interface SigningProvider {

    /** Asks for a signature under the newest draft, in place of an earlier request. */
    void open(Lease lease);

    /** Asks once more, where the open request is still unanswered. */
    void remind(Lease lease);

    /**
     * The open request ends unsigned: withdrawn, refused, or answered on paper.
     *
     * @param by who says so
     * @return whether one was open
     */
    boolean cancel(Lease lease, String by, String reason);
}
