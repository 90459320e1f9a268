package dev.serverlease.stage.contract;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.CanonicalJson;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.Party;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.notification.Notices;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.process.LeaseMessages;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Records the lessee's signature: first verifies it, then stores and correlates it in one transaction. */
@Service
class SignatureCommands {

    private final LeaseCommands commands;
    private final Contracts contracts;
    private final LeaseMessages messages;
    private final AuditTrail audit;
    private final Notices notices;
    private final Clock clock;

    SignatureCommands(
            LeaseCommands commands,
            Contracts contracts,
            LeaseMessages messages,
            AuditTrail audit,
            Notices notices,
            Clock clock) {
        this.commands = commands;
        this.contracts = contracts;
        this.messages = messages;
        this.audit = audit;
        this.notices = notices;
        this.clock = clock;
    }

    /**
     * @throws Refusal with 409 in a stage that does not wait for it, 422 if the signature is invalid; a rejected
     *     attempt is still recorded in the audit trail
     */
    void accept(String number, SignatureRequest request, String recordedBy) {
        try {
            commands.lockedDo(number, lease -> sign(lease, request, recordedBy));
        } catch (Refusal refusal) {
            audit.record(
                    number,
                    recordedBy,
                    "SIGNATURE_REFUSED",
                    Map.of("reason", refusal.getMessage()),
                    request.contractDigest());
            throw refusal;
        }
    }

    private void sign(Lease lease, SignatureRequest request, String recordedBy) {
        if (lease.stage() != LeaseStage.CONTRACT) {
            throw LeaseMessages.notWaiting(lease);
        }
        var draft = contracts.latestSigned(lease.number()).orElseThrow(() -> LeaseMessages.notWaiting(lease));
        var contract = draft.contract();
        verify(contract, draft.signatures(), request);
        contracts.sign(
                lease.number(),
                new Signature(
                        Party.LESSEE,
                        contract.version(),
                        request.signer().strip(),
                        request.authority().strip(),
                        request.kind(),
                        recordedBy,
                        contract.digest(),
                        clock.instant()));
        tellOfPastStart(lease);
        messages.send(lease, "LesseeSigned");
    }

    /** The term runs from the agreed date even if that is past; the applicant should know this. */
    private void tellOfPastStart(Lease lease) {
        var today = LocalDate.now(clock);
        var start = lease.startsAt() == null ? today : LocalDate.ofInstant(lease.startsAt(), clock.getZone());
        if (start.isBefore(today)) {
            notices.tell(
                    Notice.about(
                            lease.number(),
                            NoticeKind.START_DATE_PAST,
                            "租赁 " + lease.number() + " 于 " + today + " 签署完毕，约定的起租日 " + start
                                    + " 已过：租赁期限自该日起算，服务器将在开通审查后立即交付；需要调整起止日期的，请与承租人另行约定。",
                            "Lease " + lease.number() + " was signed on " + today + "; its start date " + start
                                    + " is past: the term counts from it, and the server is handed over as soon as the gate"
                                    + " opens. Agree with the lessee if the dates are to be others."),
                    Audience.person(lease.applicant()));
        }
    }

    private static void verify(Contract contract, List<Signature> present, SignatureRequest request) {
        if (present.stream().noneMatch(signature -> signature.party() == Party.LESSOR)) {
            throw new Refusal(
                    409,
                    "出租人尚未签署，请待其签署后再登记承租人签名。"
                            + " The lessor has not signed yet; the lessee's signature comes after that.");
        }
        if (present.stream().anyMatch(signature -> signature.party() == Party.LESSEE)) {
            throw new Refusal(409, "承租人已经签署，无须再次登记。 The lessee has signed already; nothing more is to be recorded.");
        }
        if (!contract.digest().equals(CanonicalJson.digest(contract.html()))) {
            throw new Refusal(
                    409,
                    "库存合同文本与其摘要不符，可能被篡改，不能签署；请通知系统管理员核查审计记录。"
                            + " The stored contract does not match its digest: it was altered behind our doors and cannot be"
                            + " signed; call an administrator.");
        }
        if (!contract.digest().equals(request.contractDigest())) {
            var message = "所签文本与最新合同文本（第 " + contract.version() + " 稿，摘要 " + contract.digest()
                    + "）不一致，请重新取得合同文本后签署。 What was signed is not the newest draft; fetch it again and sign that.";
            throw new Refusal(422, message, List.of(new FieldError("contractDigest", message)));
        }
    }
}
