package dev.serverlease.stage.closing;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.stage.contract.ContractClauses;
import dev.serverlease.stage.inforce.ReviewOutcome;
import dev.serverlease.stage.inforce.UseReview;
import dev.serverlease.stage.inforce.UseReviews;
import dev.serverlease.stage.inforce.suspension.Suspension;
import dev.serverlease.stage.inforce.suspension.Suspensions;
import dev.serverlease.words.PageTime;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What a letter says of the breach where nobody asked for the termination: a use review, or a cure that did not come.
 */
@Component
class FoundBreach {

    private final UseReviews reviews;
    private final Suspensions suspensions;
    private final ContractClauses clauses;
    private final Clock clock;

    FoundBreach(UseReviews reviews, Suspensions suspensions, ContractClauses clauses, Clock clock) {
        this.reviews = reviews;
        this.suspensions = suspensions;
        this.clauses = clauses;
        this.clock = clock;
    }

    List<Bilingual> facts(Lease lease) {
        return reviews.of(lease.number()).stream()
                .reduce((earlier, later) -> later)
                .filter(review -> review.outcome() == ReviewOutcome.TERMINATE)
                .map(review -> ofReview(lease, review))
                .or(() -> suspensions.latest(lease.number()).map(suspension -> ofSuspension(lease, suspension)))
                .orElse(List.of());
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

    private List<Bilingual> ofSuspension(Lease lease, Suspension suspension) {
        var contract = clauses.contract(lease.number());
        return List.of(
                new Bilingual(
                        "依照" + contract.zh() + "，我方自"
                                + PageTime.zh(clock.getZone()).day(suspension.suspendedAt()) + "起暂停服务，整改期限已于"
                                + PageTime.zh(clock.getZone()).deadline(suspension.cureBy()) + "届满，贵方仍未整改。暂停的理由为：",
                        "Under the " + contract.en() + " we suspended the service on "
                                + PageTime.en(clock.getZone()).day(suspension.suspendedAt())
                                + "; the time to mend ended on "
                                + PageTime.en(clock.getZone()).deadline(suspension.cureBy())
                                + " and nothing was mended. The ground of the suspension was:"),
                written(suspension.ground()));
    }

    /** A text of the product has both languages, a person's own only one. */
    private static Bilingual written(String stored) {
        var text = Bilingual.of(stored);
        return text.zh().equals(text.en()) ? new Bilingual(text.zh(), "") : text;
    }
}
