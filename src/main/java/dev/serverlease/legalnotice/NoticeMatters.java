package dev.serverlease.legalnotice;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.AuditTrail.Step;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Which letters are about one matter, such as one default: those that were made between the step of the audit trail
 * that began it and the step that began the next. For one matter one letter counts, whoever made it (Civil Code arts.
 * 565, 722).
 */
@Component
class NoticeMatters {

    private static final Set<LegalNoticeKind> RENT =
            EnumSet.of(LegalNoticeKind.RENT_DEMAND, LegalNoticeKind.RENT_TERMINATION);

    private final LegalNotices notices;
    private final AuditTrail audit;

    NoticeMatters(LegalNotices notices, AuditTrail audit) {
        this.notices = notices;
        this.audit = audit;
    }

    /** The letters of the matter at hand, the newest first. */
    List<LegalNotice> atHand(String leaseNumber, LegalNoticeKind kind) {
        var ofKind = notices.of(leaseNumber).stream()
                .filter(letter -> letter.kind() == kind)
                .toList();
        if (ofKind.isEmpty()) {
            return ofKind;
        }
        var steps = audit.of(leaseNumber);
        return ofKind.stream().filter(letter -> !isPast(letter, steps)).toList();
    }

    boolean isPast(LegalNotice letter) {
        return isPast(letter, audit.of(letter.leaseNumber()));
    }

    /** Whether another matter of its kind has begun since it was made. */
    static boolean isPast(LegalNotice letter, List<Step> steps) {
        return since(letter, steps).anyMatch(step -> letter.kind().isBegunBy(step.action()));
    }

    /** Those of them that were sent. */
    List<LegalNotice> sentAtHand(String leaseNumber, LegalNoticeKind kind) {
        return sent(atHand(leaseNumber, kind));
    }

    static List<LegalNotice> sent(List<LegalNotice> letters) {
        return letters.stream().filter(LegalNotice::sent).toList();
    }

    /** Whether rent was paid on its matter since it was made: then it states more than is owed. */
    boolean isPaidSince(LegalNotice letter) {
        return isPaidSince(letter, audit.of(letter.leaseNumber()));
    }

    static boolean isPaidSince(LegalNotice letter, List<Step> steps) {
        return RENT.contains(letter.kind())
                && whileItsMatter(letter, steps).anyMatch(step -> step.action().startsWith("RENT_PAYMENT_"));
    }

    /** The letter that counts in the matter at hand: the newest that was sent, or the newest while none was. */
    Optional<LegalNotice> counting(String leaseNumber, LegalNoticeKind kind) {
        var atHand = atHand(leaseNumber, kind);
        return sent(atHand).stream().findFirst().or(() -> atHand.stream().findFirst());
    }

    /** The newest letter of the same matter that was sent; empty if this one was, or none. */
    static Optional<LegalNotice> sentInstead(LegalNotice letter, List<LegalNotice> letters, List<Step> steps) {
        return letter.sent()
                ? Optional.empty()
                : letters.stream()
                        .filter(other -> other.sent() && other.kind() == letter.kind())
                        .filter(other -> matter(other, steps) == matter(letter, steps))
                        .findFirst();
    }

    /** The steps after the letter was made, up to the one that begins the next matter. */
    static Stream<Step> whileItsMatter(LegalNotice letter, List<Step> steps) {
        return since(letter, steps).takeWhile(step -> !letter.kind().isBegunBy(step.action()));
    }

    private static Stream<Step> since(LegalNotice letter, List<Step> steps) {
        return steps.stream().dropWhile(step -> !makes(letter, step));
    }

    /** How many such matters had begun when the letter was made. */
    private static long matter(LegalNotice letter, List<Step> steps) {
        return steps.stream()
                .takeWhile(step -> !makes(letter, step))
                .filter(step -> letter.kind().isBegunBy(step.action()))
                .count();
    }

    private static boolean makes(LegalNotice letter, Step step) {
        return step.action().equals("LEGAL_NOTICE_MADE")
                && letter.number().equals(step.detail().path("reference").asText());
    }
}
