package dev.serverlease.stage.contract.link;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.request.Refusal;
import dev.serverlease.signature.SignatureReport;
import dev.serverlease.visit.CodeChannel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What signing needs of the contract's stage. {@code sign}, {@code accept} and {@code giveBack} are called in the
 * link's transaction, under the lease's lock: what they store and whom they tell is kept together with the link's step,
 * or not at all. They may be called again after a collision, and must not wait for anybody outside.
 */
public interface LesseeOffer {

    /** @throws Refusal with 409 if no draft waits for the lessee's signature */
    Issued issued(String leaseNumber);

    /**
     * Whether it is this draft that may be signed; reads no file.
     *
     * @throws Refusal with 409 if nothing is to be signed
     */
    boolean isOffered(String leaseNumber, int version, String digest);

    /** Whether this draft may still be concluded, whoever has signed it; reads no file. */
    boolean isOpen(Lease lease, int version);

    /** Whether it is with the lessee now, who may sign or decline. */
    boolean isWithLessee(Lease lease);

    /**
     * Why nobody signs the text that is with the lessee any more, in words for the lessee: the lessor changed since.
     *
     * @return empty if it may be signed, or no text is with the lessee; reads no file
     */
    Optional<Bilingual> outdated(Lease lease);

    /** @throws Refusal with 409, for officers, if the lessor changed since the draft, which can no longer be sealed */
    void requireLessorUnchanged(Lease lease);

    /**
     * Signs for the identified signer, with the embedded provider.
     *
     * @throws Refusal with 409, for the lessee, if the draft could not be sealed, or a question is not answered
     */
    Signed sign(String leaseNumber, int version, SignerSeen seen);

    /**
     * Checks what the signer has signed elsewhere, before anything is held: that takes its time.
     *
     * @param signer whose link it came by
     * @throws Refusal with 409 if nothing is to be signed
     */
    Arrived arrived(String leaseNumber, byte[] uploaded, String signer);

    /**
     * Takes what the signer has signed elsewhere.
     *
     * @throws Refusal with 422 that says in words why it is no signature of this contract by this lessee
     */
    Signed accept(String leaseNumber, int version, Arrived uploaded, SignerSeen seen);

    /** The lessee's signer does not sign: they decline, or name somebody else. A contract officer goes on with it. */
    void giveBack(String leaseNumber, String reason);

    /** What the lessee has signed, to hand it out again; empty if nothing was. */
    Optional<Signed> signed(String leaseNumber, int version);

    /**
     * The draft that the lessee may sign.
     *
     * @param number that its pages bear, of the contract or of the agreement
     * @param title what it is headed with
     * @param agreement whether it is an agreement on a contract that is concluded
     * @param digest SHA-256 of the PDF, in hexadecimal
     * @param signer the name of who signs for the lessee, as applied for
     * @param party the lessee's registered name
     * @param codeEnd the last four characters of the number by which the signer is asked who they are: of the identity
     *     document, or of the organisation's credit code
     * @param marked the clauses marked against the lessee, in the contract's order
     * @param others its other clauses, in the same order
     * @param until until when it can be signed; null if there is no such date
     */
    record Issued(
            int version,
            String number,
            Bilingual title,
            boolean agreement,
            byte[] pdf,
            String digest,
            String signer,
            String party,
            String codeEnd,
            List<MarkedClause> marked,
            List<OtherClause> others,
            @Nullable Instant until) {

        /** What the clause is headed with; empty if there is no such clause. */
        public Optional<Bilingual> heading(String clause) {
            return Stream.concat(marked.stream().map(one -> new OtherClause(one.id(), one.heading())), others.stream())
                    .filter(one -> one.id().equals(clause))
                    .map(OtherClause::heading)
                    .findFirst();
        }

        public boolean isMarked(String clause) {
            return marked.stream().anyMatch(one -> one.id().equals(clause));
        }
    }

    /**
     * A file that arrived, with our time stamp if it is in order and had none.
     *
     * @param draft digest of the draft that it was checked against
     */
    record Arrived(byte[] pdf, String draft, SignatureReport report) {}

    /** @param heading with its number, like 第五条 用途 */
    record MarkedClause(String id, Bilingual heading, Bilingual meaning) {}

    /** A clause that is not marked, about which the lessee may ask too. */
    record OtherClause(String id, Bilingual heading) {}

    /** @param report what was verified, in plain words, one line each */
    record Signed(byte[] pdf, List<Bilingual> report) {}

    /**
     * Who acts, and what was seen of them.
     *
     * @param letter the attachment that is the representative's letter of authority; null for the signer applied for
     * @param linkBy how the link came to them
     * @param codeBy how the code came to them, as {@link CodeChannel#name} says
     * @param codeSeen which officers saw a code of this link, in the order of their looks; empty if none did
     * @param source their address on the network
     * @param agent what their browser calls itself
     */
    record SignerSeen(
            UUID link,
            String signer,
            @Nullable UUID letter,
            LinkBy linkBy,
            String codeBy,
            List<CodeSeen> codeSeen,
            Instant at,
            String source,
            String agent) {}

    /** That an officer was shown a code, and when; whom they compared with what is not on record. */
    record CodeSeen(String officer, Instant at) {}

    /** Whether an officer had the link in hand: then the same house held link and code. */
    enum LinkBy {
        MAIL,
        OFFICER
    }
}
