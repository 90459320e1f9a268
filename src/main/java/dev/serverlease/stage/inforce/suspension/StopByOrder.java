package dev.serverlease.stage.inforce.suspension;

import dev.serverlease.law.facts.Fact;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.RecordedFacts;
import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * 仅因命令暂停: where an order stands beside a suspension that had no ground, the service stays off for the order alone,
 * until the paper that lifts it (clause {@code suspension}).
 */
@Component
class StopByOrder {

    private static final Bilingual GROUND = new Bilingual(
            "司法机关或者行政机关的命令尚未解除，依令停止服务。", "An order of a court or authority stands, and the service is off as ordered.");

    private final Suspensions suspensions;
    private final RecordedFacts facts;
    private final SuspensionNotice notice;
    private final CurePeriod period;
    private final Clock clock;

    StopByOrder(Suspensions suspensions, RecordedFacts facts, SuspensionNotice notice, CurePeriod period, Clock clock) {
        this.suspensions = suspensions;
        this.facts = facts;
        this.notice = notice;
        this.period = period;
        this.clock = clock;
    }

    boolean isAsked(Lease lease) {
        return facts.has(lease, Fact.REGULATOR_ORDER);
    }

    /** Once the suspension beside the order is lifted. */
    void keepOff(Lease lease, String actor) {
        suspensions.add(
                lease.number(),
                GROUND.text(),
                notice.clause(lease).text(),
                true,
                facts.text(lease, Fact.REGULATOR_ORDER),
                period.from(clock.instant()),
                actor);
    }
}
