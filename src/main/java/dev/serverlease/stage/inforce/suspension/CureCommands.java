package dev.serverlease.stage.inforce.suspension;

import dev.serverlease.attachment.LiftingDocuments;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.people.Person;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.process.LeaseMessages;
import dev.serverlease.request.Refusal;
import dev.serverlease.stage.inforce.LawInForce;
import org.springframework.stereotype.Service;

/** The commands behind the door of a suspended lease. */
@Service
class CureCommands {

    private final LeaseCommands commands;
    private final LeaseMessages messages;
    private final Cures cures;
    private final LiftingDocuments lifting;
    private final LawInForce law;

    CureCommands(
            LeaseCommands commands, LeaseMessages messages, Cures cures, LiftingDocuments lifting, LawInForce law) {
        this.lifting = lifting;
        this.commands = commands;
        this.messages = messages;
        this.cures = cures;
        this.law = law;
    }

    /**
     * Idempotent. If something came to light between the cure and the switching on, a second cure applies to that.
     *
     * @throws Refusal with 409 if the lease is not suspended, or no paper lifts the order that stands, 400 if the proof
     *     does not name it, 403 for a person who may not lift this suspension
     */
    void cure(String number, String proof, Person person) {
        commands.lockedDo(number, lease -> {
            if (lease.stage() != LeaseStage.SUSPENDED) {
                throw LeaseMessages.notWaiting(lease);
            }
            cures.check(lease, person);
            lifting.require(lease, "proof", proof);
            if (messages.awaits(lease, "Cured")) {
                cures.record(lease, proof, person.name());
                messages.send(lease, "Cured");
            } else if (!messages.isRunning(lease)) {
                throw LeaseMessages.notRunning(lease);
            } else if (law.forbids(lease)) {
                cures.recordAgain(lease, proof, person.name());
            }
        });
    }
}
