package dev.serverlease.stage.contract;

import dev.serverlease.lease.Party;
import java.time.Instant;

/**
 * A party's signature under one version of the contract.
 *
 * @param signer who signed
 * @param authority by what authority: legal representative, letter of authority
 * @param kind how: HANDWRITTEN, SEAL, RELIABLE_ESIGN …
 * @param recordedBy the user at whose hands it came in
 * @param contractDigest digest of the text that was signed
 */
public record Signature(
        Party party,
        int contractVersion,
        String signer,
        String authority,
        String kind,
        String recordedBy,
        String contractDigest,
        Instant signedAt) {}
