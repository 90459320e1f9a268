package dev.serverlease.steering.level;

import dev.serverlease.config.IsoPeriod;
import dev.serverlease.config.LeaseSettings;
import dev.serverlease.lease.Risk;
import dev.serverlease.words.Word;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A period that managers may set. The dates of rows and timers come from it when they are made; a date that is made
 * does not move. What a contract states, or a letter to the lessee cites, is none of them: the time that an offer
 * binds, that a demand or a suspension gives; and use reviews come no more often than contracts say.
 */
public enum ServiceLevel {
    COMPLETE_WITHIN(
            new Word("补正期限", "Time to complete an application"),
            new Word(
                    "逾期未补正的，申请失效；经办人可以申请延长。",
                    "An application that is not completed by then lapses; officers may give more time."),
            Unit.DAYS,
            new Within(1, 180),
            settings -> settings.application().completeWithin()),
    REVIEW_REMIND(
            new Word("审查催办", "Reminder of a legal review"),
            new Word(
                    "自审查开始计算，届时提醒办理人；应当短于“审查期限”。",
                    "From the beginning of a review on; then its officer is reminded. Shorter than the time to decide."),
            Unit.WORKING_DAYS,
            new Within(1, 60),
            settings -> settings.legalReview().remindAfter()),
    REVIEW_ESCALATE(
            new Word("审查期限", "Time to decide a legal review"),
            new Word(
                    "自审查开始计算，也是核验身份的期限；逾期的，报业务主管。",
                    "From the beginning of a review on, and the same for the verification of identity; then managers are told."),
            Unit.WORKING_DAYS,
            new Within(1, 60),
            settings -> settings.legalReview().escalateAfter()),
    SIGN_WITHIN(
            new Word("签署期限", "Time to sign"),
            new Word(
                    "自合同或者协议送交签署计算；逾期未签署的，合同或者协议不成立。",
                    "From the day on which a contract or an agreement is offered; what is not signed by then is not concluded."),
            Unit.DAYS,
            new Within(1, 180),
            settings -> settings.contract().signWithin()),
    USE_REVIEW_HIGH(
            new Word("使用复核周期（高风险）", "Interval of use reviews, high risk"),
            new Word(
                    "合同载明每1个月复核一次，不得更频繁；高风险的租赁，两次复核之间至多九十日。",
                    "Contracts say once a month, and it is no more often; at high risk never more than ninety days lie between"
                            + " two reviews."),
            Unit.DAYS,
            new Within(longest(1), 90),
            settings -> settings.useReview().interval().high()),
    USE_REVIEW_MEDIUM(
            new Word("使用复核周期（中风险）", "Interval of use reviews, medium risk"),
            new Word(
                    "合同载明每3个月复核一次，不得更频繁；须短于六个月，以免沉默视为同意转租（民法典第七百一十八条）。",
                    "Contracts say once in three months, and it is no more often; less than six months, or silence counts as"
                            + " consent to a sublease (Civil Code art. 718)."),
            Unit.DAYS,
            new Within(longest(3), ServiceLevel.LESS_THAN_SIX_MONTHS),
            settings -> settings.useReview().interval().medium()),
    USE_REVIEW_LOW(
            new Word("使用复核周期（低风险）", "Interval of use reviews, low risk"),
            new Word(
                    "合同载明每5个月复核一次，不得更频繁；须短于六个月，以免沉默视为同意转租（民法典第七百一十八条）。",
                    "Contracts say once in five months, and it is no more often; less than six months, or silence counts as"
                            + " consent to a sublease (Civil Code art. 718)."),
            Unit.DAYS,
            new Within(longest(5), ServiceLevel.LESS_THAN_SIX_MONTHS),
            settings -> settings.useReview().interval().low());

    /** The shortest six months, from a September on to the first of March, have 181 days. */
    private static final int LESS_THAN_SIX_MONTHS = 180;

    /** What it is counted in. */
    public enum Unit {
        DAYS("days", "日", "day"),
        WORKING_DAYS("workingDays", "个工作日", "working day");

        private final String field;
        private final String zh;
        private final String en;

        Unit(String field, String zh, String en) {
            this.field = field;
            this.zh = zh;
            this.en = en;
        }

        /** In JSON, for what is counted in it. */
        public String field() {
            return field;
        }

        public String zh() {
            return zh;
        }

        public String en() {
            return en;
        }
    }

    /** The fewest and the most that may be set. */
    private record Within(int least, int most) {}

    private final Word words;
    private final Word means;
    private final Unit unit;
    private final Within within;
    private final Function<LeaseSettings, @Nullable IsoPeriod> set;

    ServiceLevel(Word words, Word means, Unit unit, Within within, Function<LeaseSettings, @Nullable IsoPeriod> set) {
        this.words = words;
        this.means = means;
        this.unit = unit;
        this.within = within;
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

    /** The fewest that may be set. */
    public int least() {
        return within.least();
    }

    public int most() {
        return within.most();
    }

    /** What the settings say; empty where the table {@code review-interval} decides. */
    Optional<IsoPeriod> set(LeaseSettings settings) {
        return Optional.ofNullable(set.apply(settings));
    }

    /** As many days as these months can have at most. */
    private static int longest(int months) {
        return switch (months) {
            case 1 -> 31;
            case 3 -> 92;
            default -> 153;
        };
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
