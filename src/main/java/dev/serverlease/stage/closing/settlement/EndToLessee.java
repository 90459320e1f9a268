package dev.serverlease.stage.closing.settlement;

import dev.serverlease.clause.ClauseLibrary;
import dev.serverlease.clause.terms.Days;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseTransitions.ContractEnded;
import dev.serverlease.lease.Leases;
import dev.serverlease.lease.dates.DueDates;
import dev.serverlease.notification.NoticeKind;
import dev.serverlease.visit.ToLessee;
import dev.serverlease.words.PageTime;
import dev.serverlease.words.Words;
import java.time.Clock;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the lessee that its contract ended, or went on for an indefinite term, and that something was settled. */
@Component
public class EndToLessee {

    private final Leases leases;
    private final DueDates pages;
    private final ToLessee lessee;
    private final Clock clock;

    EndToLessee(Leases leases, DueDates pages, ToLessee lessee, Clock clock) {
        this.leases = leases;
        this.pages = pages;
        this.lessee = lessee;
        this.clock = clock;
    }

    /** With what is to be done next, where a server was handed over (clause {@code return}). */
    @EventListener
    void ended(ContractEnded event) {
        var lease = leases.get(event.leaseNumber());
        var end = pages.contractEndedAt(lease);
        if (end == null) {
            return;
        }
        var reason = Words.of("end-reason", Objects.requireNonNull(lease.endReason(), lease.number()));
        int days = ClauseLibrary.current().figure("dataWindowDays").intValueExact();
        var next = lease.inForceAt() == null
                ? new Bilingual("", "")
                : new Bilingual(
                        "请停止使用服务器并予以返还；自关闭访问之日起" + days + "日内可以导出数据。押金、租金的清结和各项期限见承租人页面。",
                        " Stop using the server and return it; for " + days
                                + " days after access is closed you may export"
                                + " your data. The lessee's page says what is settled of deposit and rent, and by when.");
        lessee.tell(
                lease,
                NoticeKind.CONTRACT_ENDED,
                new Bilingual(
                        "合同 " + lease.number() + " 于 "
                                + PageTime.zh(clock.getZone()).deadline(end) + " 终止（" + reason.zh() + "）。" + next.zh(),
                        "Contract " + lease.number() + " ends at "
                                + PageTime.en(clock.getZone()).deadline(end) + " (" + reason.en() + ")." + next.en()));
    }

    /** Use goes on after the term without objection (Civil Code arts. 730, 734). */
    public void turnedIndefinite(Lease lease) {
        var days = ClauseLibrary.current().figure("indefiniteNoticeDays").toPlainString();
        lessee.tell(
                lease,
                NoticeKind.TURNED_INDEFINITE,
                new Bilingual(
                        "合同 " + lease.number()
                                + " 约定的租赁期限已经届满，您继续使用服务器，出租人没有提出异议：原合同继续有效，租赁期限转为不定期（民法典第七百三十四条）。任何一方可以随时解除不定期租赁，但是应当提前"
                                + days + "日书面通知对方（民法典第七百三十条）。租金照常支付。",
                        "The agreed term of contract " + lease.number()
                                + " is over and you go on using the server without the lessor's objection: the contract stays"
                                + " in force as an indefinite lease (Civil Code art. 734). Either side may end it any day, with "
                                + days + " days' written notice (art. 730). The rent is due as before."));
    }

    /** Without its note, which is a person's own text. */
    void settled(Lease lease, Settled settled) {
        var day = Days.of(settled.paidOn());
        boolean deposit = settled.what() == Settled.What.DEPOSIT;
        lessee.tell(
                lease,
                NoticeKind.SETTLED,
                new Bilingual(
                        "合同 " + lease.number() + " 终止后，" + (deposit ? "押金" : "租金") + "已登记于" + day.zh()
                                + "结清。金额和依据见承租人页面；有异议的，请书面告知出租人。",
                        "After the end of contract " + lease.number() + " the "
                                + (deposit ? "security deposit" : "rent")
                                + " is on record as settled on " + day.en()
                                + ". The lessee's page has the sums and the ground; tell the lessor in writing if you object."));
    }
}
