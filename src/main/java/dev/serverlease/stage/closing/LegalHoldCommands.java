package dev.serverlease.stage.closing;

import dev.serverlease.lease.Lease;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.stage.closing.hold.LegalHolds;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Sets and lifts the legal holds of an archive. */
@Service
class LegalHoldCommands {

    private final LeaseCommands commands;
    private final LegalHolds holds;
    private final Retention retention;

    LegalHoldCommands(LeaseCommands commands, LegalHolds holds, Retention retention) {
        this.commands = commands;
        this.holds = holds;
        this.retention = retention;
    }

    /**
     * Idempotent for the same ground.
     *
     * @throws Refusal with 409 if the lease has no archive yet
     */
    void hold(String number, String ground, String actor) {
        commands.lockedDo(number, lease -> {
            if (!holds.hold(lease, ground, actor)) {
                throw withoutArchive(lease);
            }
        });
    }

    /**
     * @param ground which hold; null for the one that was set last
     * @param reason what was decided on the lease's end; null where nothing waits for that
     * @throws Refusal with 409 if there is no such hold, 400 without the reason that it asks for
     */
    void lift(String number, @Nullable String ground, @Nullable String reason, String actor) {
        commands.lockedDo(number, lease -> {
            if (reason == null && holds.isUndecided(number, ground)) {
                var message =
                        "该项保全等待法务认定解除是否有效：认定有效的，请填写认定及理由，再解除保全；认定不发生效力的，不要解除，并与承租人书面确认。 This hold waits for the finding whether the"
                                + " end stands: if it does, give the finding and its reasons; if it does not, leave the hold and agree in writing"
                                + " with the lessee.";
                throw new Refusal(400, message, List.of(new FieldError("reason", message)));
            }
            if (!holds.lift(lease, ground, reason, retention.of(lease), actor)) {
                throw new Refusal(
                        409, "租赁 " + number + " 的档案未处于该项保全。 The archive of " + number + " is not under such a hold.");
            }
        });
    }

    private static Refusal withoutArchive(Lease lease) {
        return new Refusal(
                409,
                "租赁 " + lease.number() + " 现处于“" + lease.stage().label() + "”阶段，尚未建立用户档案，无从保全。 Lease " + lease.number()
                        + " is in stage " + lease.stage().en() + " and has no archive yet.");
    }
}
