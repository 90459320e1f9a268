package dev.serverlease.stage.inforce.agreement;

import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.Lease;
import dev.serverlease.process.LeaseTasks;
import dev.serverlease.stage.application.DisplayName;
import dev.serverlease.stage.contract.agreement.PartyChange;
import dev.serverlease.stage.contract.agreement.WrittenAgreement;
import dev.serverlease.stage.inforce.usereview.IdentityDoubts;
import org.springframework.stereotype.Component;

/**
 * The lessee has another name or signer, or its number is put right: what is at work on the lease shows it from now on.
 */
@Component
class ChangedParty {

    private final PartyProof proof;
    private final ApplicationTrees trees;
    private final LeaseTasks tasks;
    private final IdentityDoubts identity;

    ChangedParty(PartyProof proof, ApplicationTrees trees, LeaseTasks tasks, IdentityDoubts identity) {
        this.proof = proof;
        this.trees = trees;
        this.tasks = tasks;
        this.identity = identity;
    }

    /** @throws IllegalStateException if the party changes and nothing proves it */
    void requireProof(Lease lease, WrittenAgreement agreement) {
        proof.require(lease, agreement);
    }

    /**
     * What was verified was verified of another name or number: it is verified anew, in a task of its own, or before
     * the hand-over by the gate. Nothing happens if the party and its signer stay as they were.
     *
     * @param before the lease as it was
     * @param amended the lease as changed
     */
    void show(Lease before, Lease amended, WrittenAgreement agreement) {
        var changes = agreement.terms().path("changes");
        if (PartyChange.isIn(changes)) {
            tasks.showLessee(
                    amended, DisplayName.of(trees.of(amended.application()).path("lessee")));
            tasks.showAllAgain(amended);
        }
        if (amended.inForceAt() != null) {
            identity.changed(before, amended, changes);
        }
    }
}
