package dev.serverlease.stage.inforce.usereview;

import dev.serverlease.lease.Risk;
import dev.serverlease.words.Word;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why a use review comes before its day. What the contract says on use reviews binds the lessor: the regular one comes
 * once in so many months, and a special one where it is suspected that the server is used unlawfully, an authority has
 * given notice, or somebody has complained with some evidence.
 */
public enum ReviewCause {
    REGULAR("定期复核（合同约定的间隔已满）", "The regular review, once the months that the contract says have passed", "", ""),
    SUSPICION(
            "专项复核：发现涉嫌违法使用",
            "A special review: unlawful use is suspected",
            "专项复核（发现涉嫌违法使用）",
            "A special review (unlawful use is suspected)"),
    AUTHORITY(
            "专项复核：收到主管部门通知",
            "A special review: an authority has given notice",
            "专项复核（收到主管部门通知）",
            "A special review (an authority has given notice)"),
    COMPLAINT(
            "专项复核：他人有初步证据的投诉",
            "A special review: a complaint with some evidence",
            "专项复核（他人有初步证据的投诉）",
            "A special review (a complaint with some evidence)");

    private static final String COLON = "：";

    private final Word words;
    private final Word before;

    ReviewCause(String zh, String en, String beforeZh, String beforeEn) {
        this.words = new Word(zh, en);
        this.before = new Word(beforeZh, beforeEn);
    }

    /**
     * A ground as it was kept, in its parts.
     *
     * @param cause in words; null of a regular review
     * @param text what the manager wrote
     */
    public record Kept(@Nullable Word cause, String text) {

        /** For a text in English. */
        String en() {
            return cause == null ? text : cause.en() + ": " + text;
        }
    }

    public Word words() {
        return words;
    }

    /** The ground as it is kept with the lease. */
    public String with(String ground) {
        return this == REGULAR ? ground : before.zh() + COLON + ground;
    }

    /** Parts a ground that {@link #with} has made, so that its cause is said in the reader's language. */
    public static Kept read(String kept) {
        return Stream.of(values())
                .filter(cause -> cause != REGULAR && kept.startsWith(cause.with("")))
                .findFirst()
                .map(cause ->
                        new Kept(cause.before, kept.substring(cause.with("").length())))
                .orElseGet(() -> new Kept(null, kept));
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
