package dev.serverlease.stage.inforce.usereview;

import dev.serverlease.lease.Risk;
import dev.serverlease.words.Word;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Why a use review comes before its day. What the contract says on use reviews binds the lessor: the regular one comes
 * once in so many months, and a special one where it is suspected that the server is used unlawfully, an authority has
 * given notice, or somebody has complained with some evidence.
 */
public enum ReviewCause {
    REGULAR("定期复核（合同约定的间隔已满）", "The regular review, once the months that the contract says have passed", ""),
    SUSPICION("专项复核：发现涉嫌违法使用", "A special review: unlawful use is suspected", "专项复核（发现涉嫌违法使用）："),
    AUTHORITY("专项复核：收到主管部门通知", "A special review: an authority has given notice", "专项复核（收到主管部门通知）："),
    COMPLAINT("专项复核：他人有初步证据的投诉", "A special review: a complaint with some evidence", "专项复核（他人有初步证据的投诉）：");

    private final Word words;
    private final String before;

    ReviewCause(String zh, String en, String before) {
        this.words = new Word(zh, en);
        this.before = before;
    }

    public Word words() {
        return words;
    }

    /** The ground as it is kept with the lease. */
    public String with(String ground) {
        return before + ground;
    }

    /** Whether a review of this cause may be on a day. Of a lease that was never in force there is none. */
    public boolean lets(
            @Nullable Risk risk, @Nullable Instant inForce, @Nullable Instant lastReview, Instant to, ZoneId zone) {
        var last = lastReview == null ? inForce : lastReview;
        return this != REGULAR
                || last != null && !day(to, zone).isBefore(day(last, zone).plusMonths(Risk.monthsBetweenReviews(risk)));
    }

    private static LocalDate day(Instant instant, ZoneId zone) {
        return LocalDate.ofInstant(instant, zone);
    }
}
