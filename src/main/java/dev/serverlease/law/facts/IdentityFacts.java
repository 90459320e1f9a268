package dev.serverlease.law.facts;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the identity of the lessee and of whoever signs was verified.
 *
 * @param records of each subject and method the newest
 * @param enteredBy the account that entered the application
 * @param doubts why identity is to be verified again, as found while the lease is in force
 * @param doubtedAfter how many verifications the lease had when that was found; only later ones settle it
 */
public record IdentityFacts(
        List<Verification> records,
        @Nullable String enteredBy,
        Set<Doubt> doubts,
        @Nullable Long doubtedAfter) {

    static final IdentityFacts UNSTATED = new IdentityFacts(List.of(), null, Set.of(), null);

    public IdentityFacts {
        records = records == null
                ? List.of()
                : records.stream().filter(Objects::nonNull).toList();
        doubts = LeaseFacts.sorted(doubts);
    }

    /** The records with this result. */
    public List<Verification> with(Verification.Result result) {
        return records.stream().filter(record -> record.result() == result).toList();
    }

    public enum Doubt {
        SIGNER_CHANGED,
        OPERATOR_CHANGED,
        NAME_CHANGED,
        USCC_CHANGED,
        NETWORK_ID_WITHDRAWN,
        REGULATOR_NOTICE,
        RED_FLAG
    }
}
