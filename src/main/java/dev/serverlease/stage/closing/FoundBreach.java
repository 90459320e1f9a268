package dev.serverlease.stage.closing;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.stage.contract.ContractClauses;
import dev.serverlease.stage.inforce.ReviewOutcome;
import dev.serverlease.stage.inforce.UseReview;
import dev.serverlease.stage.inforce.UseReviews;
import dev.serverlease.stage.inforce.suspension.MissedCures;
import dev.serverlease.stage.inforce.suspension.MissedCures.MissedCure;
import dev.serverlease.stage.inforce.suspension.Suspension;
import dev.serverlease.stage.inforce.suspension.SuspensionObjections;
import dev.serverlease.stage.inforce.suspension.Suspensions;
import dev.serverlease.words.PageTime;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What a letter says of the breach where nobody asked for the termination: a use review, or a cure that did not come.
 */
@Component
class FoundBreach {

    private final UseReviews reviews;
    private final Suspensions suspensions;
    private final MissedCures missed;
    private final SuspensionObjections objections;
    private final ContractClauses clauses;
    private final Clock clock;

    FoundBreach(
            UseReviews reviews,
            Suspensions suspensions,
            MissedCures missed,
            SuspensionObjections objections,
            ContractClauses clauses,
            Clock clock) {
        this.objections = objections;
        this.reviews = reviews;
        this.suspensions = suspensions;
        this.missed = missed;
        this.clauses = clauses;
        this.clock = clock;
    }

    /** What the lease is terminated for, as the letter's subject names it, and the facts. */
    record Found(Bilingual ground, List<Bilingual> facts) {}

    /** Empty if neither is on record: then there is nothing to declare. */
    Optional<Found> of(Lease lease) {
        return byReview(lease)
                .map(review -> new Found(
                        new Bilingual("使用情况复核认定的违约", "Breach found in the review of the use"), ofReview(lease, review)))
                .or(() -> missed.of(lease.number())
                        .flatMap(
                                cure -> suspensions.latest(lease.number()).map(one -> ofSuspension(lease, one, cure))));
    }

    /** @throws dev.serverlease.request.Refusal with 409 where it is a suspension to which the lessee objects */
    void requireUnopposed(Lease lease) {
        if (byReview(lease).isPresent()) {
            return;
        }
        objections.requireNone(lease, "answer");
        if (missed.of(lease.number()).isEmpty()) {
            throw SuspensionObjections.withoutGround("answer");
        }
    }

    /** Whether it was a suspension that had no ground. */
    boolean isWithoutGround(Lease lease) {
        return byReview(lease).isEmpty() && missed.of(lease.number()).isEmpty();
    }

    private Optional<UseReview> byReview(Lease lease) {
        return reviews.of(lease.number()).stream()
                .reduce((earlier, later) -> later)
                .filter(review -> review.outcome() == ReviewOutcome.TERMINATE);
    }

    private List<Bilingual> ofReview(Lease lease, UseReview review) {
        var contract = clauses.contract(lease.number());
        return List.of(
                new Bilingual(
                        "依照" + contract.zh() + "，我方于"
                                + PageTime.zh(clock.getZone()).day(review.completedAt()) + "完成对贵方使用情况的复核，认定：",
                        "Under the " + contract.en() + " we completed a review of your use on "
                                + PageTime.en(clock.getZone()).day(review.completedAt()) + " and found:"),
                written(review.ground()));
    }

    private Found ofSuspension(Lease lease, Suspension suspension, MissedCure cure) {
        var zh = PageTime.zh(clock.getZone());
        var en = PageTime.en(clock.getZone());
        var contract = clauses.contract(lease.number());
        return new Found(
                new Bilingual("暂停服务后逾期未整改", "Not mended in the time given with the suspension"),
                List.of(
                        new Bilingual(
                                "依照" + contract.zh() + "，我方自" + zh.day(suspension.suspendedAt()) + "起暂停服务，并以书面通知"
                                        + cure.letter() + "要求贵方整改，该通知已于" + zh.date(cure.arrivedOn())
                                        + "到达贵方，整改期限已于" + zh.deadline(cure.endedAt()) + "届满。暂停的理由为：",
                                "Under the " + contract.en() + " we suspended the service on "
                                        + en.day(suspension.suspendedAt()) + " and asked you in writing"
                                        + (cure.letter().isEmpty() ? "" : " (" + cure.letter() + ")")
                                        + " to mend it; that notice reached you on " + en.date(cure.arrivedOn())
                                        + ", and the time to mend ended on " + en.deadline(cure.endedAt())
                                        + ". The ground of the suspension was:"),
                        written(suspension.ground()),
                        new Bilingual("期限届满后经核验，贵方仍未整改：", "After that time we found that it was still not mended:"),
                        new Bilingual(cure.found(), "")));
    }

    /** A text of the product has both languages, a person's own only one. */
    private static Bilingual written(String stored) {
        var text = Bilingual.of(stored);
        return text.zh().equals(text.en()) ? new Bilingual(text.zh(), "") : text;
    }
}
