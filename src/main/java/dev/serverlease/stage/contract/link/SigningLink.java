package dev.serverlease.stage.contract.link;

import dev.serverlease.visit.VisitorLink;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link as its row has it; without its secrets, of which the row has only digests.
 *
 * @param letter the letter of authority of a representative; null where it goes to the signer applied for
 * @param address for the mail that carries it; null if none is known
 * @param telephone for the code; null if none is known
 * @param handedOut whether an officer was given it
 * @param tries wrong answers since the last right one
 * @param codes how many codes were made since the last right answer
 * @param codeUntil until when the newest code is good; null if there is none
 * @param deskCode that code, where officers read it out; null otherwise
 * @param visitUntil until when the identified visitor's browser may go on; null if nobody is identified
 */
public record SigningLink(
        UUID id,
        String leaseNumber,
        int version,
        String digest,
        String signer,
        String numberEnd,
        @Nullable UUID letter,
        @Nullable String address,
        @Nullable String telephone,
        LinkState state,
        Instant issuedAt,
        String issuedBy,
        Instant expiresAt,
        boolean handedOut,
        int tries,
        int codes,
        @Nullable Instant codeUntil,
        @Nullable String deskCode,
        boolean deskCodeShown,
        @Nullable Instant visitUntil)
        implements VisitorLink {

    /** The path of a link, which its mail and its page have. */
    public static String path(String token) {
        return "/sign/" + token;
    }
}
