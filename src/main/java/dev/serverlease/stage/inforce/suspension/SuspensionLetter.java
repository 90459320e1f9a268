package dev.serverlease.stage.inforce.suspension;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.legalnotice.LegalNoticeKind;
import dev.serverlease.legalnotice.LegalNoticeRequest;
import dev.serverlease.legalnotice.LegalNoticeText;
import dev.serverlease.legalnotice.LegalNoticeWriter;
import dev.serverlease.stage.contract.ContractClauses;
import dev.serverlease.words.PageTime;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** 暂停服务通知书: ground, clause, cure date and the way to object, as a letter. */
@Component
class SuspensionLetter implements LegalNoticeWriter {

    private final Suspensions suspensions;
    private final ContractClauses clauses;
    private final Clock clock;

    SuspensionLetter(Suspensions suspensions, ContractClauses clauses, Clock clock) {
        this.suspensions = suspensions;
        this.clauses = clauses;
        this.clock = clock;
    }

    @Override
    public LegalNoticeKind kind() {
        return LegalNoticeKind.SUSPENSION;
    }

    @Override
    public Optional<LegalNoticeText> write(Lease lease, LegalNoticeRequest request) {
        return suspensions.latest(lease.number()).map(suspension -> text(lease, suspension));
    }

    private LegalNoticeText text(Lease lease, Suspension suspension) {
        var zh = PageTime.zh(clock.getZone());
        var en = PageTime.en(clock.getZone());
        var contract = clauses.contract(lease.number());
        var clause = clauses.clause(lease.number(), "suspension");
        var end = clauses.clause(lease.number(), "termination");
        var law = Bilingual.of(suspension.clause());
        return new LegalNoticeText(
                new Bilingual("暂停服务，限期整改", "Suspension of the service; time to mend"),
                List.of(
                        new Bilingual(
                                "我方已自" + zh.day(suspension.suspendedAt()) + "起暂停" + contract.zh() + "项下的服务。理由为：",
                                "We suspended the service under the " + contract.en() + " on "
                                        + en.day(suspension.suspendedAt()) + ", on this ground:"),
                        written(Bilingual.of(suspension.ground()))),
                grounds(clause, law),
                List.of(new Bilingual(
                        "请贵方于" + zh.deadline(suspension.cureBy())
                                + "之前完成整改，并将整改情况及证明书面告知我方。我方核验确认后恢复服务。暂停期间数据予以保存，不予删除。",
                        "Put it right by " + en.deadline(suspension.cureBy())
                                + " and tell us in writing, with proof. Once we have verified it the service resumes. Meanwhile the"
                                + " data is kept; nothing is erased.")),
                List.of(new Bilingual(
                        "逾期未整改的，我方有权依照" + end.zh() + "和《中华人民共和国民法典》第五百六十二条第二款解除合同。",
                        "If it is not put right by then, we may terminate the contract under " + end.en()
                                + " and Civil Code art. 562(2).")),
                new Bilingual(
                        "贵方对暂停有异议的，可以书面向我方提出，写明理由并附证据，送至本通知书所载我方的通知地址。",
                        "Objections go to us in writing, with reasons and evidence, to our address for notices below."));
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
