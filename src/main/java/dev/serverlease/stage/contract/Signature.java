package dev.serverlease.stage.contract;

import dev.serverlease.lease.Party;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A party's signature under one version of the contract.
 *
 * @param signer who signed
 * @param authority the signer's authority: legal representative, letter of authority
 * @param kind how it was signed: HANDWRITTEN, SEAL, RELIABLE_ESIGN …
 * @param recordedBy the user who recorded it
 * @param contractDigest digest of the text that was signed
 * @param mismatch how it differs from what the application says; null if it does not
 * @param scan the file that shows it; null if there is none
 */
public record Signature(
        Party party,
        int contractVersion,
        String signer,
        String authority,
        String kind,
        String recordedBy,
        String contractDigest,
        Instant signedAt,
        @Nullable Mismatch mismatch,
        @Nullable Scan scan) {

    /**
     * @param text what the application says and what was given instead, in both languages
     * @param reason why it was recorded nevertheless
     */
    public record Mismatch(String text, String reason) {}

    /** An attachment of the lease. @param digest its SHA-256 */
    public record Scan(UUID id, String digest) {}
}
