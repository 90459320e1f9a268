package dev.serverlease.activation;

import dev.serverlease.lease.Lease;
import dev.serverlease.lease.RecordedFacts;
import java.util.HashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What keeps a server shut before it was handed over, whatever was approved: an order of an authority or court,
 * unlawful content that was found (Cybersecurity Law arts. 49, 69; Decree 292 art. 16).
 */
@Component
class Orders {

    private final RecordedFacts facts;

    Orders(RecordedFacts facts) {
        this.facts = facts;
    }

    /** What stands against handing the server over, in words; empty where nothing does. */
    Optional<String> against(Lease lease) {
        var review = facts.of(lease).path(RecordedFacts.REVIEW);
        if (review.hasNonNull("regulatorOrder")) {
            return Optional.of(
                    "主管机关或者法院的命令尚未解除，不得开通：" + review.path("regulatorOrder").asText()
                            + " 命令解除后，由法务人员在“落实开通条件”任务中登记。 An order of an authority or court stands and the server is not"
                            + " opened; once it is lifted a legal officer records that in the task “Fulfil the conditions”.");
        }
        return review.path("illegalContentFound").asBoolean()
                        || review.path("siteOrderedClosed").asBoolean()
                ? Optional.of("已发现违法信息或者网站被责令关闭，不得开通；消除后由法务人员在“落实开通条件”任务中登记。 Unlawful content was found, or the site"
                        + " ordered closed: the server is not opened; once that is over a legal officer records it in the task"
                        + " “Fulfil the conditions”.")
                : Optional.empty();
    }

    /** They are lifted: an officer has seen the proof. */
    void lift(Lease lease, String actor) {
        var lifted = new HashMap<String, @Nullable Object>();
        lifted.put("regulatorOrder", null);
        lifted.put("illegalContentFound", false);
        lifted.put("siteOrderedClosed", false);
        facts.add(lease.number(), RecordedFacts.STANDING, lifted, actor);
    }
}
