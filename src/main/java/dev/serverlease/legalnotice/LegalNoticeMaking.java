package dev.serverlease.legalnotice;

import dev.serverlease.attachment.KeptFiles;
import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.AuditEntry.Row;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.papercheck.PaperKind;
import dev.serverlease.papercheck.PaperMarks;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Makes a letter: has it written, gives it the next number of its series, prints it and keeps it. */
@Service
class LegalNoticeMaking {

    private final Map<LegalNoticeKind, LegalNoticeWriter> writers;
    private final NoticeParties parties;
    private final LegalNoticePaper paper;
    private final LegalNotices notices;
    private final KeptFiles files;
    private final AuditTrail audit;
    private final Clock clock;

    LegalNoticeMaking(
            List<LegalNoticeWriter> writers,
            NoticeParties parties,
            LegalNoticePaper paper,
            LegalNotices notices,
            KeptFiles files,
            AuditTrail audit,
            Clock clock) {
        this.writers = writers.stream().collect(Collectors.toMap(LegalNoticeWriter::kind, Function.identity()));
        this.parties = parties;
        this.paper = paper;
        this.notices = notices;
        this.files = files;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The caller's transaction holds the lease's lock, so no two letters get one number.
     *
     * @param key a repeat under it is the letter that was made
     * @return empty where there is nothing of this kind to declare, or the right to do so has lapsed
     * @throws dev.serverlease.paper.UnprintableText if it cannot be printed
     */
    Optional<LegalNotice> make(Lease lease, LegalNoticeKind kind, LegalNoticeRequest request, String key, String by) {
        var earlier = notices.byKey(lease.number(), key);
        if (earlier.isPresent()) {
            return earlier;
        }
        if (missedDay(lease, kind, LocalDate.now(clock)).isPresent()) {
            return Optional.empty();
        }
        return writer(kind)
                .write(lease, request)
                .map(text -> keep(lease, kind, text.withStatement(request.saidStatement()), asked(request), key, by));
    }

    /** Whether another letter may go out on the matter of this one, which was sent and stands. */
    boolean mayBeFollowed(Lease lease, LegalNotice letter) {
        return writer(letter.kind()).mayBeFollowed(lease, letter.demanded());
    }

    /** The last day on which such a letter could arrive, if it is before this one; empty while it is not. */
    Optional<LocalDate> missedDay(Lease lease, LegalNoticeKind kind, LocalDate on) {
        return writer(kind).lastDay(lease).filter(on::isAfter);
    }

    private LegalNoticeWriter writer(LegalNoticeKind kind) {
        var writer = writers.get(kind);
        if (writer == null) {
            throw new IllegalStateException("Nobody writes letters of kind " + kind);
        }
        return writer;
    }

    /** What a letter was asked for, to tell a repeated request from another one under the same key. */
    static String asked(LegalNoticeRequest request) {
        return request.kind() + " " + request.amount() + " " + request.periodDays() + " " + request.saidStatement();
    }

    private LegalNotice keep(
            Lease lease, LegalNoticeKind kind, LegalNoticeText text, String asked, String key, String by) {
        var now = clock.instant();
        var number = nextNumber(lease.number(), kind);
        var sides = parties.of(lease);
        var printed = paper.print(lease.number(), number, kind, sides, text, now);
        var digest = files.keep(lease.number(), printed.pdf());
        var demanded = text.demanded();
        var entry = AuditEntry.of(by, "LEGAL_NOTICE_MADE")
                .detail(Map.of("reference", number))
                .on(digest)
                .keeping(
                        "legal_notice",
                        Row.of("number", number)
                                .and("kind", kind.name())
                                .and("addressee", sides.lessee().name())
                                .and("post_address", sides.lessee().post())
                                .and("email", sides.lessee().email())
                                .and("digest", digest)
                                .and("size", printed.pdf().length)
                                .and("idempotency_key", key)
                                .and("asked", asked)
                                .and("demanded", demanded == null ? null : demanded.amount())
                                .and("currency", demanded == null ? null : demanded.currency())
                                .and("overdue_since", demanded == null ? null : demanded.overdueSince())
                                .and("period_days", demanded == null ? null : demanded.periodDays())
                                .and("made_by", by)
                                .and("made_at", now));
        audit.append(
                lease.number(), PaperMarks.kept(entry, PaperKind.LETTER, number, printed.digest(), null, now), now);
        return notices.find(lease.number(), number).orElseThrow();
    }

    private String nextNumber(String leaseNumber, LegalNoticeKind kind) {
        var series = leaseNumber + "-" + kind.series();
        return series + String.format(Locale.ROOT, "%02d", notices.nextOfSeries(leaseNumber, series));
    }
}
