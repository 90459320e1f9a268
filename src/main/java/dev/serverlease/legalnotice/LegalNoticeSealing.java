package dev.serverlease.legalnotice;

import dev.serverlease.attachment.KeptFiles;
import dev.serverlease.lease.AuditEntry.Row;
import dev.serverlease.people.Person;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.process.LeaseTasks;
import dev.serverlease.request.Refusal;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;

/**
 * The lessor's seal on a letter: an act of the officer whose task the letter belongs to, who proves anew who that is.
 * The seal is used there and then, in the officer's own request, so that it is never used in anybody's absence; a slow
 * time-stamp service keeps that officer waiting and nobody else.
 */
@Service
class LegalNoticeSealing {

    private final LegalNoticeCommands letters;
    private final LegalNotices notices;
    private final LegalNoticeOutcomes outcomes;
    private final LetterSeal seal;
    private final KeptFiles files;
    private final LeaseCommands commands;
    private final LeaseTasks tasks;

    LegalNoticeSealing(
            LegalNoticeCommands letters,
            LegalNotices notices,
            LegalNoticeOutcomes outcomes,
            LetterSeal seal,
            KeptFiles files,
            LeaseCommands commands,
            LeaseTasks tasks) {
        this.letters = letters;
        this.notices = notices;
        this.outcomes = outcomes;
        this.seal = seal;
        this.files = files;
        this.commands = commands;
        this.tasks = tasks;
    }

    /**
     * @param proof that this person is who is signed in; it is asked for before anything is sealed
     * @throws Refusal with 403 for another group's kind or without proof, 404 for another lease's letter, 409 where it
     *     is sealed, or was sent without the seal, or rent was paid since it was made, or its task is not open, 503 if
     *     it cannot be sealed now; none of them seals anything
     */
    LegalNotice seal(String leaseNumber, String noticeNumber, Consumer<LegalNotice> proof, String key, Person person) {
        var letter = letters.get(leaseNumber, noticeNumber);
        commands.lockedDo(leaseNumber, lease -> letters.requireGroup(lease, letter.kind(), person));
        if (outcomes.isKnown(letter, "SEALED", key)) {
            return letter;
        }
        proof.accept(letter);
        commands.lockedDo(leaseNumber, lease -> letters.requireSealable(lease, letter));
        var sealed = seal.sealed(letter, notices.pdf(letter));
        return commands.locked(leaseNumber, lease -> {
            var now = letters.get(leaseNumber, noticeNumber);
            if (!outcomes.isKnown(now, "SEALED", key)) {
                letters.requireGroup(lease, now.kind(), person);
                letters.requireSealable(lease, now);
                outcomes.append(
                        leaseNumber,
                        person.name(),
                        "SEALED",
                        noticeNumber,
                        Row.of("notice", now.position())
                                .and("digest", files.keep(leaseNumber, sealed))
                                .and("idempotency_key", key));
                tasks.showAgain(lease, now.kind().taskKey());
            }
            return letters.get(leaseNumber, noticeNumber);
        });
    }
}
