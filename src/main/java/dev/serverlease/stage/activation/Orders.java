package dev.serverlease.stage.activation;

import dev.serverlease.attachment.LiftingDocuments;
import dev.serverlease.law.facts.Fact;
import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.words.DueText;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What prevents a hand-over in spite of the approval: an order of an authority or court, or unlawful content that was
 * found (Cybersecurity Law arts. 49, 69; Decree 292 art. 16).
 */
@Component
class Orders {

    private final RecordedFacts facts;
    private final LiftingDocuments lifting;
    private final Clock clock;

    Orders(RecordedFacts facts, LiftingDocuments lifting, Clock clock) {
        this.lifting = lifting;
        this.clock = clock;
        this.facts = facts;
    }

    /** What prevents the hand-over, in words; empty if nothing does. */
    Optional<String> against(Lease lease) {
        if (facts.has(lease, Fact.REGULATOR_ORDER)) {
            var order = facts.text(lease, Fact.REGULATOR_ORDER);
            return Optional.of(new Bilingual(
                            "主管机关或者法院的命令尚未解除，不得开通：" + order + " 命令解除后，由法务人员在“落实开通条件”任务中登记。",
                            "An order of an authority or court stands and the server is not opened; once it is lifted a"
                                    + " legal officer records that in the task “Fulfil the conditions”: " + order)
                    .both());
        }
        return facts.isTrue(lease, Fact.ILLEGAL_CONTENT_FOUND) || facts.isTrue(lease, Fact.SITE_ORDERED_CLOSED)
                ? Optional.of(new Bilingual(
                                "已发现违法信息或者网站被责令关闭，不得开通；消除后由法务人员在“落实开通条件”任务中登记。",
                                "Unlawful content was found, or the site ordered closed: the server is not opened; once that"
                                        + " is over a legal officer records it in the task “Fulfil the conditions”.")
                        .both())
                : Optional.empty();
    }

    /** A server handed over after its term would be leased without one; in words, empty while the term runs. */
    String termOver(Lease lease) {
        var end = lease.termEndsAt();
        return end == null || end.isAfter(clock.instant())
                ? ""
                : new Bilingual(
                                "约定的租期已于 " + DueText.of(end.atZone(clock.getZone()))
                                        + " 届满，不再交付；请不再等待条件并解除合同，仍需租赁的，另行申请。",
                                "The agreed term ended at " + DueText.of(end.atZone(clock.getZone()))
                                        + ", and nothing is handed over any more: give up waiting and terminate, and"
                                        + " apply anew if the lease is still wanted.")
                        .both();
    }

    /** @throws dev.serverlease.request.Refusal if an order stands and no paper on file, named in the note, lifts it */
    void requireLifting(Lease lease, String note) {
        lifting.require(lease, "note", note);
    }

    /** Records that they are lifted: an officer has seen the proof. */
    void lift(Lease lease, String actor) {
        facts.addStanding(lease.number(), NamedFacts.of(Fact.REGULATOR_ORDER, null), actor);
        // what was seen holds until the next review is completed: then nobody knows it again
        facts.add(
                lease.number(),
                NamedFacts.of(Fact.ILLEGAL_CONTENT_FOUND, false).with(Fact.SITE_ORDERED_CLOSED, false),
                actor);
    }
}
