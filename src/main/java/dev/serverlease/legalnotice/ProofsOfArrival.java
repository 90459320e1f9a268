package dev.serverlease.legalnotice;

import dev.serverlease.attachment.Attachment;
import dev.serverlease.attachment.AttachmentKind;
import dev.serverlease.attachment.Attachments;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What proves that a letter reached the lessee, and on which day: a file that is handed in for it. The contract makes
 * the sender keep a record; a mail arrives when it enters the lessee's mailbox (clause {@code notice}), which our own
 * record does not show, for a mail server on the way may have taken it.
 */
@Component
class ProofsOfArrival {

    /** The number of a letter, like SL-2026-000123-T01. */
    private static final Pattern LETTER = Pattern.compile("SL-\\d{4}-\\d{6}-[A-Z]\\d{2,}");

    private final Attachments attachments;

    ProofsOfArrival(Attachments attachments) {
        this.attachments = attachments;
    }

    /** The files that were handed in for this letter and state a day since it left; the newest first. */
    List<Attachment> of(LegalNotice letter) {
        return all(letter.leaseNumber()).stream()
                .filter(file -> letter.given() && letter.number().equals(file.subject()))
                .filter(file -> !day(file).isBefore(letter.sentOn()))
                .toList();
    }

    /**
     * Whether the newest of them states this day. Nothing marks a file as wrong, so that one handed in later corrects
     * those before; where all are true, the first arrival is the one that counts (Civil Code art. 137), and its file is
     * handed in again.
     */
    boolean state(LegalNotice letter, LocalDate day) {
        return of(letter).stream()
                .findFirst()
                .filter(file -> day(file).equals(day))
                .isPresent();
    }

    /** The day of arrival that a file states; none is taken in without. */
    static LocalDate day(Attachment file) {
        return Objects.requireNonNull(file.effectiveOn(), file.fileName());
    }

    /**
     * The letter that what is said as proof is of, though it is of none of these: a file that is named by its name or
     * identifier and was handed in for another one, or another letter's number.
     *
     * @param letters numbers of those whose arrival it may prove
     * @return its number; empty where what is said names nothing of another letter, or something of these too
     */
    Optional<String> another(String leaseNumber, List<String> letters, String said) {
        var named = all(leaseNumber).stream()
                .filter(file -> said.contains(file.fileName())
                        || said.contains(file.id().toString()))
                .toList();
        var subjects = Stream.concat(
                        named.stream().flatMap(file -> Stream.ofNullable(file.subject())),
                        LETTER.matcher(said).results().map(MatchResult::group))
                .toList();
        boolean free = named.stream().anyMatch(file -> file.subject() == null);
        return free || subjects.stream().anyMatch(letters::contains)
                ? Optional.empty()
                : subjects.stream().findFirst();
    }

    /**
     * The files that prove a notice that was made outside the product: they name no letter. The newest first.
     *
     * @param since the first day on which there was a ground for such a notice
     * @param handedIn not before this; a file of an earlier task proves nothing for a later one
     */
    List<Attachment> ofAnother(String leaseNumber, LocalDate since, Instant handedIn) {
        return all(leaseNumber).stream()
                .filter(file -> !file.receivedAt().toInstant().isBefore(handedIn))
                .filter(file -> file.subject() == null && !day(file).isBefore(since))
                .toList();
    }

    private List<Attachment> all(String leaseNumber) {
        return attachments.of(leaseNumber).stream()
                .filter(file -> file.kind() == AttachmentKind.NOTICE_PROOF)
                .toList();
    }
}
