package dev.serverlease.stage.contract.offer;

import dev.serverlease.lease.Lease;
import dev.serverlease.people.Person;
import dev.serverlease.people.SealingProof;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.process.LeaseTasks;
import dev.serverlease.request.Refusal;
import dev.serverlease.signature.provider.SigningProvider;
import org.springframework.stereotype.Service;

/** What happens to an offered contract besides the lessee's signature. */
@Service
class OfferCommands {

    private final LeaseCommands commands;
    private final BeforeSealing before;
    private final OfferReturns returns;
    private final SigningProvider provider;
    private final SealConfirmations confirmations;
    private final SealingProof proof;
    private final LeaseTasks tasks;

    OfferCommands(
            LeaseCommands commands,
            BeforeSealing before,
            OfferReturns returns,
            SigningProvider provider,
            SealConfirmations confirmations,
            SealingProof proof,
            LeaseTasks tasks) {
        this.tasks = tasks;
        this.commands = commands;
        this.before = before;
        this.returns = returns;
        this.provider = provider;
        this.confirmations = confirmations;
        this.proof = proof;
    }

    /**
     * The lessee declines, or nothing reached it.
     *
     * @param by who records it
     * @throws Refusal with 409 if the contract is not with the lessee
     */
    void returned(String number, String reason, String by) {
        commands.lockedDo(number, lease -> {
            provider.cancel(lease, by, reason);
            returns.record(lease, reason, by);
        });
    }

    /**
     * A fact turned out to be wrong before the lessee has signed.
     *
     * @param by who found it
     * @throws Refusal with 409 if no contract is with the lessee, or the lessee has signed it
     */
    void correct(String number, String reason, String by) {
        commands.lockedDo(number, lease -> {
            provider.cancel(lease, by, reason);
            returns.correct(lease, reason, by);
        });
    }

    /**
     * @throws Refusal with 403 for a wrong password or code, 409 if nothing waits for the seal, the lessor is no longer
     *     as the text has it, or this person has not claimed the task, 422 for another contract; none of them confirms
     *     anything
     */
    void confirm(String number, SealRequest request, Person person) {
        var digest = request.contractDigest();
        commands.look(number, lease -> requireAsked(lease, digest, person));
        // outside the lock: a code is good once and is not asked for again where the lock collides
        var factor = proof.require(number, digest, person, request.password(), request.code());
        commands.lockedDo(number, lease -> {
            requireAsked(lease, digest, person);
            confirmations.record(lease, person.name(), digest, factor);
        });
    }

    private void requireAsked(Lease lease, String digest, Person person) {
        before.requireSealable(lease, digest);
        tasks.requireClaimed(lease, SealForLessorTask.KEY, person);
    }
}
