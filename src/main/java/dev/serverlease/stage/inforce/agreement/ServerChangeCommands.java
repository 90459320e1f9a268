package dev.serverlease.stage.inforce.agreement;

import dev.serverlease.lease.Lease;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.provision.ServerChanges;
import dev.serverlease.provision.ServerChanges.Done;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Service;

/** Records that operations have changed the server as it was agreed. */
@Service
class ServerChangeCommands {

    private final LeaseCommands commands;
    private final ServerChanges changes;
    private final Clock clock;

    ServerChangeCommands(LeaseCommands commands, ServerChanges changes, Clock clock) {
        this.commands = commands;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * All that is open is done; a repeat under the same key does nothing.
     *
     * @throws Refusal with 400 for a day to come, or before the agreement or the hand-over, 409 if nothing is to be
     *     changed
     */
    void done(String number, Done done, String by) {
        commands.lockedDo(number, lease -> {
            if (done.key() != null && changes.isKnown(number, done.key())) {
                return;
            }
            var open = changes.open(number);
            if (open.isEmpty()) {
                throw new Refusal(
                        409, "没有待实施的服务器变更，无须登记。 No change of the server waits to be made; nothing is to be recorded.");
            }
            if (done.on().isAfter(LocalDate.now(clock))) {
                var text = "完成日不得晚于今日；完成之后再登记。 The day is to come; record it when it is done.";
                throw new Refusal(400, text, List.of(new FieldError("doneOn", text)));
            }
            var last = open.get(open.size() - 1);
            requireNotBefore(first(lease, last), done.on());
            changes.done(last, number, done, by);
        });
    }

    /** Before both agreed on the last of them, and before the server was handed over, there was nothing to change. */
    private LocalDate first(Lease lease, ServerChanges.ServerChange last) {
        var agreed = LocalDate.ofInstant(last.askedAt(), clock.getZone());
        var handedOver = lease.inForceAt();
        var inUse = handedOver == null ? agreed : LocalDate.ofInstant(handedOver, clock.getZone());
        return inUse.isAfter(agreed) ? inUse : agreed;
    }

    private static void requireNotBefore(LocalDate first, LocalDate on) {
        if (on.isBefore(first)) {
            var text = "完成日 " + on + " 过早：变更协议成立和服务器交付之后才能完成变更，最早为 " + first + "；请填写该日或者以后的日期。 The server cannot have"
                    + " been changed on " + on + ", before both had agreed on it and it was handed over; give " + first
                    + " or a later day.";
            throw new Refusal(400, text, List.of(new FieldError("doneOn", text)));
        }
    }
}
