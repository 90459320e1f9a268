package dev.serverlease.stage.contract;

import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.people.Groups;
import dev.serverlease.process.LeaseOf;
import dev.serverlease.process.LeaseTasks;
import dev.serverlease.stage.contract.agreement.Agreements;
import dev.serverlease.stage.contract.agreement.WrittenAgreement;
import dev.serverlease.stage.contract.link.SigningLinks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/**
 * The part of the process that an agreement waits in is left, by whatever way: an agreement that is not signed by both
 * then is not concluded, and its link is good no more.
 */
@Component("agreementOver")
class AgreementOver implements ExecutionListener {

    private final LeaseOf leaseOf;
    private final Contracts contracts;
    private final Agreements agreements;
    private final SigningLinks links;
    private final Notices notices;
    private final LeaseTasks tasks;

    AgreementOver(
            LeaseOf leaseOf,
            Contracts contracts,
            Agreements agreements,
            SigningLinks links,
            Notices notices,
            LeaseTasks tasks) {
        this.tasks = tasks;
        this.notices = notices;
        this.leaseOf = leaseOf;
        this.contracts = contracts;
        this.agreements = agreements;
        this.links = links;
    }

    @Override
    public void notify(DelegateExecution execution) {
        var lease = leaseOf.locked(execution);
        agreements
                .latest(lease.number())
                .filter(WrittenAgreement::isOpen)
                .filter(open -> contracts
                        .newestSigned(lease.number())
                        .filter(draft -> draft.contract().isOf(open))
                        .filter(SignedContract::isSignedByBoth)
                        .isEmpty())
                .ifPresent(open -> end(lease, open));
        if (lease.stage() == LeaseStage.ACTIVATION) {
            // the gate may be asked again
            tasks.showAgain(lease, "Task_FulfilConditions");
        }
    }

    private void end(Lease lease, WrittenAgreement agreement) {
        links.expire(lease);
        agreements.end(lease.number(), agreement);
        var number = WrittenAgreement.number(lease.number(), agreement.position());
        var title = WrittenAgreement.title(agreement.kind());
        notices.tell(
                Notice.about(
                        lease.number(),
                        NoticeKind.AGREEMENT_NOT_CONCLUDED,
                        title.zh() + "（" + number + "）未签订：期限届满、一方不同意，或者租赁已经转入退租清结；原合同照旧履行。仍需签订的，请重新提出。",
                        title.en() + " " + number
                                + " is not concluded: its time was over, one side did not agree, or the lease is closing; the"
                                + " contract stays as it was. If it is still wanted, ask for it again."),
                Audience.group(Groups.CONTRACT),
                Audience.person(lease.applicant()));
    }
}
