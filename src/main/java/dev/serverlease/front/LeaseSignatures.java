package dev.serverlease.front;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Party;
import dev.serverlease.stage.contract.Contracts;
import dev.serverlease.stage.contract.Signature;
import dev.serverlease.stage.legalreview.identity.IdentitySheet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The signatures under the newest contract, as a lease's page shows them. */
@Component
class LeaseSignatures {

    private final Contracts contracts;
    private final IdentitySheet identity;

    LeaseSignatures(Contracts contracts, IdentitySheet identity) {
        this.contracts = contracts;
        this.identity = identity;
    }

    /**
     * A signature.
     *
     * @param report what its check found, question by question; empty for one on paper
     * @param bothSides that who signed for the lessee stands on the lessor's side too; null if they do not
     */
    record Signed(
            String party,
            String signer,
            String how,
            List<Bilingual> report,
            @Nullable Bilingual bothSides) {}

    List<Signed> of(Lease lease) {
        return contracts.latestSigned(lease.number()).stream()
                .flatMap(draft -> draft.signatures().stream())
                .map(signature -> signed(lease, signature))
                .toList();
    }

    private Signed signed(Lease lease, Signature signature) {
        return new Signed(
                signature.party().label(),
                signature.signer() + " · " + signature.authority(),
                signature.how().both(),
                signature.electronic() == null
                        ? List.of()
                        : signature.electronic().lines(),
                signature.party() == Party.LESSEE
                        ? identity.bothSides(lease, signature.signer()).orElse(null)
                        : null);
    }
}
