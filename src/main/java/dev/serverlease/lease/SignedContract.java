package dev.serverlease.lease;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A draft and the signatures under it, the lessor's first. */
public record SignedContract(Contract contract, List<Signature> signatures) {

    /** Whether both parties signed, and signed the text that is stored (Civil Code art. 490). */
    public boolean isSignedByBoth() {
        var stored = CanonicalJson.digest(contract.html());
        return signatures.stream()
                .filter(signature -> signature.contractDigest().equals(stored))
                .map(Signature::party)
                .collect(Collectors.toSet())
                .equals(Set.of("LESSOR", "LESSEE"));
    }

    SignedContract and(SignedContract same) {
        return new SignedContract(
                contract,
                Stream.concat(signatures.stream(), same.signatures.stream()).toList());
    }
}
