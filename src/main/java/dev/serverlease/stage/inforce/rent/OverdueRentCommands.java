package dev.serverlease.stage.inforce.rent;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.process.LeaseMessages;
import dev.serverlease.request.PastDay;
import dev.serverlease.request.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Records overdue rent, which then has to be demanded. */
@Service
class OverdueRentCommands {

    private final LeaseCommands commands;
    private final RentDefaults rents;
    private final OverdueFacts facts;
    private final LeaseMessages messages;
    private final AuditTrail audit;
    private final AgreedRent agreed;
    private final Clock clock;

    OverdueRentCommands(
            LeaseCommands commands,
            RentDefaults rents,
            OverdueFacts facts,
            LeaseMessages messages,
            AuditTrail audit,
            AgreedRent agreed,
            Clock clock) {
        this.commands = commands;
        this.rents = rents;
        this.facts = facts;
        this.messages = messages;
        this.audit = audit;
        this.agreed = agreed;
        this.clock = clock;
    }

    /**
     * Idempotent for the same overdue rent.
     *
     * @throws Refusal with 400 for another currency than the contract's, more than is due by it, or a day on which no
     *     rent can have been overdue, 409 in a stage that does not wait for it, or while another default is open
     */
    RentDefault overdue(String number, OverdueRentRequest overdue, String actor) {
        PastDay.require("overdueSince", overdue.overdueSince(), LocalDate.now(clock));
        return commands.locked(number, lease -> {
            var latest = rents.latest(number);
            if (latest.filter(rent -> isSame(rent, overdue)).isPresent()) {
                return latest.get();
            }
            if (!RentPaymentCommands.LISTENING.contains(lease.stage())) {
                throw LeaseMessages.notWaiting(lease);
            }
            agreed.requireCurrency(lease, overdue.currency());
            agreed.requireDueBefore(lease, "overdueSince", overdue.overdueSince());
            latest.filter(RentDefault::isOpen).ifPresent(rent -> {
                throw new Refusal(
                        409,
                        "租赁 " + number + " 自 " + rent.overdueSince() + " 起逾期的租金（" + rent.owed() + " "
                                + rent.owedCurrency() + "）尚未了结，请先了结再登记另一项。 The rent overdue since "
                                + rent.overdueSince()
                                + " is not settled yet; settle it before recording another.");
            });
            agreed.requireNoMore(lease, "amount", overdue.amount());
            rents.add(number, overdue.amount(), overdue.currency(), overdue.overdueSince(), actor);
            facts.record(number, overdue.overdueSince(), null, null, actor);
            audit.record(
                    number,
                    actor,
                    "RENT_OVERDUE",
                    Map.of("amount", overdue.amount(), "currency", overdue.currency(), "since", overdue.overdueSince()),
                    null);
            messages.send(lease, "RentOverdue");
            return rents.latest(number).orElseThrow();
        });
    }

    /**
     * Whether it repeats what was recorded; after an accepted ground has ceased, the same rent may be claimed again.
     */
    private static boolean isSame(RentDefault rent, OverdueRentRequest overdue) {
        return rent.overdueSince().equals(overdue.overdueSince())
                && rent.amount().compareTo(overdue.amount()) == 0
                && rent.currency().equals(overdue.currency())
                && (rent.outcome() == null || rent.outcome().kind().equals("PAID"));
    }
}
