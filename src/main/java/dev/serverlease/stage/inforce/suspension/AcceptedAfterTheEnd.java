package dev.serverlease.stage.inforce.suspension;

import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Terminations;
import dev.serverlease.stage.closing.hold.EndInDoubt;
import org.springframework.stereotype.Component;

/**
 * 解除之后才认定异议成立: where the lease was ended for the suspension alone, it is in doubt whether that end stands (Civil Code
 * arts. 562, 565), and a legal officer finds it.
 */
@Component
class AcceptedAfterTheEnd {

    private static final String DOUBT = "解除通知到达后认定承租人对暂停的异议成立，待法务认定解除是否有效";

    private final MissedCures missed;
    private final Terminations terminations;
    private final EndInDoubt doubt;

    AcceptedAfterTheEnd(MissedCures missed, Terminations terminations, EndInDoubt doubt) {
        this.missed = missed;
        this.terminations = terminations;
        this.doubt = doubt;
    }

    /** Nothing happens where the lease ended for something else. */
    void follow(Lease lease) {
        boolean asked = terminations
                .latest(lease.number())
                .filter(termination -> termination.endsOn() == null)
                .isPresent();
        if (!asked && missed.of(lease.number()).isPresent()) {
            doubt.raise(lease, DOUBT);
        }
    }
}
