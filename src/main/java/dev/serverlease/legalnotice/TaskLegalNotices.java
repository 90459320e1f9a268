package dev.serverlease.legalnotice;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The letters of a user task in which a notice's arrival is recorded. */
@Component
public class TaskLegalNotices {

    private final WantedLegalNotices wanted;
    private final LegalNoticeList list;
    private final LegalNotices notices;
    private final ConclusionDay conclusion;

    TaskLegalNotices(WantedLegalNotices wanted, LegalNoticeList list, LegalNotices notices, ConclusionDay conclusion) {
        this.conclusion = conclusion;
        this.wanted = wanted;
        this.list = list;
        this.notices = notices;
    }

    /** Asks for a letter when the task is created; it is made afterwards, and the task never waits for it. */
    public void want(Lease lease, LegalNoticeKind kind, String taskId) {
        wanted.want(lease.number(), kind, taskId);
    }

    /**
     * Before an arrival is recorded: of the letters that were made for the task one has gone out, and nothing arrives
     * before it is sent. Where none was made, an officer wrote one elsewhere, and the proof speaks for it; but it
     * speaks of this contract.
     *
     * @param field in which the arrival is said
     * @throws Refusal with 409 if none was sent, 400 if it cannot have arrived on that day; both name the field
     */
    public void requireArrival(Lease lease, LegalNoticeKind kind, String field, LocalDate arrivedOn) {
        var ofTask = ofTask(lease, kind);
        if (ofTask.isEmpty()) {
            conclusion.of(lease.number()).filter(arrivedOn::isBefore).ifPresent(concluded -> {
                throw wrong(
                        400,
                        field,
                        "到达日 " + arrivedOn + " 早于合同成立之日 " + concluded + "，请核对送达证明后更正。 The day of arrival, " + arrivedOn
                                + ", is before the contract was concluded on " + concluded
                                + "; correct it by the proof of arrival.");
            });
            return;
        }
        var first = ofTask.stream()
                .filter(LegalNotice::sent)
                .min(Comparator.comparing(LegalNotice::sentOn))
                .orElseThrow(() -> notSent(ofTask.get(0).number(), field));
        if (arrivedOn.isBefore(first.sentOn())) {
            throw wrong(
                    400,
                    field,
                    "到达日 " + arrivedOn + " 早于通知 " + first.number() + " 发出之日 " + first.sentOn()
                            + "，请核对送达证明后更正。 The day of arrival, " + arrivedOn + ", is before notice " + first.number()
                            + " was sent on " + first.sentOn() + "; correct it by the proof of arrival.");
        }
    }

    /**
     * Before a demand is recorded whose letter was made here: it is the one that was sent, for the letter is what
     * reached the lessee.
     *
     * @param group of the fields {@code amount}, {@code currency}, {@code overdueSince} and {@code periodDays}
     * @throws Refusal with 400 that names the fields that differ
     */
    public void requireAsSent(Lease lease, String group, DemandedRent said) {
        var sent = ofTask(lease, LegalNoticeKind.RENT_DEMAND).stream()
                .filter(LegalNotice::sent)
                .toList();
        var demands = sent.stream()
                .map(LegalNotice::demanded)
                .filter(Objects::nonNull)
                .toList();
        if (demands.isEmpty()
                || demands.stream().anyMatch(one -> said.differences(one).isEmpty())) {
            return;
        }
        var demanded = demands.get(0);
        var number = sent.get(0).number();
        var message = "已发出的通知 " + number + " 催告的是自 " + demanded.overdueSince() + " 起逾期的租金 "
                + demanded.amount().toPlainString() + " " + demanded.currency() + "，支付期限 " + demanded.periodDays()
                + " 日，登记须与其一致；要催告其他内容的，先制作新的通知书并发出。 Notice " + number + ", as sent, demands "
                + demanded.amount().toPlainString() + " " + demanded.currency() + ", overdue since "
                + demanded.overdueSince() + ", within " + demanded.periodDays()
                + " days; record that, or make a new letter first and send it.";
        throw new Refusal(
                400,
                message,
                said.differences(demanded).stream()
                        .map(field -> new FieldError(group + "." + field, message))
                        .toList());
    }

    /** Those since the one that the product made for the open task, the newest first. */
    private List<LegalNotice> ofTask(Lease lease, LegalNoticeKind kind) {
        var ofTask = new ArrayList<LegalNotice>();
        for (var letter : notices.of(lease.number())) {
            if (letter.kind() == kind) {
                ofTask.add(letter);
                if (letter.madeBy().equals(AuditTrail.SYSTEM)) {
                    break;
                }
            }
        }
        return ofTask;
    }

    private static Refusal notSent(String number, String field) {
        return wrong(
                409,
                field,
                "通知 " + number + " 尚未发出，不能登记到达；先在租赁页面发送，或者登记邮寄、当面送达。 Notice " + number
                        + " has not been sent and cannot have arrived; send it on the page of the lease, or record there that it was"
                        + " posted or handed over.");
    }

    private static Refusal wrong(int status, String field, String message) {
        return new Refusal(status, message, List.of(new FieldError(field, message)));
    }

    /** What the task's form shows of its letters, the newest first. */
    public List<Map<String, String>> shown(Lease lease, LegalNoticeKind kind) {
        return list.inForm(lease.number(), kind);
    }
}
