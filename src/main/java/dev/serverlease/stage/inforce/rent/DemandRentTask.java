package dev.serverlease.stage.inforce.rent;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.legalnotice.DemandedRent;
import dev.serverlease.legalnotice.LegalNoticeKind;
import dev.serverlease.legalnotice.TaskLegalNotices;
import dev.serverlease.people.Person;
import dev.serverlease.process.LeaseTask;
import dev.serverlease.request.Submission;
import dev.serverlease.stage.inforce.rent.RentDefault.Demand;
import dev.serverlease.words.ApplicationWords;
import dev.serverlease.words.HolidaysMissing;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** 催告支付租金: the written demand with amount and a reasonable period (Civil Code art. 722). */
@Component("demandRentTask")
class DemandRentTask extends LeaseTask {

    /** The only variable that the form sends: a group of fields. */
    private static final String DEMAND = "demand";

    private static final String FIELDS = "amount, currency, overdueSince, periodDays, sentOn, arrivedOn, proof";

    private final RentDefaults rents;
    private final OverdueFacts facts;
    private final ApplicationWords words;
    private final AuditTrail audit;
    private final DemandPeriod period;
    private final TaskLegalNotices letters;
    private final AgreedRent agreed;

    DemandRentTask(
            RentDefaults rents,
            OverdueFacts facts,
            ApplicationWords words,
            AuditTrail audit,
            DemandPeriod period,
            TaskLegalNotices letters,
            AgreedRent agreed) {
        super(Set.of("Task_DemandRent"), Set.of(DEMAND));
        this.rents = rents;
        this.facts = facts;
        this.words = words;
        this.audit = audit;
        this.period = period;
        this.letters = letters;
        this.agreed = agreed;
    }

    /** The form lists the keys of the group as if each were a variable. */
    @Override
    protected String expected() {
        return DEMAND + "（一个 JSON 对象 one JSON object: " + FIELDS + "）";
    }

    @Override
    protected Map<String, ?> view(Lease lease, String taskKey) {
        var view = new LinkedHashMap<String, Object>(
                RentCase.view(lease, rents.open(lease.number()).orElse(null), words, period.zone()));
        view.put("holidaysMissing", HolidaysMissing.note(List.of(period.usualEnd()), period.zone()));
        view.put("letters", letters.shown(lease, LegalNoticeKind.RENT_DEMAND));
        view.put("letter", letters.counting(lease, LegalNoticeKind.RENT_DEMAND));
        return view;
    }

    @Override
    protected void created(Lease lease, DelegateTask task) {
        letters.want(lease, LegalNoticeKind.RENT_DEMAND, task.getId());
    }

    @Override
    protected Map<String, ?> prefilled(Lease lease) {
        var rent = RentCase.open(rents, lease);
        var demanded = letters.demanded(lease)
                .filter(letter -> letter.amount().compareTo(rent.open()) <= 0
                        || letters.sent(lease, letter).isPresent())
                .orElseGet(() -> new DemandedRent(
                        rent.open(), rent.currency(), rent.overdueSince(), Math.toIntExact(period.usualDays())));
        var known = new LinkedHashMap<String, Object>(Map.of(
                "amount", demanded.amount().toPlainString(),
                "currency", demanded.currency(),
                "overdueSince", demanded.overdueSince(),
                "periodDays", demanded.periodDays()));
        letters.firstSentOn(lease, LegalNoticeKind.RENT_DEMAND).ifPresent(day -> known.put("sentOn", day));
        return Map.of(DEMAND, known);
    }

    @Override
    protected void check(Lease lease, String taskKey, Person person, Submission submission) {
        var rent = RentCase.open(rents, lease);
        var sent = submission.group(DEMAND);
        var today = period.today();
        sent.problems()
                .written("amount", "催告金额", "(?!0+(\\.0+)?$)\\d{1,13}(\\.\\d{1,2})?", "18000.00")
                .written("currency", "币种", "[A-Z]{3}", "CNY")
                .day("overdueSince", "逾期起始日", null, today)
                .day("sentOn", "催告发出日（应在逾期之后）", sent.day("overdueSince"), today)
                .day("arrivedOn", "催告到达日（不早于发出日）", sent.day("sentOn"), today)
                .required("proof", "送达方式和凭证", 2000)
                .written("periodDays", "支付期限（日）", "[1-9]\\d{0,2}", "15")
                .refuseIfAny();
        letters.requireArrival(
                lease,
                LegalNoticeKind.RENT_DEMAND,
                new TaskLegalNotices.Arrival(
                        DEMAND + ".",
                        "arrivedOn",
                        LocalDate.parse(sent.text("arrivedOn")),
                        sent.text("proof"),
                        sent.day("sentOn")));
        agreed.requireDueBefore(lease, DEMAND + ".overdueSince", LocalDate.parse(sent.text("overdueSince")));
        if (Integer.parseInt(sent.text("periodDays")) < DemandPeriod.leastDays(today)) {
            sent.problems()
                    .wrong(
                            "periodDays",
                            "支付期限少于 " + DemandPeriod.leastDays(today)
                                    + " 日，不是合理期限（民法典第七百二十二条）；少于 15 日的，由法务人员认定是否合理。 Fewer than "
                                    + DemandPeriod.leastDays(today)
                                    + " days are no reasonable period (Civil Code art. 722); below 15 days a legal officer judges it.")
                    .refuseIfAny();
        }
        if (!sent.text("currency").equals(rent.currency())) {
            sent.problems()
                    .wrong(
                            "currency",
                            "逾期租金以 " + rent.currency() + " 登记，催告须用同一币种；登记有误的，请先取消该项登记再重新登记。 The rent is overdue in "
                                    + rent.currency()
                                    + "; demand it in that currency, or retract the default and record it anew.")
                    .refuseIfAny();
        }
        var paidBefore = paidBefore(rent, sent);
        var most = rent.open().add(rents.paidSince(rent, LocalDate.parse(sent.text("sentOn"))));
        if (paidBefore.signum() > 0
                && new BigDecimal(sent.text("amount")).compareTo(most) > 0
                && letters.sent(lease, demanded(sent)).isEmpty()) {
            sent.problems()
                    .wrong(
                            "amount",
                            "已收到部分付款，尚欠 " + rent.open() + "；催告金额不得超过催告发出时的欠款 " + most
                                    + "，发出之后付的另行扣除。 A part was paid, and " + rent.open()
                                    + " is still owed; no more can be demanded than the " + most
                                    + " owed when the demand was sent. What was paid after that is counted apart.")
                    .refuseIfAny();
        }
        agreed.requireNoMore(lease, DEMAND + ".amount", new BigDecimal(sent.text("amount")).subtract(paidBefore));
        letters.requireAsSent(
                lease,
                DEMAND,
                demanded(sent),
                LocalDate.parse(sent.text("sentOn")),
                LocalDate.parse(sent.text("arrivedOn")));
    }

    /** What of the demanded sum is paid already: the letter states what was owed when it was made (art. 722). */
    private static BigDecimal paidBefore(RentDefault rent, Submission sent) {
        var paid = rent.amount().subtract(rent.open());
        return new BigDecimal(sent.text("amount"))
                .subtract(rent.open())
                .max(BigDecimal.ZERO)
                .min(paid);
    }

    private static DemandedRent demanded(Submission sent) {
        return new DemandedRent(
                new BigDecimal(sent.text("amount")),
                sent.text("currency"),
                LocalDate.parse(sent.text("overdueSince")),
                Integer.parseInt(sent.text("periodDays")));
    }

    @Override
    protected void record(Lease lease, DelegateTask task, String actor, Submission submission) {
        var rent = RentCase.open(rents, lease);
        var demand = demand(rent, submission.group(DEMAND));
        rents.demand(rent, demand, actor);
        facts.record(lease.number(), demand.overdueSince(), demand.arrivedOn(), demand.periodDays(), actor);
        var said = new LinkedHashMap<String, Object>(Map.of(
                "amount", demand.amount(),
                "currency", demand.currency(),
                "arrivedOn", demand.arrivedOn(),
                "proof", demand.proof(),
                "periodDays", demand.periodDays()));
        letters.arrived(lease, demanded(submission.group(DEMAND)), demand.arrivedOn())
                .ifPresent(letter -> said.put("reference", letter));
        audit.record(lease.number(), actor, "RENT_DEMANDED", said, null);
    }

    /** The checked submission. */
    private Demand demand(RentDefault rent, Submission sent) {
        var arrivedOn = LocalDate.parse(sent.text("arrivedOn"));
        var days = Integer.parseInt(sent.text("periodDays"));
        return new Demand(
                new BigDecimal(sent.text("amount")),
                paidBefore(rent, sent),
                sent.text("currency"),
                LocalDate.parse(sent.text("overdueSince")),
                LocalDate.parse(sent.text("sentOn")),
                arrivedOn,
                sent.text("proof"),
                days,
                period.endsAt(arrivedOn, days));
    }
}
