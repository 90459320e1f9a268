package dev.serverlease.stage.closing;

import dev.serverlease.law.facts.Fact;
import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.Leases;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.people.Actor;
import dev.serverlease.process.LeaseMessages;
import dev.serverlease.request.PlainText;
import dev.serverlease.request.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * 命令已解除, while a lease closes: until then its records are kept and nothing is erased. Before that a legal officer says
 * so in the tasks 落实开通条件 and 整改核验.
 */
@RestController
@Tag(name = "解除与清结 Termination and closing")
class OrderLifting {

    private final Leases leases;
    private final RecordedFacts facts;
    private final AuditTrail audit;
    private final Actor actor;
    private final TransactionTemplate transaction;

    OrderLifting(
            Leases leases,
            RecordedFacts facts,
            AuditTrail audit,
            Actor actor,
            PlatformTransactionManager transactions) {
        this.leases = leases;
        this.facts = facts;
        this.audit = audit;
        this.actor = actor;
        this.transaction = new TransactionTemplate(transactions);
    }

    record Lifted(
            @NotBlank(message = "请填写解除命令的文书和文号。 Name the document that lifts the order.")
            @Size(max = 500, message = "最多 500 字。 At most 500 characters.")
            @Pattern(regexp = PlainText.LINE, message = PlainText.REMEDY)
            String proof) {}

    @PostMapping("/api/leases/{number}/order-liftings")
    @Operation(summary = "登记命令已解除（退租清结阶段） An order was lifted, while the lease closes")
    ResponseEntity<Void> lifted(@PathVariable String number, @Valid @RequestBody Lifted lifted) {
        transaction.executeWithoutResult(status -> {
            var lease = leases.lock(number);
            if (lease.stage() != LeaseStage.CLOSING) {
                throw LeaseMessages.notWaiting(lease);
            }
            if (!facts.has(lease, Fact.REGULATOR_ORDER)) {
                throw new Refusal(409, "租赁 " + number + " 没有尚未解除的命令。 No order stands against lease " + number + ".");
            }
            facts.addStanding(number, NamedFacts.of(Fact.REGULATOR_ORDER, null), actor.name());
            audit.record(
                    number,
                    actor.name(),
                    "ORDER_LIFTED",
                    Map.of("proof", lifted.proof().strip()),
                    null);
        });
        return ResponseEntity.accepted().build();
    }
}
