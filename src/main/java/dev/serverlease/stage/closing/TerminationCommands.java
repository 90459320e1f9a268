package dev.serverlease.stage.closing;

import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.Party;
import dev.serverlease.lease.Termination;
import dev.serverlease.lease.Terminations;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.process.LeaseMessages;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.stage.closing.ground.AgainstTheEnd;
import dev.serverlease.stage.closing.ground.GroundBasis;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Accepts terminations: first applies the law, then stores the facts and correlates the message. */
@Service
class TerminationCommands {

    /** The messages that each part of the diagram waits for; before the hand-over there is nothing to take back. */
    private static final Map<LeaseStage, String> MESSAGES = Map.of(
            LeaseStage.ACTIVATION, "TerminationBeforeHandOver",
            LeaseStage.IN_FORCE, "TerminationRequested",
            LeaseStage.SUSPENDED, "TerminationRequested");

    private final LeaseCommands commands;
    private final Terminations terminations;
    private final IndefiniteLease indefiniteLease;
    private final TerminationClaim claim;
    private final AgainstTheEnd against;
    private final LeaseMessages messages;

    TerminationCommands(
            LeaseCommands commands,
            Terminations terminations,
            IndefiniteLease indefiniteLease,
            TerminationClaim claim,
            AgainstTheEnd against,
            LeaseMessages messages) {
        this.commands = commands;
        this.terminations = terminations;
        this.indefiniteLease = indefiniteLease;
        this.claim = claim;
        this.against = against;
        this.messages = messages;
    }

    /**
     * @throws Refusal with 400 for invalid content, 409 if the lease is not signed or has ended, 422 if the law does
     *     not allow it; then nothing is stored
     */
    void accept(String number, TerminationRequest request, String requestedBy) {
        commands.lockedDo(number, lease -> accept(lease, request, requestedBy));
    }

    private void accept(Lease lease, TerminationRequest request, String requestedBy) {
        var number = lease.number();
        if (!MESSAGES.containsKey(lease.stage())) {
            throw LeaseMessages.notWaiting(lease);
        }
        var ground = request.ground();
        if (!ground.isOf(Party.valueOf(request.by()))) {
            throw wrong("by", "此事由不归该方行使：" + ground.label() + "。 This ground is not that party's.");
        }
        if (ground == TerminationGround.INDEFINITE) {
            indefiniteLease.giveNotice(lease, request, requestedBy);
            terminations.add(number, termination(request, null), requestedBy);
            return;
        }
        var termination = termination(request, claim.keep(lease, request, requestedBy));
        against.requireNewFacts(lease, termination);
        terminations.add(number, termination, requestedBy);
        messages.send(lease, Objects.requireNonNull(MESSAGES.get(lease.stage())));
    }

    private static Termination termination(TerminationRequest request, @Nullable GroundBasis basis) {
        var contractGround = request.contractGround();
        return new Termination(
                request.ground().name(),
                request.ground().article().zh(),
                Party.valueOf(request.by()),
                basis == null ? null : basis.knownSince(),
                request.explanation().strip(),
                request.endsOn(),
                contractGround == null ? null : contractGround.name(),
                basis == null ? null : basis.demandArrivedOn(),
                basis == null ? null : basis.demandDays(),
                Boolean.TRUE.equals(request.otherThanPayment()));
    }

    static Refusal wrong(String field, String text) {
        return new Refusal(400, text, List.of(new FieldError(field, text)));
    }
}
