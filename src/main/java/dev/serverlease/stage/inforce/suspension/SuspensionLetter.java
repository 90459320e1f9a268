package dev.serverlease.stage.inforce.suspension;

import dev.serverlease.attachment.LiftingDocuments;
import dev.serverlease.clause.terms.Days;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.legalnotice.LegalNoticeKind;
import dev.serverlease.legalnotice.LegalNoticeRequest;
import dev.serverlease.legalnotice.LegalNoticeText;
import dev.serverlease.legalnotice.LegalNoticeWriter;
import dev.serverlease.stage.contract.ContractClauses;
import dev.serverlease.words.PageTime;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** 暂停服务通知书: ground, clause, how it ends and the way to object, as a letter. */
@Component
class SuspensionLetter implements LegalNoticeWriter {

    private final Suspensions suspensions;
    private final LiftingDocuments orders;
    private final ContractClauses clauses;
    private final Clock clock;

    SuspensionLetter(Suspensions suspensions, LiftingDocuments orders, ContractClauses clauses, Clock clock) {
        this.suspensions = suspensions;
        this.orders = orders;
        this.clauses = clauses;
        this.clock = clock;
    }

    @Override
    public LegalNoticeKind kind() {
        return LegalNoticeKind.SUSPENSION;
    }

    @Override
    public Optional<LegalNoticeText> write(Lease lease, LegalNoticeRequest request) {
        return suspensions
                .standing(lease.number())
                .map(suspension -> suspension.isByOrder() ? ofOrder(lease, suspension) : ofBreach(lease, suspension));
    }

    private LegalNoticeText ofBreach(Lease lease, Suspension suspension) {
        var zh = PageTime.zh(clock.getZone());
        var en = PageTime.en(clock.getZone());
        var clause = clauses.clause(lease.number(), "suspension");
        var end = clauses.clause(lease.number(), "termination");
        var days = MissedCures.daysSinceArrival();
        var longer = suspension.unlawful() ? MissedCures.daysSinceSuspension() : 0;
        return new LegalNoticeText(
                new Bilingual("暂停服务，限期整改", "Suspension of the service; time to mend"),
                facts(lease, suspension),
                grounds(clause, Bilingual.of(suspension.clause())),
                List.of(new Bilingual(
                        "请贵方于" + zh.deadline(suspension.cureBy())
                                + "之前完成整改（期限的最后一日为法定休假日的，顺延至法定休假日结束的次日），并将整改情况及证明书面告知我方。我方核验确认后恢复服务。暂停期间数据予以保存，不予删除。",
                        "Put it right by " + en.deadline(suspension.cureBy())
                                + " (if the last day is a public holiday, by the end of the day after the holiday) and tell us in"
                                + " writing, with proof. Once we have verified it the service resumes. Meanwhile the"
                                + " data is kept; nothing is erased.")),
                List.of(new Bilingual(
                        "自本通知书到达之日起" + days + "日" + (longer == 0 ? "" : "、自暂停服务之日起" + longer + "日")
                                + "届满，且前述日期已过，贵方仍未整改的，我方有权依照" + end.zh() + "和《中华人民共和国民法典》第五百六十二条第二款解除合同。",
                        "If " + days + " days from the arrival of this notice"
                                + (longer == 0 ? "" : ", " + longer + " days from the suspension")
                                + " and that date have passed and it is still not put right, we may terminate the contract"
                                + " under "
                                + end.en() + " and Civil Code art. 562(2).")),
                objection());
    }

    /** An order is no breach: nothing is to be mended, and it gives no ground to terminate for one. */
    private LegalNoticeText ofOrder(Lease lease, Suspension suspension) {
        var clause = clauses.clause(lease.number(), "suspension");
        var orders = clauses.clause(lease.number(), "force-majeure");
        return new LegalNoticeText(
                new Bilingual("依照机关命令暂停服务", "Suspension of the service by order"),
                facts(lease, suspension),
                List.of(
                        new Bilingual(
                                clause.zh() + "：司法机关、行政机关依法要求的，可以暂停服务。",
                                clause.en() + ": service may be suspended on a lawful order of a court or authority."),
                        new Bilingual(
                                orders.zh() + "：双方应当立即执行司法机关、行政机关依法作出的命令。",
                                orders.en() + ": the parties at once obey lawful orders of courts and authorities.")),
                List.of(new Bilingual(
                        "命令解除后，我方依照" + clause.zh() + "恢复服务。暂停期间数据予以保存，不予删除。贵方收到解除命令的文件的，请书面告知我方。",
                        "Once the order is lifted we restore the service under " + clause.en()
                                + ". Meanwhile the data is kept; nothing is erased. If a document that lifts the order reaches"
                                + " you, tell us in writing.")),
                List.of(new Bilingual(
                        "执行命令不以贵方违约为前提。除命令因贵方自身的原因作出的以外，暂停期间不计租金。",
                        "That the order is obeyed says nothing of a breach of yours. Unless your own cause led to it, no rent"
                                + " runs during the suspension.")),
                objection());
    }

    private List<Bilingual> facts(Lease lease, Suspension suspension) {
        var contract = clauses.contract(lease.number());
        var facts = new ArrayList<Bilingual>();
        facts.add(new Bilingual(
                "我方已自" + PageTime.zh(clock.getZone()).day(suspension.suspendedAt()) + "起暂停" + contract.zh()
                        + "项下的服务。理由为：",
                "We suspended the service under the " + contract.en() + " on "
                        + PageTime.en(clock.getZone()).day(suspension.suspendedAt()) + ", on this ground:"));
        facts.add(written(suspension.groundInFull()));
        orders.besides(lease, suspension.obeyed())
                .forEach(order -> facts.add(new Bilingual(
                        "此后又于" + Days.of(order.receivedOn()).zh() + "收到命令：" + order.text(),
                        "On " + Days.of(order.receivedOn()).en()
                                + " another order came in; it stands in the Chinese text.")));
        return facts;
    }

    private static Bilingual objection() {
        return new Bilingual(
                "贵方对暂停有异议的，可以书面向我方提出，写明理由并附证据，送至本通知书所载我方的通知地址。",
                "Objections go to us in writing, with reasons and evidence, to our address for notices below.");
    }

    /** The clause on suspension, and what the officer named beside it. */
    private static List<Bilingual> grounds(Bilingual clause, Bilingual law) {
        var cited = new Bilingual(clause.zh() + "。", clause.en() + ".");
        return law.zh().equals(clause.zh()) ? List.of(cited) : List.of(cited, written(law));
    }

    /** A text of the product has both languages, a person's own only one. */
    private static Bilingual written(Bilingual text) {
        return text.zh().equals(text.en()) ? new Bilingual(text.zh(), "") : text;
    }
}
