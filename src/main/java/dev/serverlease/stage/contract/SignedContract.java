package dev.serverlease.stage.contract;

import dev.serverlease.lease.Party;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A draft and its signatures, the lessee's first. */
public record SignedContract(Contract contract, List<Signature> signatures) {

    /** Binding kinds: handwritten, sealed, or a reliable e-signature (Civil Code art. 490; E-Signature Law art. 14). */
    private static final Set<String> BINDING = Set.of("HANDWRITTEN", "SEAL", "RELIABLE_ESIGN");

    /** Whether both parties signed the stored text in a binding way (Civil Code art. 490). */
    public boolean isSignedByBoth() {
        return contract.isUnaltered()
                && signatures.stream()
                        .filter(signature -> signature.contractDigest().equals(contract.digest()))
                        .filter(signature -> BINDING.contains(signature.kind()))
                        .map(Signature::party)
                        .collect(Collectors.toSet())
                        .equals(EnumSet.allOf(Party.class));
    }

    /**
     * Digest of the newest file: the printed draft, or what was signed last in it; of one that the lessor sealed on
     * paper, the scan that shows what both signed.
     */
    public String file() {
        var onPaper = by(Party.LESSOR).map(Signature::scan);
        if (onPaper.isPresent()) {
            return onPaper.get().digest();
        }
        return signatures.stream()
                .map(Signature::electronic)
                .filter(Objects::nonNull)
                .reduce((first, second) -> second)
                .map(Signature.Electronic::file)
                .orElse(contract.digest());
    }

    public Optional<Signature> by(Party party) {
        return signatures.stream()
                .filter(signature -> signature.party() == party)
                .findFirst();
    }

    public boolean isSignedBy(Party party) {
        return by(party).isPresent();
    }

    SignedContract and(SignedContract same) {
        return new SignedContract(
                contract,
                Stream.concat(signatures.stream(), same.signatures.stream()).toList());
    }
}
