package dev.serverlease.stage.inforce.suspension;

import dev.serverlease.law.facts.Fact;
import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.people.Groups;
import dev.serverlease.people.Person;
import dev.serverlease.request.Refusal;
import dev.serverlease.stage.inforce.LawInForce;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * When a suspension is cured, and who may say so: if the law forbade the service, only a legal officer, and only when
 * the law no longer forbids it.
 */
@Component
public class Cures {

    private static final NamedFacts NO_ORDER = NamedFacts.of(Fact.REGULATOR_ORDER, null);

    private static final NamedFacts LIFTED =
            NamedFacts.of(Fact.ILLEGAL_CONTENT_FOUND, false).with(Fact.SITE_ORDERED_CLOSED, false);

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

    boolean isStanding(Lease lease) {
        return suspensions.standing(lease.number()).isPresent();
    }

    /** Whether the law forbids the service: by the ground of the suspension, or by what came to light after it. */
    boolean isUnlawful(Lease lease) {
        return suspensions.latest(lease.number()).map(Suspension::unlawful).orElse(false) || law.forbids(lease);
    }

    /**
     * Managers lift none: they steer, and decide nothing.
     *
     * @throws Refusal with 403 for a person who may not lift it, 409 if the law still forbids the service
     */
    public void check(Lease lease, Person person) {
        if (!person.in(Groups.COMPLIANCE) && !person.in(Groups.LEGAL)) {
            throw new Refusal(
                    403,
                    "是否已经整改，由合规人员或者法务人员认定；请交由其办理。 Whether it is put right is for a compliance or a legal officer"
                            + " to find; leave it to one of them.");
        }
        if (!isUnlawful(lease)) {
            return;
        }
        if (!person.in(Groups.LEGAL)) {
            throw new Refusal(
                    403,
                    "因违法或者责令停止而暂停的，仅由法务人员解除暂停。 A suspension for unlawfulness or by order is lifted by a legal officer only.");
        }
        var forbidding = law.forbidding(lease, LIFTED.and(NO_ORDER));
        if (!forbidding.isEmpty()) {
            throw new Refusal(
                    409, "法律仍不允许恢复服务：" + LawInForce.words(forbidding.stream()) + " The law still forbids the service.");
        }
    }

    /** Records the cure and withdraws the facts that had forbidden the service. */
    public void record(Lease lease, String proof, String actor) {
        boolean lifted = facts.has(lease, Fact.REGULATOR_ORDER);
        if (isUnlawful(lease)) {
            lift(lease, actor);
        }
        var suspension = standing(lease);
        suspensions.cure(lease.number(), suspension, proof, actor);
        notice.resumed(lease, suspension, lifted);
    }

    /** The suspension had no ground: it is lifted, and the facts that had forbidden the service are withdrawn. */
    void restore(Lease lease, String answer, String actor) {
        if (isUnlawful(lease)) {
            lift(lease, actor);
        }
        suspensions.lift(lease.number(), standing(lease), answer, actor);
        notice.restored(lease);
    }

    /** The same while an order stands beside it: only what the suspension itself rested on is withdrawn. */
    void liftBesideOrder(Lease lease, String answer, String actor) {
        var suspension = standing(lease);
        if (suspension.unlawful()) {
            facts.add(lease.number(), LIFTED, actor);
        }
        suspensions.lift(lease.number(), suspension, answer, actor);
        notice.offByOrder(lease);
    }

    /** A cure of what came to light between the cure and the switching on. */
    public void recordAgain(Lease lease, String proof, String actor) {
        lift(lease, actor);
        audit.record(lease.number(), actor, "CURED_AGAIN", Map.of("proof", proof), null);
    }

    /** What was found cured is known until the next review checks again. */
    private void lift(Lease lease, String actor) {
        facts.addStanding(lease.number(), NO_ORDER, actor);
        facts.add(lease.number(), LIFTED, actor);
    }
}
