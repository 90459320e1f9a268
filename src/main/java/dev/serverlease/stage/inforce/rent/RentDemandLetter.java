package dev.serverlease.stage.inforce.rent;

import dev.serverlease.clause.terms.MoneyTexts;
import dev.serverlease.law.Parameter;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.legalnotice.DemandedRent;
import dev.serverlease.legalnotice.LegalNoticeKind;
import dev.serverlease.legalnotice.LegalNoticeRequest;
import dev.serverlease.legalnotice.LegalNoticeText;
import dev.serverlease.legalnotice.LegalNoticeWriter;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.stage.contract.ContractClauses;
import dev.serverlease.words.PageTime;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 租金催告函: the demand with amount and a reasonable period (Civil Code arts. 721, 722). */
@Component
class RentDemandLetter implements LegalNoticeWriter {

    private final RentDefaults rents;
    private final DemandPeriod period;
    private final ContractClauses clauses;
    private final Clock clock;

    RentDemandLetter(RentDefaults rents, DemandPeriod period, ContractClauses clauses, Clock clock) {
        this.rents = rents;
        this.period = period;
        this.clauses = clauses;
        this.clock = clock;
    }

    @Override
    public LegalNoticeKind kind() {
        return LegalNoticeKind.RENT_DEMAND;
    }

    @Override
    public Optional<LegalNoticeText> write(Lease lease, LegalNoticeRequest request) {
        return rents.open(lease.number()).map(rent -> {
            requireOwed(rent, request);
            return text(lease, rent, request);
        });
    }

    /** Only where a part was paid after it was made, so that it demands more than is still owed. */
    @Override
    public boolean mayBeFollowed(Lease lease, @Nullable DemandedRent demanded) {
        return demanded == null
                || rents.open(lease.number())
                        .filter(rent -> rent.isPartlyPaid() && demanded.amount().compareTo(rent.open()) > 0)
                        .isPresent();
    }

    /** @throws Refusal with 400 if more is demanded than is owed, or in a time that is not reasonable */
    private void requireOwed(RentDefault rent, LegalNoticeRequest request) {
        var amount = request.amount();
        if (amount != null && (amount.signum() <= 0 || amount.compareTo(rent.open()) > 0)) {
            throw wrong(
                    "amount",
                    "催告金额须大于零，且不得超过登记的欠付租金 " + rent.open().toPlainString()
                            + "；登记有误的，请先更正登记。 More than nothing and no more than the rent on record, "
                            + rent.open().toPlainString() + ", can be demanded; correct the record if it is wrong.");
        }
        long least = Parameter.RENT_DEMAND_ENOUGH_DAYS.wholeOn(LocalDate.now(clock));
        if (request.periodDays() != null && request.periodDays() < least) {
            throw wrong(
                    "periodDays",
                    "支付期限不得少于 " + least + " 日（民法典第七百二十二条及合同约定）。 The period is at least " + least
                            + " days (Civil Code art. 722, and the contract).");
        }
    }

    private static Refusal wrong(String field, String message) {
        return new Refusal(400, message, List.of(new FieldError(field, message)));
    }

    private LegalNoticeText text(Lease lease, RentDefault rent, LegalNoticeRequest request) {
        var contract = clauses.contract(lease.number());
        var clause = clauses.clause(lease.number(), "rent");
        var end = clauses.clause(lease.number(), "termination");
        var amount = Objects.requireNonNullElse(request.amount(), rent.open());
        var sum = MoneyTexts.sum(amount, rent.owedCurrency());
        long days = request.periodDays() == null ? period.usualDays() : request.periodDays();
        return new LegalNoticeText(
                new Bilingual("催告支付逾期租金", "Demand for overdue rent"),
                List.of(new Bilingual(
                        "贵方依照" + contract.zh() + "应付的租金，自"
                                + PageTime.zh(clock.getZone()).date(rent.overdueSince()) + "起逾期未付。截至本函出具之日，贵方尚欠租金"
                                + sum.zh()
                                + "。",
                        "Rent under the " + contract.en() + " has been overdue since "
                                + PageTime.en(clock.getZone()).date(rent.overdueSince())
                                + ". On the date of this letter "
                                + sum.en() + " is still owed.")),
                List.of(new Bilingual(
                        clause.zh() + "；《中华人民共和国民法典》第七百二十一条、第七百二十二条。",
                        clause.en() + "; Civil Code of the People's Republic of China, arts. 721 and 722.")),
                List.of(new Bilingual(
                        "请贵方自收到本函之日的次日起" + days + "日内，将上述欠付租金" + sum.zh()
                                + "全额支付至合同载明或者我方已书面通知的收款账户，并注明合同编号。期限的最后一日为法定休假日的，顺延至法定休假日结束的次日。",
                        "Within " + days + " days, counted from the day after you receive this letter, pay " + sum.en()
                                + " in full to the account that the contract or our written notice names, stating the contract"
                                + " number. If the last day is a public holiday, the day after it is the last.")),
                List.of(new Bilingual(
                        "贵方逾期仍不支付的，我方有权依照《中华人民共和国民法典》第七百二十二条和" + end.zh() + "解除合同，并要求贵方支付欠付租金、逾期利息和赔偿损失。",
                        "If it is still unpaid after that, we may terminate the contract under Civil Code art. 722 and "
                                + end.en() + ", and claim the rent, interest for delay and damages.")),
                new Bilingual(
                        "贵方认为有正当理由不予支付，或者对金额有异议的，请在上述期限内书面提出，写明理由并附证据，送至本函所载我方的通知地址。",
                        "If you hold that you need not pay, or dispute the amount, say so in writing within that time, with"
                                + " reasons and evidence, to our address for notices below."),
                new DemandedRent(amount, rent.owedCurrency(), rent.overdueSince(), Math.toIntExact(days)));
    }
}
