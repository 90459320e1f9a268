package dev.serverlease.stage.legalreview;

import dev.serverlease.lease.Lease;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.process.SideProcesses;
import dev.serverlease.request.Refusal;
import dev.serverlease.words.ApplicationWords;
import java.time.Clock;
import org.springframework.stereotype.Service;

/**
 * 申请人工复查: an individual rejected only by automated decision may request a human review (Personal Information Protection
 * Law art. 24(3)).
 */
@Service
class HumanLookCommands {

    static final String PROCESS = "human-look";

    private final LeaseCommands commands;
    private final HumanLookWindow window;
    private final HumanLooks looks;
    private final ApplicationWords words;
    private final SideProcesses processes;
    private final Clock clock;

    HumanLookCommands(
            LeaseCommands commands,
            HumanLookWindow window,
            HumanLooks looks,
            ApplicationWords words,
            SideProcesses processes,
            Clock clock) {
        this.commands = commands;
        this.window = window;
        this.looks = looks;
        this.words = words;
        this.processes = processes;
        this.clock = clock;
    }

    /**
     * Requests the human look. Idempotent.
     *
     * @throws Refusal with 403 for anybody but the applicant, 409 if the lessee is not an individual, or the lease was
     *     not rejected by rules alone, or too long ago
     */
    void ask(String number, String ground, String actor) {
        commands.lockedDo(number, lease -> ask(lease, ground, actor));
    }

    private void ask(Lease lease, String ground, String actor) {
        var number = lease.number();
        if (!lease.applicant().equals(actor)) {
            throw new Refusal(
                    403,
                    "人工复查由经办人 " + lease.applicant() + " 提出。 The human look is asked for by the applicant, "
                            + lease.applicant() + ".");
        }
        if (looks.of(number).isPresent()) {
            return;
        }
        window.requireOpen(lease);
        looks.add(new HumanLook(number, ground, actor, clock.instant()));
        processes.start(PROCESS, lease, words.of(words.tree(lease.application()), "lessee.kind"));
    }
}
