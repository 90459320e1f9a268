package dev.serverlease.stage.inforce.expiry;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.legalnotice.LegalNoticeKind;
import dev.serverlease.legalnotice.LegalNoticeRequest;
import dev.serverlease.legalnotice.LegalNoticeText;
import dev.serverlease.legalnotice.LegalNoticeWriter;
import dev.serverlease.stage.contract.ContractClauses;
import dev.serverlease.words.PageTime;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** 期满异议通知书: the lessor's written objection to use beyond the term (Civil Code art. 734). */
@Component
class ExpiryObjectionLetter implements LegalNoticeWriter {

    private final ContractClauses clauses;
    private final Clock clock;

    ExpiryObjectionLetter(ContractClauses clauses, Clock clock) {
        this.clauses = clauses;
        this.clock = clock;
    }

    @Override
    public LegalNoticeKind kind() {
        return LegalNoticeKind.EXPIRY_OBJECTION;
    }

    /** Nothing to object to once the lease is indefinite. */
    @Override
    public Optional<LegalNoticeText> write(Lease lease, LegalNoticeRequest request) {
        return lease.indefinite()
                ? Optional.empty()
                : Optional.ofNullable(lease.termEndsAt()).map(end -> text(lease, end));
    }

    private LegalNoticeText text(Lease lease, Instant end) {
        var zh = PageTime.zh(clock.getZone()).lastDay(end);
        var en = PageTime.en(clock.getZone()).lastDay(end);
        var contract = clauses.contract(lease.number());
        var expiry = clauses.clause(lease.number(), "expiry");
        var back = clauses.clause(lease.number(), "return");
        return new LegalNoticeText(
                new Bilingual("租赁期限届满，不同意继续使用", "End of the term: objection to continued use"),
                List.of(new Bilingual(
                        "贵方与我方之间的" + contract.zh() + "，租赁期限的最后一日为" + zh + "。双方未就续租另行签订书面协议。",
                        "The term of the " + contract.en() + " between us ends on " + en
                                + ". No renewal has been agreed in writing.")),
                List.of(new Bilingual(
                        expiry.zh() + "；《中华人民共和国民法典》第七百三十三条、第七百三十四条第一款。",
                        expiry.en() + "; Civil Code of the People's Republic of China, arts. 733 and 734(1).")),
                List.of(
                        new Bilingual(
                                "我方不同意贵方在租赁期限届满后继续使用服务器。本通知书即为《中华人民共和国民法典》第七百三十四条第一款所称的出租人异议。",
                                "We do not consent to use after the end of the term. This is the lessor's objection under Civil Code art. 734(1)."),
                        new Bilingual(
                                "请贵方于" + zh + "24时之前停止使用服务器，并依照" + back.zh() + "在约定的期限内导出数据、返还服务器。",
                                "Stop using the server by 24:00 on " + en
                                        + ", and export your data and return the server within the" + " time of "
                                        + back.en() + ".")),
                List.of(new Bilingual(
                        "期满后继续使用的，不视为双方同意续租，租赁不转为不定期；贵方应当就实际使用的期间依照" + expiry.zh() + "支付使用费，我方收取该费用不视为同意续租。",
                        "Going on using it does not renew the lease or make it indefinite; for the time of actual use the sum of "
                                + expiry.en() + " is due, and taking it is no consent to a renewal.")),
                new Bilingual(
                        "贵方对届满日期有异议，或者希望续租的，请在届满之前书面提出，送至本通知书所载我方的通知地址；续租须经重新审查并另行签订书面协议。",
                        "If you dispute the date or want to renew, say so in writing before the end, to our address for notices below;"
                                + " a renewal needs a new review and an agreement in writing."));
    }
}
