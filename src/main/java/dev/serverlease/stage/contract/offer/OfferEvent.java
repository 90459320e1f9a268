package dev.serverlease.stage.contract.offer;

import dev.serverlease.people.ProofOfPerson;
import dev.serverlease.stage.contract.Signature;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a contract that was offered to the lessee.
 *
 * @param version the draft concerned
 * @param reason why it was returned or refused; null for the other kinds
 * @param seal how it is sealed; null unless it is
 * @param comparison what whoever seals or refuses answered of the lessee's signature on paper, as JSON; null if nothing
 */
record OfferEvent(
        int version,
        Kind kind,
        @Nullable String reason,
        @Nullable SealAct seal,
        @Nullable String comparison,
        String by,
        Instant at) {

    enum Kind {
        OFFERED("CONTRACT_OFFERED"),
        RETURNED("OFFER_RETURNED"),
        SEAL("SEAL_DECIDED"),
        REFUSED("OFFER_REFUSED");

        private final String action;

        Kind(String action) {
            this.action = action;
        }

        /** What the audit trail calls it. */
        String action() {
            return action;
        }
    }

    /**
     * The lessor's acceptance, as the officer decided it.
     *
     * @param kind RELIABLE_ESIGN for the electronic seal; SEAL or HANDWRITTEN on paper
     * @param signer who acts for the lessor
     * @param authority by what authority
     * @param factor by what the officer proved who they are
     * @param scan shows what both signed on paper; null for the electronic seal
     */
    record SealAct(
            String kind, String signer, String authority, ProofOfPerson.Factor factor, Signature.@Nullable Scan scan) {}
}
