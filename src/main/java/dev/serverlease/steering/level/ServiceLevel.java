package dev.serverlease.steering.level;

import dev.serverlease.config.IsoPeriod;
import dev.serverlease.config.LeaseSettings;
import dev.serverlease.law.Parameter;
import dev.serverlease.lease.Risk;
import dev.serverlease.words.Word;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A period that managers may set. The dates of rows and timers come from it when they are made; a date that is made
 * does not move.
 */
public enum ServiceLevel {
    COMPLETE_WITHIN(
            new Word("补正期限", "Time to complete an application"),
            new Word(
                    "逾期未补正的，申请失效；经办人可以申请延长。",
                    "An application that is not completed by then lapses; officers may give more time."),
            Unit.DAYS,
            180,
            settings -> settings.application().completeWithin()),
    REVIEW_REMIND(
            new Word("审查催办", "Reminder of a legal review"),
            new Word(
                    "自审查开始计算，届时提醒办理人；应当短于“审查期限”。",
                    "From the beginning of a review on; then its officer is reminded. Shorter than the time to decide."),
            Unit.WORKING_DAYS,
            60,
            settings -> settings.legalReview().remindAfter()),
    REVIEW_ESCALATE(
            new Word("审查期限", "Time to decide a legal review"),
            new Word(
                    "自审查开始计算，也是核验身份的期限；逾期的，报业务主管。",
                    "From the beginning of a review on, and the same for the verification of identity; then managers are told."),
            Unit.WORKING_DAYS,
            60,
            settings -> settings.legalReview().escalateAfter()),
    SIGN_WITHIN(
            new Word("签署期限", "Time to sign"),
            new Word(
                    "自合同或者协议送交签署计算；逾期未签署的，合同或者协议不成立。",
                    "From the day on which a contract or an agreement is offered; what is not signed by then is not concluded."),
            Unit.DAYS,
            180,
            settings -> settings.contract().signWithin()),
    OFFER_BINDS(
            new Word("用印期限", "Time to seal"),
            new Word(
                    "承租人签署后，在此期限内受其约束，我方须在期内用印（民法典第四百八十一条）。",
                    "The lessee who has signed is bound for so long, and we seal within it (Civil Code art. 481)."),
            Unit.WORKING_DAYS,
            60,
            settings -> settings.contract().offerBinds()),
    CURE_WITHIN(
            new Word("整改期限", "Time to cure"),
            new Word(
                    "暂停服务后通常给承租人的整改时间；办理人可以另定日期。",
                    "What a lessee usually has after a suspension; the officer may name another day."),
            Unit.DAYS,
            180,
            settings -> settings.suspension().cureWithin()),
    RENT_DEMAND(
            new Word("租金催告期限", "Period of a demand for rent"),
            new Word(
                    "催告中通常给承租人的支付期限，须为合理期限（民法典第七百二十二条）。",
                    "What a demand usually gives the lessee; it must be reasonable (Civil Code art. 722)."),
            Unit.DAYS,
            180,
            settings -> settings.rent().demandPeriod()),
    USE_REVIEW_HIGH(
            new Word("使用复核周期（高风险）", "Interval of use reviews, high risk"),
            new Word("高风险的租赁，两次复核之间至多九十日。", "At high risk never more than ninety days lie between two reviews."),
            Unit.DAYS,
            90,
            settings -> settings.useReview().interval().high()),
    USE_REVIEW_MEDIUM(
            new Word("使用复核周期（中风险）", "Interval of use reviews, medium risk"),
            new Word(
                    "须短于六个月，以免沉默视为同意转租（民法典第七百一十八条）。",
                    "Less than six months, or silence counts as consent to a sublease (Civil Code art. 718)."),
            Unit.DAYS,
            ServiceLevel.LESS_THAN_SIX_MONTHS,
            settings -> settings.useReview().interval().medium()),
    USE_REVIEW_LOW(
            new Word("使用复核周期（低风险）", "Interval of use reviews, low risk"),
            new Word(
                    "须短于六个月，以免沉默视为同意转租（民法典第七百一十八条）。",
                    "Less than six months, or silence counts as consent to a sublease (Civil Code art. 718)."),
            Unit.DAYS,
            ServiceLevel.LESS_THAN_SIX_MONTHS,
            settings -> settings.useReview().interval().low());

    /** The shortest six months, from a September on to the first of March, have 181 days. */
    private static final int LESS_THAN_SIX_MONTHS = 180;

    /** What it is counted in. */
    public enum Unit {
        DAYS("日", "day"),
        WORKING_DAYS("个工作日", "working day");

        private final String zh;
        private final String en;

        Unit(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        public String zh() {
            return zh;
        }

        public String en() {
            return en;
        }
    }

    private final Word words;
    private final Word means;
    private final Unit unit;
    private final int most;
    private final Function<LeaseSettings, @Nullable IsoPeriod> set;

    ServiceLevel(Word words, Word means, Unit unit, int most, Function<LeaseSettings, @Nullable IsoPeriod> set) {
        this.words = words;
        this.means = means;
        this.unit = unit;
        this.most = most;
        this.set = set;
    }

    public Word words() {
        return words;
    }

    /** What it does, and by which article. */
    public Word means() {
        return means;
    }

    public Unit unit() {
        return unit;
    }

    /** The fewest days that may be set from that day on. */
    public long least(LocalDate from) {
        return this == RENT_DEMAND ? Parameter.RENT_DEMAND_LEAST_DAYS.wholeOn(from) : 1;
    }

    public int most() {
        return most;
    }

    /** What the settings say; empty where the table {@code review-interval} decides. */
    Optional<IsoPeriod> set(LeaseSettings settings) {
        return Optional.ofNullable(set.apply(settings));
    }

    /** The interval of use reviews at a risk; an unknown risk is a high one. */
    public static ServiceLevel useReview(@Nullable Risk risk) {
        return switch (risk == null ? Risk.HIGH : risk) {
            case LOW -> USE_REVIEW_LOW;
            case MEDIUM -> USE_REVIEW_MEDIUM;
            case HIGH -> USE_REVIEW_HIGH;
        };
    }
}
