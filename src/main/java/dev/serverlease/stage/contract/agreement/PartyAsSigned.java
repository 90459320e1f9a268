package dev.serverlease.stage.contract.agreement;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.clause.Agreement;
import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.Lease;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The lessee under whose name and number what is open now is signed: certificate and seal bear the new ones. */
@Component
public class PartyAsSigned {

    private final ApplicationTrees trees;
    private final Agreements agreements;

    PartyAsSigned(ApplicationTrees trees, Agreements agreements) {
        this.trees = trees;
        this.agreements = agreements;
    }

    /** The application as it holds now, with the party as an open change agreement names it. */
    public ObjectNode application(Lease lease) {
        var application = trees.of(lease.application());
        return open(lease)
                .filter(open -> open.kind() == Agreement.CHANGE)
                .map(open -> PartyChange.applied(application, open.terms().path("changes")))
                .orElse(application);
    }

    /** The application with all that an open agreement changes of it, as it shall hold. */
    public ObjectNode asAgreed(Lease lease) {
        var application = trees.of(lease.application());
        return open(lease)
                .map(open -> AgreedChanges.applied(application, open.terms().path("changes")))
                .orElse(application);
    }

    private Optional<WrittenAgreement> open(Lease lease) {
        return Agreements.STAGES.contains(lease.stage()) ? agreements.open(lease) : Optional.empty();
    }
}
