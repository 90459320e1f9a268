package dev.serverlease.signature;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a signed file must be.
 *
 * @param issued the bytes that were handed out for signature; what comes back begins with them
 * @param field whose signature is asked about
 * @param party whom the certificate must name, as the contract does
 * @param code the party's unified social credit or register code, which the certificate must bear; null for a person,
 *     whose number is in no certificate of ours
 * @param allowed how far the signature must be reliable
 * @param signedFields all fields that are signed at this step; no other signature may be in the file
 */
public record ExpectedSignature(
        byte[] issued,
        String field,
        String party,
        @Nullable String code,
        Set<Reliability> allowed,
        Set<String> signedFields) {

    /** The empty field that the paper keeps for the lessee. */
    public static final String LESSEE = "lessee";

    /** The lessee's signature as it arrives, alone. */
    public static ExpectedSignature received(
            byte[] issued, String party, @Nullable String code, Set<Reliability> allowed) {
        return new ExpectedSignature(issued, LESSEE, party, code, allowed, Set.of(LESSEE));
    }

    /** One of both signatures in the sealed file. */
    public static ExpectedSignature sealed(
            byte[] issued, String field, String party, @Nullable String code, Set<Reliability> allowed) {
        return new ExpectedSignature(issued, field, party, code, allowed, Set.of(LESSEE, LessorSeal.FIELD));
    }
}
