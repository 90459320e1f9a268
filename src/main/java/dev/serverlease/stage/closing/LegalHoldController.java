package dev.serverlease.stage.closing;

import dev.serverlease.lease.Leases;
import dev.serverlease.people.Actor;
import dev.serverlease.request.PlainText;
import dev.serverlease.request.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 诉讼保全、证据保全: while an archive is under hold nothing is erased and no retention ends. */
@RestController
@Tag(name = "解除与清结 Termination and closing")
class LegalHoldController {

    private final Leases leases;
    private final LegalHolds holds;
    private final Retention retention;
    private final Actor actor;
    private final TransactionTemplate transaction;

    LegalHoldController(
            Leases leases,
            LegalHolds holds,
            Retention retention,
            Actor actor,
            PlatformTransactionManager transactions) {
        this.leases = leases;
        this.holds = holds;
        this.retention = retention;
        this.actor = actor;
        this.transaction = new TransactionTemplate(transactions);
    }

    record LegalHold(
            @NotBlank(message = "请填写保全依据（文书、案号）。 Give the ground: the order and its number.")
            @Size(max = 500, message = "最多 500 字。 At most 500 characters.")
            @Pattern(regexp = PlainText.LINE, message = PlainText.REMEDY)
            String ground) {}

    @PutMapping("/api/leases/{number}/legal-hold")
    @Operation(summary = "档案保全 Put the archive under legal hold")
    ResponseEntity<Void> hold(@PathVariable String number, @Valid @RequestBody LegalHold hold) {
        transaction.executeWithoutResult(status -> {
            var lease = leases.lock(number);
            if (!holds.hold(lease, hold.ground().strip(), actor.name())) {
                throw new Refusal(
                        409,
                        "租赁 " + number + " 现处于“" + lease.stage().label() + "”阶段，尚未建立用户档案，无从保全。 Lease " + number
                                + " is in stage " + lease.stage() + " and has no archive yet.");
            }
        });
        return ResponseEntity.noContent().build();
    }

    @DeleteMapping("/api/leases/{number}/legal-hold")
    @Operation(
            summary = "解除档案保全 Lift a legal hold",
            description = "ground 指明解除哪一项；不填则解除最近一项。 ground says which; without it the one that was set last.")
    ResponseEntity<Void> lift(@PathVariable String number, @RequestParam(required = false) @Nullable String ground) {
        transaction.executeWithoutResult(status -> {
            var lease = leases.lock(number);
            if (!holds.lift(lease, ground == null ? null : ground.strip(), retention.of(lease), actor.name())) {
                throw new Refusal(
                        409, "租赁 " + number + " 的档案未处于该项保全。 The archive of " + number + " is not under such a hold.");
            }
        });
        return ResponseEntity.noContent().build();
    }
}
