package dev.serverlease.stage.activation.delivery;

import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Moment;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.stage.contract.agreement.Agreements;
import dev.serverlease.stage.contract.agreement.WrittenAgreement;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * 末日不顺延: the lessee keeps the agreed last day after a late hand-over (clause {@code term}). Row, timers and papers
 * follow in the caller's transaction, which holds the lease's lock; the rent follows the row.
 */
@Component
public class KeepEnd {

    private static final String TOLD_ON = "receivedOn";

    private final EndChoices choices;
    private final Agreements agreements;
    private final LastDayKept end;
    private final AfterEndChoice after;
    private final Moment moment;
    private final Clock clock;

    KeepEnd(
            EndChoices choices,
            Agreements agreements,
            LastDayKept end,
            AfterEndChoice after,
            Moment moment,
            Clock clock) {
        this.choices = choices;
        this.agreements = agreements;
        this.end = end;
        this.after = after;
        this.moment = moment;
        this.clock = clock;
    }

    /**
     * Once; the same under the same key does nothing more.
     *
     * @param entry of the act, to which the choice is added
     * @throws Refusal with 400 for a day on which nothing can have been said; 409 if it is chosen already, the time is
     *     over, no late hand-over has moved the last day as it stands, or an agreement is open
     */
    public void choose(Lease lease, EndChoice.Said said, AuditEntry entry) {
        var earlier = choices.of(lease.number());
        if (earlier.isPresent()) {
            requireSame(earlier.get(), said);
            return;
        }
        var open = choices.standing(lease).orElseThrow(() -> notMoved(lease));
        requireInTime(open, said.toldOn());
        requireAhead(open);
        requireNoAgreement(lease);
        var choice = new EndChoice(
                open.agreedLastDay(),
                open.movedLastDay(),
                said.toldOn(),
                said.statement(),
                said.saidBy(),
                said.recordedBy(),
                moment.now(),
                said.key());
        end.set(lease, choice, entry);
        after.choice(lease.number(), choice);
    }

    private static void requireSame(EndChoice earlier, EndChoice.Said said) {
        if (!earlier.key().equals(said.key())) {
            throw new Refusal(
                    409,
                    "已于 " + earlier.toldOn() + " 选择租期末日不顺延，末日为 " + earlier.agreedLastDay()
                            + "，已经登记，无须再次提出。 It was chosen on " + earlier.toldOn()
                            + " that the last day does not move; it is " + earlier.agreedLastDay()
                            + ", this is on record, and nothing more is to be done.");
        }
    }

    private static Refusal notMoved(Lease lease) {
        return new Refusal(
                409,
                "租赁 " + lease.number()
                        + " 没有因迟延交付而顺延、至今有效的租期末日，没有可以选择的事项：只有合同约定固定起止日、服务器迟于首日交付、租赁正在履行，且末日此后没有另行约定的，才能选择不顺延。 No late"
                        + " hand-over has moved the last day of lease " + lease.number()
                        + " as it stands, and there is nothing to choose: only where the contract names fixed days, the server"
                        + " came after the first of them, the lease is in force, and the end was not set otherwise since.");
    }

    private void requireInTime(EndChoice.Open open, LocalDate toldOn) {
        if (toldOn.isAfter(LocalDate.now(clock)) || toldOn.isBefore(open.deliveredOn())) {
            var text = "收到承租人声明之日须在交付日 " + open.deliveredOn()
                    + " 至今日之间。 The day on which the statement arrived is between the" + " day of hand-over, "
                    + open.deliveredOn() + ", and today.";
            throw new Refusal(400, text, List.of(new FieldError(TOLD_ON, text)));
        }
        if (toldOn.isAfter(open.until())) {
            throw new Refusal(
                    409,
                    "选择期限已于 " + open.until() + " 届满，租期末日依照合同顺延至 " + open.movedLastDay()
                            + "；双方仍可以另行签订变更或者解除协议。 The time to choose was over on " + open.until()
                            + ", and by the contract the last day has moved to " + open.movedLastDay()
                            + "; both may still agree otherwise in writing.");
        }
    }

    private void requireAhead(EndChoice.Open open) {
        if (open.isTooLate(LocalDate.now(clock))) {
            throw new Refusal(
                    409,
                    "原定末日 " + open.agreedLastDay() + " 已过，不能再选择以其为末日；可以依照合同的交付条款解除合同，或者另行签订解除协议。 The agreed last"
                            + " day, " + open.agreedLastDay()
                            + ", is past and cannot be kept; terminate under the contract's clause on the hand-over, or agree on"
                            + " another end.");
        }
    }

    private void requireNoAgreement(Lease lease) {
        agreements.open(lease).ifPresent(open -> {
            var number = WrittenAgreement.number(lease.number(), open.position());
            throw new Refusal(
                    409,
                    "协议 " + number + " 按照顺延后的末日拟定，尚在签订：请待其签订或者终止后登记；承租人的书面声明在选择期限内到达的，此后仍可登记。 Agreement "
                            + number
                            + " is written for the moved last day and still to be concluded: wait until it is, or is given up. A"
                            + " written statement that arrived in time can be recorded after that.");
        });
    }
}
