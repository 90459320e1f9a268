package dev.serverlease.stage.closing.ground;

import dev.serverlease.attachment.Attachment;
import dev.serverlease.attachment.AttachmentKind;
import dev.serverlease.attachment.Attachments;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Party;
import dev.serverlease.lease.Termination;
import dev.serverlease.stage.inforce.UseReviews;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** 新的事实: whether a record tells facts that nobody has decided on yet. */
@Component
class NewFacts {

    static final String SUBLEASE = "UNCONSENTED_SUBLEASE";

    private final UseReviews reviews;
    private final Attachments attachments;
    private final Clock clock;

    NewFacts(UseReviews reviews, Attachments attachments, Clock clock) {
        this.reviews = reviews;
        this.attachments = attachments;
        this.clock = clock;
    }

    /** Whether a record since that moment tells what the termination is asked for. */
    boolean areNew(Lease lease, Termination asked, Instant before) {
        if (asked.party() == Party.LESSOR
                && reviews.misusedSince(lease.number(), before).isPresent()) {
            return true;
        }
        var day = day(before);
        var known = asked.knownSince();
        if (!asked.ground().equals(SUBLEASE) && (known == null || !known.isAfter(day))) {
            return false;
        }
        var demanded = asked.demandArrivedOn();
        return (demanded != null && demanded.isAfter(day)) || nameFile(lease, asked, before);
    }

    /** Whether the reasons name a file on record, of whatever day. */
    boolean nameFile(Lease lease, Termination asked) {
        return nameFile(lease, asked, Instant.MIN);
    }

    private boolean nameFile(Lease lease, Termination asked, Instant since) {
        var all = attachments.of(lease.number());
        var before = all.stream()
                .filter(file -> !file.receivedAt().toInstant().isAfter(since))
                .map(Attachment::digest)
                .collect(Collectors.toSet());
        return all.stream()
                .filter(file -> file.receivedAt().toInstant().isAfter(since))
                .filter(file -> file.kind() != AttachmentKind.IDENTITY && !before.contains(file.digest()))
                .filter(file -> isDatedSince(file, since))
                .anyMatch(file -> asked.explanation().contains(file.fileName()));
    }

    /** A paper of an earlier day tells nothing new, whenever it is handed in. */
    private boolean isDatedSince(Attachment file, Instant since) {
        var dated = file.effectiveOn();
        return dated == null || since.equals(Instant.MIN) || !dated.isBefore(day(since));
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, clock.getZone());
    }
}
