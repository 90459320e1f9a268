package dev.serverlease.stage.closing;

import dev.serverlease.attachment.LiftingDocuments;
import dev.serverlease.law.facts.Fact;
import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.process.LeaseMessages;
import dev.serverlease.request.Refusal;
import java.util.Map;
import org.springframework.stereotype.Service;

/**
 * 命令已解除 while a lease closes: until the order is lifted, records are kept and nothing is erased. Before the closing a
 * legal officer records it in the tasks 落实开通条件 and 整改核验.
 */
@Service
class OrderLiftingCommands {

    private final LeaseCommands commands;
    private final RecordedFacts facts;
    private final LiftingDocuments lifting;
    private final AuditTrail audit;

    OrderLiftingCommands(LeaseCommands commands, RecordedFacts facts, LiftingDocuments lifting, AuditTrail audit) {
        this.lifting = lifting;
        this.commands = commands;
        this.facts = facts;
        this.audit = audit;
    }

    /**
     * @param proof number and date of the paper on file that lifts the order
     * @throws Refusal with 409 if the lease is not closing, has no open order, or no paper that lifts it, 400 if the
     *     proof does not name that
     */
    void lift(String number, String proof, String actor) {
        commands.lockedDo(number, lease -> lift(lease, proof, actor));
    }

    private void lift(Lease lease, String proof, String actor) {
        var number = lease.number();
        if (lease.stage() != LeaseStage.CLOSING) {
            throw LeaseMessages.notWaiting(lease);
        }
        if (!facts.has(lease, Fact.REGULATOR_ORDER)) {
            throw new Refusal(409, "租赁 " + number + " 没有尚未解除的命令。 No order stands against lease " + number + ".");
        }
        lifting.require(lease, "proof", proof);
        facts.addStanding(number, NamedFacts.of(Fact.REGULATOR_ORDER, null), actor);
        audit.record(number, actor, "ORDER_LIFTED", Map.of("proof", proof), null);
    }
}
