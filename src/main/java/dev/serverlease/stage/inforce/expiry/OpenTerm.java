package dev.serverlease.stage.inforce.expiry;

import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.process.LeaseMessages;
import dev.serverlease.process.TermTimers;
import dev.serverlease.request.Refusal;
import dev.serverlease.stage.contract.agreement.Agreements;
import dev.serverlease.words.PageTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The term of a lease that can be renewed now: as the clause {@code expiry} has it, from the hand-over until the term
 * ends, before the lessee is reminded too.
 */
@Component
public class OpenTerm {

    private final Agreements agreements;
    private final ApplicationTrees trees;
    private final LeaseMessages messages;
    private final TermTimers timers;
    private final Clock clock;

    OpenTerm(Agreements agreements, ApplicationTrees trees, LeaseMessages messages, TermTimers timers, Clock clock) {
        this.agreements = agreements;
        this.trees = trees;
        this.messages = messages;
        this.timers = timers;
        this.clock = clock;
    }

    /** Whether its renewal can be asked for now. */
    public boolean isOpen(Lease lease) {
        return refusal(lease) == null
                && (isBeforeItsNotice(lease) || messages.awaits(lease, LeaseMessages.RENEWAL_REQUESTED));
    }

    /** Whether what is asked for now is kept until the expiry notice is a task. */
    boolean isBeforeItsNotice(Lease lease) {
        return timers.awaitsNotice(lease);
    }

    /**
     * The first day after the term.
     *
     * @throws Refusal with 409 if the lease's term cannot be renewed now
     */
    LocalDate firstDayAfter(Lease lease) {
        var refusal = refusal(lease);
        var end = lease.termEndsAt();
        if (refusal != null || end == null) {
            throw refusal == null ? LeaseMessages.notWaiting(lease) : refusal;
        }
        return LocalDate.ofInstant(end, clock.getZone());
    }

    private @Nullable Refusal refusal(Lease lease) {
        var end = lease.termEndsAt();
        if (Set.of(LeaseStage.CLOSING, LeaseStage.ENDED).contains(lease.stage())) {
            return LeaseMessages.notWaiting(lease);
        }
        if (lease.indefinite()) {
            return indefinite(lease);
        }
        if (!Set.of(LeaseStage.IN_FORCE, LeaseStage.SUSPENDED).contains(lease.stage()) || end == null) {
            return tooEarly(lease);
        }
        var agreedEnd = agreements.agreedEnd(lease.number());
        if (agreedEnd != null) {
            return new Refusal(
                    409,
                    "双方已经约定租赁 " + lease.number() + " 于 " + agreedEnd
                            + " 终了，不能续租；请另行申请新的租赁。 Both have agreed that lease "
                            + lease.number() + " ends on " + agreedEnd
                            + ": it is not renewed; apply for a new lease.");
        }
        if (!clock.instant().isBefore(end)) {
            return over(lease, end);
        }
        return trees.of(lease.application()).at("/contract/renewal").asText().equals("NONE") ? notAgreed(lease) : null;
    }

    private static Refusal tooEarly(Lease lease) {
        return new Refusal(
                409,
                "租赁 " + lease.number() + " 现处于“" + lease.stage().label()
                        + "”阶段，租期尚未开始；自交付服务器之后至租期届满之前可以申请续租。 Lease " + lease.number() + " is in stage "
                        + lease.stage().en()
                        + " and its term has not begun; a renewal can be asked for from the hand-over until the term"
                        + " ends.");
    }

    private Refusal over(Lease lease, Instant end) {
        return new Refusal(
                409,
                "租赁 " + lease.number() + " 的租期已于 "
                        + PageTime.zh(clock.getZone()).deadline(end)
                        + " 届满，续租应当在届满之前申请；请另行申请新的租赁。 The term of lease " + lease.number() + " ended at "
                        + PageTime.en(clock.getZone()).deadline(end)
                        + ", and a renewal is asked for before that; apply for a new lease.");
    }

    private static Refusal notAgreed(Lease lease) {
        return new Refusal(
                409,
                "租赁 " + lease.number() + " 的合同约定不续租；需要继续租用的，请重新提出申请。 The contract of lease " + lease.number()
                        + " says that it is not renewed; apply anew to go on.");
    }

    private static Refusal indefinite(Lease lease) {
        return new Refusal(
                409,
                "租赁 " + lease.number() + " 现处于“" + lease.stage().label()
                        + "”阶段，已为不定期租赁（民法典第七百三十四条），没有可续的租期；请另行申请新的租赁。 Lease " + lease.number() + " is in stage "
                        + lease.stage().en()
                        + " and indefinite (Civil Code art. 734): there is no term to renew; apply for a new"
                        + " lease.");
    }
}
