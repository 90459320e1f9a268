package dev.serverlease.stage.contract;

import dev.serverlease.lease.Party;
import java.time.Instant;

/**
 * A party's signature under one version of the contract.
 *
 * @param signer who signed
 * @param authority the signer's authority: legal representative, letter of authority
 * @param kind how it was signed: HANDWRITTEN, SEAL, RELIABLE_ESIGN …
 * @param recordedBy the user who recorded it
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
