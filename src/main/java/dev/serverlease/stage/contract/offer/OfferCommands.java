package dev.serverlease.stage.contract.offer;

import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Party;
import dev.serverlease.people.Person;
import dev.serverlease.people.SealingProof;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.process.LeaseTasks;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.signature.provider.SigningProvider;
import dev.serverlease.stage.contract.OpenSigning;
import java.util.List;
import org.springframework.stereotype.Service;

/** What happens to an offered contract besides the lessee's signature. */
@Service
class OfferCommands {

    private final LeaseCommands commands;
    private final OpenSigning signing;
    private final OfferReturns returns;
    private final SigningProvider provider;
    private final SealConfirmations confirmations;
    private final SealingProof proof;
    private final LeaseTasks tasks;

    OfferCommands(
            LeaseCommands commands,
            OpenSigning signing,
            OfferReturns returns,
            SigningProvider provider,
            SealConfirmations confirmations,
            SealingProof proof,
            LeaseTasks tasks) {
        this.tasks = tasks;
        this.commands = commands;
        this.signing = signing;
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
     * @throws Refusal with 403 for a wrong password or code, 409 if nothing waits for the seal or this person has not
     *     claimed the task, 422 for another contract; none of them confirms anything
     */
    void confirm(String number, SealRequest request, Person person) {
        var digest = request.contractDigest();
        commands.lockedDo(number, lease -> requireAsked(lease, digest, person));
        // outside the lock: a code is good once and is not asked for again where the lock collides
        var factor = proof.require(number, digest, person, request.password(), request.code());
        commands.lockedDo(number, lease -> {
            requireAsked(lease, digest, person);
            confirmations.record(lease, person.name(), digest, factor);
        });
    }

    private void requireAsked(Lease lease, String digest, Person person) {
        requireWaiting(lease, digest);
        tasks.requireClaimed(lease, SealForLessorTask.KEY, person);
    }

    private void requireWaiting(Lease lease, String digest) {
        var signed = signing.of(lease)
                .filter(draft -> draft.isSignedBy(Party.LESSEE) && !draft.isSignedBy(Party.LESSOR))
                .orElseThrow(() -> new Refusal(
                        409,
                        "租赁 " + lease.number() + " 没有待用印的合同或者协议。 Lease " + lease.number()
                                + " has no contract or agreement that waits for the lessor's seal."));
        if (!signed.contract().digest().equals(digest)) {
            var message =
                    "待用印的文本不是您确认的那一份（摘要不一致），未确认。请刷新页面，重新阅读待用印的文本后再确认；经接口确认的，填写“出租人用印”任务所列的“合同摘要值”（未签名的合同（协议）文本的摘要，与已签名文件的不同）。"
                            + " What waits for the seal is not the text that you confirm (its digest differs); nothing was"
                            + " confirmed. Reload the page, read the text and confirm again; over the interface, give the"
                            + " digest that the sealing task shows, of the text before anybody signed it.";
            throw new Refusal(422, message, List.of(new FieldError("contractDigest", message)));
        }
    }
}
