package dev.serverlease.stage.inforce.suspension;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.people.Groups;
import dev.serverlease.people.Person;
import dev.serverlease.request.Refusal;
import dev.serverlease.stage.inforce.LawInForce;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * When a suspension is cured, and who may say so: if the law forbade the service, only a legal officer, and only when
 * the law no longer forbids it.
 */
@Component
public class Cures {

    private final Suspensions suspensions;
    private final RecordedFacts facts;
    private final LawInForce law;
    private final SuspensionNotice notice;
    private final AuditTrail audit;

    Cures(Suspensions suspensions, RecordedFacts facts, LawInForce law, SuspensionNotice notice, AuditTrail audit) {
        this.notice = notice;
        this.audit = audit;
        this.suspensions = suspensions;
        this.facts = facts;
        this.law = law;
    }

    Suspension standing(Lease lease) {
        return suspensions
                .latest(lease.number())
                .orElseThrow(() -> new IllegalStateException("Lease " + lease.number() + " was never suspended"));
    }

    /** Whether the law forbids the service: by the ground of the suspension, or by what came to light after it. */
    boolean isUnlawful(Lease lease) {
        return standing(lease).unlawful() || law.forbids(lease);
    }

    /** @throws Refusal with 403 for a person who may not lift it, 409 if the law still forbids the service */
    public void check(Lease lease, Person person) {
        if (!isUnlawful(lease)) {
            return;
        }
        if (!person.in(Groups.LEGAL)) {
            throw new Refusal(
                    403,
                    "因违法或者责令停止而暂停的，仅由法务人员解除暂停。 A suspension for unlawfulness or by order is lifted by a legal officer only.");
        }
        var forbidding = law.forbidding(lease, Map.of("review", lifted()));
        if (!forbidding.isEmpty()) {
            throw new Refusal(
                    409, "法律仍不允许恢复服务：" + LawInForce.words(forbidding.stream()) + " The law still forbids the service.");
        }
    }

    /** Records the cure and withdraws the facts that had forbidden the service. */
    public void record(Lease lease, String proof, String actor) {
        if (isUnlawful(lease)) {
            lift(lease, actor);
        }
        suspensions.cure(lease.number(), standing(lease), proof, actor);
        notice.resumed(lease);
    }

    /** The same for what came to light between the cure and the switching on. */
    public void recordAgain(Lease lease, String proof, String actor) {
        lift(lease, actor);
        audit.record(lease.number(), actor, "CURED_AGAIN", Map.of("proof", proof), null);
    }

    /** What was found cured is known until the next review checks again. */
    private void lift(Lease lease, String actor) {
        var gone = new HashMap<String, @Nullable Object>();
        gone.put("regulatorOrder", null);
        facts.add(lease.number(), RecordedFacts.STANDING, gone, actor);
        facts.add(
                lease.number(),
                RecordedFacts.REVIEW,
                Map.of("illegalContentFound", false, "siteOrderedClosed", false),
                actor);
    }

    private static Map<String, @Nullable Object> lifted() {
        var lifted = new HashMap<String, @Nullable Object>();
        lifted.put("regulatorOrder", null);
        lifted.put("illegalContentFound", false);
        lifted.put("siteOrderedClosed", false);
        return lifted;
    }
}
