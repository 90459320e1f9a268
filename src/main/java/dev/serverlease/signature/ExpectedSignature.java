package dev.serverlease.signature;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a signed file must be.
 *
 * @param issued the bytes that were handed out for signature; what comes back begins with them
 * @param field whose signature is asked about
 * @param party whom the certificate must name, as the contract does
 * @param code the party's unified social credit or register code, which the certificate must bear; null for a person
 * @param allowed how far the signature must be reliable
 * @param signedFields all fields that are signed at this step; no other signature may be in the file
 * @param signer who signs for the party: the certificate names the party alone, or this person; null if not known
 * @param number of a person's identity document: no certificate of theirs may bear another; null if not known
 */
public record ExpectedSignature(
        byte[] issued,
        String field,
        String party,
        @Nullable String code,
        Set<Reliability> allowed,
        Set<String> signedFields,
        @Nullable String signer,
        @Nullable String number) {

    /** The empty field that the paper keeps for the lessee. */
    public static final String LESSEE = "lessee";

    /** By whoever may sign for the party. */
    public ExpectedSignature(
            byte[] issued,
            String field,
            String party,
            @Nullable String code,
            Set<Reliability> allowed,
            Set<String> signedFields) {
        this(issued, field, party, code, allowed, signedFields, null, null);
    }

    /** The same by this person, who may be the party. */
    public ExpectedSignature by(@Nullable String who, @Nullable String numberOfTheParty) {
        return new ExpectedSignature(issued, field, party, code, allowed, signedFields, who, numberOfTheParty);
    }

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
