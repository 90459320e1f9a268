package dev.serverlease.stage.inforce.suspension;

import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.people.Person;
import dev.serverlease.process.LeaseMessages;
import dev.serverlease.process.LeaseTasks;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import java.util.List;
import org.springframework.stereotype.Service;

/** 没有依据的暂停: once the lessee's objection is accepted the service is restored at once (clause {@code suspension}). */
@Service
public class Restoration {

    private final SuspensionWithoutGround groundless;
    private final Cures cures;
    private final LeaseMessages messages;
    private final LeaseTasks tasks;

    Restoration(SuspensionWithoutGround groundless, Cures cures, LeaseMessages messages, LeaseTasks tasks) {
        this.groundless = groundless;
        this.cures = cures;
        this.messages = messages;
        this.tasks = tasks;
    }

    /**
     * Lifts the suspension that stands if an objection to it is accepted; nothing happens where none stands. Beside an
     * order of an authority the service stays off for that alone. While a notice of termination is to be given the
     * contract stands, and the service is restored too; whether the lease goes on is said in the task of that notice.
     * Called under the lease's lock, in the transaction of the answer.
     *
     * @throws Refusal with 403 for a person who may not lift this suspension, 409 where it obeys an order, or the law
     *     forbids the service
     */
    public void afterAccepted(Lease lease, String answer, Person person) {
        if (!groundless.isStanding(lease)) {
            return;
        }
        if (lease.stage() == LeaseStage.ENDED || lease.stage() == LeaseStage.CLOSING && !lease.noticeDue()) {
            return;
        }
        if (cures.standing(lease).isByOrder()) {
            var message =
                    "机关命令尚未解除，不能以异议成立恢复服务：取得解除命令的文书后，先在任务“整改核验”中确认，再答复；异议只部分成立或者不成立的，按实际答复。 An order stands, and the service"
                            + " is not restored on an objection: once a paper lifts the order, confirm that in the task “Verify the"
                            + " cure” first; or answer that the objection is accepted in part, or rejected.";
            throw new Refusal(409, message, List.of(new FieldError("decision", message)));
        }
        cures.check(lease, person);
        if (!groundless.lift(lease, answer, person.name())) {
            tasks.showAgain(lease, "Task_VerifyCure");
            return;
        }
        if (lease.stage() == LeaseStage.CLOSING) {
            messages.send(lease, "SuspensionLifted");
        } else {
            messages.sendIfAwaited(lease, "Cured");
        }
    }
}
