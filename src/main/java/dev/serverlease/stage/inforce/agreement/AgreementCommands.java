package dev.serverlease.stage.inforce.agreement;

import dev.serverlease.clause.Agreement;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.process.LeaseMessages;
import dev.serverlease.process.LeaseTasks;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.stage.contract.AgreementDrafts;
import dev.serverlease.stage.contract.agreement.Agreements;
import dev.serverlease.stage.contract.agreement.WrittenAgreement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Accepts requested agreements: first checks them by today's law, then stores and correlates in one transaction. */
@Service
class AgreementCommands {

    private final LeaseCommands commands;
    private final Agreements agreements;
    private final AgreementDrafts drafts;
    private final AgreedTerms terms;
    private final ChangeChecks checks;
    private final LeaseMessages messages;
    private final LeaseTasks tasks;

    AgreementCommands(
            LeaseCommands commands,
            Agreements agreements,
            AgreementDrafts drafts,
            AgreedTerms terms,
            ChangeChecks checks,
            LeaseMessages messages,
            LeaseTasks tasks) {
        this.tasks = tasks;
        this.commands = commands;
        this.agreements = agreements;
        this.drafts = drafts;
        this.terms = terms;
        this.checks = checks;
        this.messages = messages;
    }

    /**
     * A repeat under the same key is the same agreement.
     *
     * @throws Refusal with 400 for invalid content, 409 if the lease is not signed by both or ends, another agreement
     *     is open or its end is agreed, or the key was used for another; 422 if today's law does not allow the change,
     *     or the text cannot be written; then nothing is stored
     */
    WrittenAgreement ask(String number, AgreementRequest request, @Nullable String key, String by) {
        return commands.locked(number, lease -> {
            var earlier = key == null ? null : agreements.byKey(number, key).orElse(null);
            return earlier == null ? ask(lease, request, key, by) : same(earlier, request, by);
        });
    }

    private static WrittenAgreement same(WrittenAgreement earlier, AgreementRequest request, String by) {
        if (!earlier.kind().name().equals(request.kind())
                || !earlier.reason().equals(request.reason().strip())
                || !earlier.requestedBy().equals(by)) {
            var text =
                    "该请求标识（Idempotency-Key）已用于另一份协议，请换一个。 This Idempotency-Key was used for another agreement; use another.";
            throw new Refusal(409, text, List.of(new FieldError("Idempotency-Key", text)));
        }
        return earlier;
    }

    private WrittenAgreement ask(Lease lease, AgreementRequest request, @Nullable String key, String by) {
        if (!Agreements.STAGES.contains(lease.stage())) {
            throw LeaseMessages.notWaiting(lease);
        }
        var asked = terms.of(lease, request, key, by);
        if (asked.kind() == Agreement.CHANGE) {
            var changed = checks.require(422, lease, asked.terms().path("changes"));
            drafts.check(lease, asked);
            checks.keep(lease, changed);
        }
        var agreement = drafts.add(lease, asked);
        messages.send(
                lease,
                lease.stage() == LeaseStage.ACTIVATION
                        ? LeaseMessages.AGREEMENT_BEFORE_HAND_OVER
                        : LeaseMessages.AGREEMENT_REQUESTED);
        tasks.showAgain(lease, "Task_FulfilConditions");
        return agreement;
    }
}
