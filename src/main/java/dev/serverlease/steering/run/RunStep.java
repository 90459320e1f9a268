package dev.serverlease.steering.run;

import dev.serverlease.database.Outage;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseNotFound;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.request.Refusal;
import dev.serverlease.stage.inforce.usereview.ReviewForward;
import dev.serverlease.stage.inforce.usereview.ReviewMove;
import dev.serverlease.steering.officer.OfficerCommands;
import dev.serverlease.steering.officer.Salespeople;
import dev.serverlease.steering.run.Run.Outcome;
import dev.serverlease.steering.run.RunStore.Decided;
import dev.serverlease.steering.run.RunStore.Waiting;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Does one item of a run: one lease, one transaction under its lock, with what came of it. */
@Component
class RunStep {

    private static final Logger LOG = LoggerFactory.getLogger(RunStep.class);

    private final LeaseCommands commands;
    private final OfficerCommands officers;
    private final Salespeople salespeople;
    private final ReviewForward forward;
    private final RunStore store;

    RunStep(
            LeaseCommands commands,
            OfficerCommands officers,
            Salespeople salespeople,
            ReviewForward forward,
            RunStore store) {
        this.commands = commands;
        this.officers = officers;
        this.salespeople = salespeople;
        this.forward = forward;
        this.store = store;
    }

    private record Came(Outcome outcome, @Nullable String note) {}

    /** What keeps one lease back stops none of the others. An outage does: then nothing is known yet. */
    void look(Decided decided, Waiting item) {
        try {
            commands.lockedDo(item.leaseNumber(), lease -> {
                var came = steer(decided, item, lease);
                if (!store.came(item, came.outcome(), came.note())) {
                    throw new IllegalStateException("Another node has looked at lease " + item.leaseNumber());
                }
            });
        } catch (Refusal refusal) {
            store.came(item, Outcome.SKIPPED, refusal.getMessage());
        } catch (LeaseNotFound gone) {
            store.came(item, Outcome.SKIPPED, "没有此租赁。 There is no such lease.");
        } catch (RuntimeException failure) {
            failed(item, failure);
        }
    }

    private void failed(Waiting item, RuntimeException failure) {
        var outage = Outage.in(failure);
        if (outage.filter(Outage.HELD::equals).isPresent()) {
            store.came(item, Outcome.HELD, null);
        } else if (outage.isPresent()) {
            throw failure;
        } else {
            LOG.error("Lease {} was left out of run {}", item.leaseNumber(), item.run(), failure);
            store.came(item, Outcome.FAILED, null);
        }
    }

    private Came steer(Decided decided, Waiting item, Lease lease) {
        return switch (decided.kind()) {
            case REASSIGN -> move(decided, Objects.requireNonNull(item.task()), lease);
            case APPLICANTS -> give(decided, item, lease);
            case REVIEWS -> pull(decided, item, lease);
        };
    }

    private Came give(Decided decided, Waiting item, Lease lease) {
        var successor = Objects.requireNonNull(decided.successor());
        if (lease.applicant().equals(successor)) {
            return new Came(Outcome.UNCHANGED, "已由其经办 Theirs already");
        }
        if (!lease.applicant().equals(item.applicant())) {
            return new Came(Outcome.SKIPPED, "决定之后已改由他人经办，跳过 Given to somebody else since that was decided, skipped");
        }
        salespeople.give(lease, successor, decided.ground(), decided.by());
        return new Came(Outcome.DONE, null);
    }

    private Came move(Decided decided, String task, Lease lease) {
        officers.move(
                lease,
                task,
                decided.successor(),
                Objects.requireNonNullElse(decided.officer(), OfficerCommands.NOBODY),
                decided.ground(),
                decided.by());
        return new Came(Outcome.DONE, null);
    }

    private Came pull(Decided decided, Waiting item, Lease lease) {
        var last = lease.reviewedAt();
        if (last != null && last.isAfter(item.decidedAt())) {
            return new Came(Outcome.SKIPPED, "决定之后已经复核，跳过 Reviewed since that was decided, skipped");
        }
        var place = Objects.requireNonNull(item.reviewAt());
        var move = forward.pull(lease, decided.by(), Objects.requireNonNull(decided.cause()), decided.ground(), place);
        return move == ReviewMove.EARLIER
                ? new Came(Outcome.DONE, null)
                : new Came(move == ReviewMove.DUE_BEFORE ? Outcome.UNCHANGED : Outcome.SKIPPED, move.label());
    }
}
