package dev.serverlease.stage.contract;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Party;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.people.Groups;
import dev.serverlease.people.SealingSettings;
import dev.serverlease.process.LeaseOf;
import dev.serverlease.stage.contract.link.LesseeReminder;
import dev.serverlease.words.PageTime;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** 签署催办: reminds people of a slow signing, and records it in the lease's audit trail. */
@Component("remindSigning")
class SigningReminder implements JavaDelegate {

    private final AuditTrail audit;
    private final LeaseOf leaseOf;
    private final Contracts contracts;
    private final Notices notices;
    private final LesseeReminder lessee;
    private final SealingSettings sealing;
    private final Clock clock;

    SigningReminder(
            AuditTrail audit,
            LeaseOf leaseOf,
            Contracts contracts,
            Notices notices,
            LesseeReminder lessee,
            SealingSettings sealing,
            Clock clock) {
        this.sealing = sealing;
        this.audit = audit;
        this.leaseOf = leaseOf;
        this.contracts = contracts;
        this.notices = notices;
        this.lessee = lessee;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var lease = leaseOf.read(execution);
        var number = lease.number();
        var missing = missing(number);
        var until = Objects.requireNonNull(lease.stepBy());
        audit.record(number, AuditTrail.SYSTEM, "SIGNING_REMINDED", Map.of(), null);
        if (missing.contains(Party.LESSEE)) {
            lessee.remind(lease);
        }
        notices.tell(
                Notice.about(
                        number,
                        NoticeKind.SIGNING_REMINDED,
                        "租赁 " + number + " 的合同尚待"
                                + missing.stream().map(Party::zh).collect(Collectors.joining("、")) + "签署，签署期限至 "
                                + PageTime.zh(clock.getZone()).deadline(until)
                                + "；逾期未签署完毕的，申请失效。",
                        "The contract of lease " + number + " still waits for the signature of the "
                                + missing.stream().map(Party::en).collect(Collectors.joining(" and the "))
                                + ", until " + PageTime.en(clock.getZone()).deadline(until)
                                + "; if it is not signed by both by then, the application lapses."),
                Audience.group(missing.contains(Party.LESSEE) ? Groups.CONTRACT : sealing.group()),
                Audience.person(lease.applicant()));
    }

    /** Who has not signed the newest draft, whichever party signs first. */
    private List<Party> missing(String number) {
        var signed = contracts.latestSigned(number).stream()
                .flatMap(draft -> draft.signatures().stream())
                .map(Signature::party)
                .toList();
        return Stream.of(Party.values())
                .filter(party -> !signed.contains(party))
                .toList();
    }
}
