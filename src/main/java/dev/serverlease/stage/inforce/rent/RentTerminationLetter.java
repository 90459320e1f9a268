package dev.serverlease.stage.inforce.rent;

import dev.serverlease.clause.terms.MoneyTexts;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.legalnotice.LegalNoticeKind;
import dev.serverlease.legalnotice.LegalNoticeRequest;
import dev.serverlease.legalnotice.LegalNoticeText;
import dev.serverlease.legalnotice.LegalNoticeWriter;
import dev.serverlease.legalnotice.TerminationWords;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.stage.contract.ContractClauses;
import dev.serverlease.stage.inforce.rent.RentDefault.Demand;
import dev.serverlease.words.PageTime;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** 解除合同通知书 for rent that stayed unpaid after a demand (Civil Code arts. 565, 722). */
@Component
class RentTerminationLetter implements LegalNoticeWriter {

    private final RentDefaults rents;
    private final LastDemand last;
    private final ContractClauses clauses;
    private final Clock clock;

    RentTerminationLetter(RentDefaults rents, LastDemand last, ContractClauses clauses, Clock clock) {
        this.last = last;
        this.rents = rents;
        this.clauses = clauses;
        this.clock = clock;
    }

    @Override
    public LegalNoticeKind kind() {
        return LegalNoticeKind.RENT_TERMINATION;
    }

    @Override
    public Optional<LegalNoticeText> write(Lease lease, LegalNoticeRequest request) {
        return rents.open(lease.number())
                .flatMap(rent -> Optional.ofNullable(rent.demand()).map(demand -> {
                    requireRunOut(lease, rent);
                    return text(lease, rent, demand);
                }));
    }

    @Override
    public Optional<LocalDate> lastDay(Lease lease) {
        return rents.open(lease.number())
                .filter(rent -> rent.demand() != null)
                .map(rent -> clauses.lastDayToTerminate(lease.number(), last.overOn(lease, rent)));
    }

    /** @throws Refusal with 409 while a demand that was sent still gives time to pay (arts. 563, 722) */
    private void requireRunOut(Lease lease, RentDefault rent) {
        if (clock.instant().isBefore(last.endsAt(lease, rent))) {
            var first = last.overOn(lease, rent);
            var message = "已发出的催告尚在支付期限内，不得解除（民法典第五百六十三条、第七百二十二条）；请于 " + first
                    + " 起再制作解除通知书。 A demand that was sent still gives time to pay, and there is no termination before it ends"
                    + " (Civil Code arts. 563, 722); make the notice from " + first + " on.";
            throw new Refusal(409, message, List.of(new FieldError("kind", message)));
        }
    }

    private LegalNoticeText text(Lease lease, RentDefault rent, Demand demand) {
        var zh = PageTime.zh(clock.getZone());
        var en = PageTime.en(clock.getZone());
        var contract = clauses.contract(lease.number());
        var clause = clauses.clause(lease.number(), "rent");
        var end = clauses.clause(lease.number(), "termination");
        var owed = MoneyTexts.sum(rent.open(), rent.owedCurrency());
        var demanded = MoneyTexts.sum(rent.owed(), rent.owedCurrency());
        boolean partlyPaid = rent.isPartlyPaid();
        var lastDay = demand.lastDay(clock.getZone());
        boolean moved = demand.isMoved(clock.getZone());
        return new LegalNoticeText(
                new Bilingual("因欠付租金解除合同", "Termination for unpaid rent"),
                List.of(new Bilingual(
                        "贵方依照" + contract.zh() + "应付的租金，自" + zh.date(demand.overdueSince()) + "起逾期未付。我方的书面催告已于"
                                + zh.date(demand.arrivedOn()) + "到达贵方，所给予的" + demand.periodDays() + "日支付期限已于"
                                + zh.date(lastDay) + "届满"
                                + (moved ? "（期限的最后一日为法定休假日，已顺延至法定休假日结束的次日）" : "") + "。"
                                + (partlyPaid ? "催告的租金为" + demanded.zh() + "，贵方仅支付了其中一部分。" : "") + "截至本通知书出具之日，贵方仍欠租金"
                                + owed.zh()
                                + "。",
                        "Rent under the " + contract.en() + " has been overdue since " + en.date(demand.overdueSince())
                                + ". Our written demand reached you on " + en.date(demand.arrivedOn())
                                + "; its period of "
                                + demand.periodDays() + " days ended at the end of " + en.date(lastDay)
                                + (moved ? " (its last day was a public holiday, so it ended on the day after it)" : "")
                                + "."
                                + (partlyPaid
                                        ? " It demanded " + demanded.en() + ", of which you paid a part only."
                                        : "")
                                + " On the date of this notice "
                                + owed.en() + " is still owed.")),
                List.of(new Bilingual(
                        clause.zh() + "、" + end.zh() + "；《中华人民共和国民法典》第五百六十五条第一款、第七百二十二条。",
                        clause.en() + " and " + end.en()
                                + "; Civil Code of the People's Republic of China, arts. 565(1) and 722.")),
                List.of(
                        TerminationWords.ended(),
                        new Bilingual(
                                "本通知书到达之前已经付清上述欠付租金的，请立即将付款凭证告知我方，我方不因该项欠款解除合同。",
                                "If you paid in full before this notice reaches you, send us the proof at once; we then do not"
                                        + " terminate for that default."),
                        TerminationWords.settle(clauses.clause(lease.number(), "return"))),
                List.of(TerminationWords.consequences()),
                TerminationWords.objection(clauses.clause(lease.number(), "forum", "arbitration")));
    }
}
