package dev.serverlease.legalnotice;

import dev.serverlease.attachment.Attachment;
import dev.serverlease.attachment.AttachmentKind;
import dev.serverlease.attachment.Attachments;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What proves that a letter reached the lessee: a file that is handed in for it, or the record of our own mail. The
 * contract makes the sender keep a record (clause {@code notice}).
 */
@Component
class ProofsOfArrival {

    /** The number of a letter, like SL-2026-000123-T01. */
    private static final Pattern LETTER = Pattern.compile("SL-\\d{4}-\\d{6}-[A-Z]\\d{2,}");

    private final Attachments attachments;

    ProofsOfArrival(Attachments attachments) {
        this.attachments = attachments;
    }

    /** Whether it was handed in for this letter, or a mail server took the letter and it did not come back. */
    boolean has(LegalNotice letter) {
        return letter.taken() || file(letter).isPresent();
    }

    /** The file that was handed in for this letter and is not older than its sending; the newest. */
    Optional<Attachment> file(LegalNotice letter) {
        var sentOn = letter.firstSentOn();
        return all(letter.leaseNumber()).stream()
                .filter(file -> letter.number().equals(file.subject()))
                .filter(file -> sentOn != null
                        && (file.effectiveOn() == null || !file.effectiveOn().isBefore(sentOn)))
                .findFirst();
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
     * Whether a file proves a notice that was made outside the product: it names no letter, and bears a date of its
     * own.
     *
     * @param since the first day on which there was a ground for such a notice
     * @param handedIn not before this; a file of an earlier task proves nothing for a later one
     */
    boolean hasOfAnother(String leaseNumber, LocalDate since, Instant handedIn) {
        return all(leaseNumber).stream()
                .filter(file -> !file.receivedAt().toInstant().isBefore(handedIn))
                .filter(file -> file.subject() == null)
                .map(Attachment::effectiveOn)
                .anyMatch(day -> day != null && !day.isBefore(since));
    }

    private List<Attachment> all(String leaseNumber) {
        return attachments.of(leaseNumber).stream()
                .filter(file -> file.kind() == AttachmentKind.NOTICE_PROOF)
                .toList();
    }
}
