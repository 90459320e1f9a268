package dev.serverlease.front;

import dev.serverlease.attachment.Attachment;
import dev.serverlease.attachment.AttachmentKind;
import dev.serverlease.attachment.Attachments;
import dev.serverlease.attachment.FileRights;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.people.Actor;
import dev.serverlease.people.Groups;
import dev.serverlease.people.Person;
import dev.serverlease.people.VisibleLeases;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** The files on the page of a lease, and the form for those who may hand one in. */
@ControllerAdvice(assignableTypes = LeaseSheet.class)
class LeaseFiles {

    private static final Set<String> READ_ONLY = Set.of(Groups.ADMINISTRATORS);
    private static final int KILO = 1000;
    private static final int SHOWN_OF_DIGEST = 12;

    private final VisibleLeases visible;
    private final Attachments attachments;
    private final Actor actor;
    private final Clock clock;

    LeaseFiles(VisibleLeases visible, Attachments attachments, Actor actor, Clock clock) {
        this.visible = visible;
        this.attachments = attachments;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * A file as the page shows it.
     *
     * @param kind code of the kind, for scripts
     * @param closed why the reader may not open it, and who may; null if they may
     * @param type of its content, like PDF
     * @param digest the first characters of its SHA-256
     * @param dated the document's own date; null if none was given
     */
    public record Line(
            String id,
            String kind,
            String kindName,
            String name,
            String size,
            String type,
            String digest,
            @Nullable LocalDate dated,
            OffsetDateTime received,
            String by,
            @Nullable Bilingual closed) {}

    @ModelAttribute
    void files(@PathVariable String number, Model model) {
        var person = actor.person();
        var lease = visible.get(number, person);
        boolean papers = visible.opensPapers(lease, person);
        model.addAttribute(
                "files",
                attachments.of(lease.number()).stream()
                        .map(file -> line(file, person, papers))
                        .toList());
        model.addAttribute(
                "fileKinds",
                Arrays.stream(AttachmentKind.values())
                        .filter(kind ->
                                FileRights.mayHandIn(person, kind) || kind == AttachmentKind.SETTLEMENT_AGREEMENT)
                        .toList());
        model.addAttribute("mayAttach", !READ_ONLY.containsAll(person.groups()));
        model.addAttribute("today", LocalDate.now(clock));
    }

    private static Line line(Attachment file, Person person, boolean papers) {
        return new Line(
                file.id().toString(),
                file.kind().name(),
                file.kindName(),
                file.fileName(),
                size(file.size()),
                file.mediaType().replaceFirst(".*/", "").toUpperCase(Locale.ROOT),
                file.digest().substring(0, SHOWN_OF_DIGEST) + "…",
                file.effectiveOn(),
                file.receivedAt(),
                file.receivedBy(),
                FileRights.mayOpen(person, file.kind(), papers) ? null : FileRights.closed(file.kind()));
    }

    private static String size(int bytes) {
        int kilobytes = Math.max(1, Math.round((float) bytes / KILO));
        return kilobytes < KILO
                ? kilobytes + " kB"
                : String.format(Locale.ROOT, "%.1f MB", (float) bytes / KILO / KILO);
    }
}
