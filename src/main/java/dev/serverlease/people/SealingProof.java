package dev.serverlease.people;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.people.ProofOfPerson.Factor;
import dev.serverlease.request.Refusal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who wants to use the lessor's seal proves anew who they are; an attempt that fails stays in the lease's audit trail.
 */
@Component
public class SealingProof {

    /** What the audit trail calls a wrong password or code at the seal. */
    public static final String REFUSED = "SEAL_PROOF_REFUSED";

    /** A code that was good and is sent once more, as a double click does: it proves nothing, and betrays nobody. */
    private static final String REPEATED = "SEAL_CODE_REPEATED";

    private static final Map<Integer, String> KEPT = Map.of(403, REFUSED, 409, REPEATED);

    private final ProofOfPerson proof;
    private final AuditTrail audit;

    SealingProof(ProofOfPerson proof, AuditTrail audit) {
        this.proof = proof;
        this.audit = audit;
    }

    /**
     * Call it outside the lease's lock and transaction: the failed attempt remains, in its place in the chain, so that
     * whoever asks next sees it.
     *
     * @param document the digest of what is to be sealed
     * @param code the one-time code; null if none was given
     * @throws Refusal as {@link ProofOfPerson#require} says
     */
    public Factor require(String leaseNumber, String document, Person person, String password, @Nullable String code) {
        try {
            return proof.require(person, password, code);
        } catch (Refusal refusal) {
            var action = KEPT.get(refusal.status());
            if (action != null) {
                audit.record(leaseNumber, person.name(), action, Map.of(), document);
            }
            throw refusal;
        }
    }
}
