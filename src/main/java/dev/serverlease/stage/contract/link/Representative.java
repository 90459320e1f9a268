package dev.serverlease.stage.contract.link;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whom the signer named to sign in their place.
 *
 * @param numberEnd the last four characters of the representative's identity document
 * @param address for the mail with the new link
 * @param telephone for the code; null if none was given
 * @param letter the letter of authority among the lease's files
 */
public record Representative(
        String name,
        String numberEnd,
        String address,
        @Nullable String telephone,
        UUID letter) {}
