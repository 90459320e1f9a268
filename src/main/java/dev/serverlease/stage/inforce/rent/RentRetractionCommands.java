package dev.serverlease.stage.inforce.rent;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.request.Refusal;
import dev.serverlease.stage.inforce.rent.RentDefault.Outcome;
import dev.serverlease.words.Words;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Withdraws a default that was recorded by mistake: no demand follows, and an earlier demand is void. */
@Service
class RentRetractionCommands {

    private static final String RETRACTED = "RETRACTED";

    private final LeaseCommands commands;
    private final RentDefaults rents;
    private final RentSettlement settlement;
    private final AuditTrail audit;

    RentRetractionCommands(LeaseCommands commands, RentDefaults rents, RentSettlement settlement, AuditTrail audit) {
        this.commands = commands;
        this.rents = rents;
        this.settlement = settlement;
        this.audit = audit;
    }

    /**
     * Idempotent.
     *
     * @throws Refusal with 404 if there is no such default, 409 if it is settled or the notice of termination has
     *     arrived
     */
    RentDefault retract(String number, int position, String ground, String actor) {
        return commands.locked(number, lease -> {
            var rent = find(number, position);
            var outcome = rent.outcome();
            if (outcome == null) {
                audit.record(number, actor, "RENT_RETRACTED", Map.of("position", position, "ground", ground), null);
                settlement.settle(lease, rent, new Outcome(RETRACTED, null, ground), actor);
                return find(number, position);
            }
            if (outcome.kind().equals(RETRACTED)) {
                return rent;
            }
            var how = Words.of("rent-outcome", outcome.kind());
            throw new Refusal(
                    409,
                    "租赁 " + number + " 第 " + position + " 项逾期已经了结（" + how.zh() + "），不能取消登记；解除通知已到达的，请由法务人员处理。"
                            + " Default " + position + " of lease " + number + " is settled (" + how.en()
                            + ") and cannot be retracted; where the notice of termination has arrived, it is the legal"
                            + " officers'.");
        });
    }

    private RentDefault find(String number, int position) {
        return rents.of(number).stream()
                .filter(rent -> rent.position() == position)
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        404,
                        "租赁 " + number + " 没有第 " + position + " 项逾期。 Lease " + number + " has no default " + position
                                + "."));
    }
}
