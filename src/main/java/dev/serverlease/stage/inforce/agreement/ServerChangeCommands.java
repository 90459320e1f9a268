package dev.serverlease.stage.inforce.agreement;

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
     * @throws Refusal with 400 for a day to come, 409 if nothing is to be changed
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
            changes.done(open.get(open.size() - 1), number, done, by);
        });
    }
}
