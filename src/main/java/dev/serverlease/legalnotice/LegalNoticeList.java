package dev.serverlease.legalnotice;

import dev.serverlease.attachment.AttachmentKind;
import dev.serverlease.attachment.Attachments;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.AuditTrail.Step;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.legalnotice.LegalNoticeView.Proof;
import dev.serverlease.people.Person;
import dev.serverlease.process.LeaseTasks;
import dev.serverlease.words.Word;
import dev.serverlease.words.Words;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The letters of a lease in words, for its doors, its page and the forms of its tasks. */
@Component
public class LegalNoticeList {

    /** Where letters are called for. */
    private static final Set<LeaseStage> SERVED =
            Set.of(LeaseStage.IN_FORCE, LeaseStage.SUSPENDED, LeaseStage.CLOSING, LeaseStage.ENDED);

    /** What is said of a letter whose arrival is on record, however it was sent. */
    private static final String ARRIVED = "ARRIVED";

    private final LegalNotices notices;
    private final AuditTrail audit;
    private final WantedLegalNotices wanted;
    private final LeaseTasks tasks;
    private final Attachments attachments;
    private final NextOfLetter next;
    private final Clock clock;

    LegalNoticeList(
            LegalNotices notices,
            AuditTrail audit,
            WantedLegalNotices wanted,
            @Lazy LeaseTasks tasks,
            Attachments attachments,
            NextOfLetter next,
            Clock clock) {
        this.next = next;
        this.notices = notices;
        this.audit = audit;
        this.wanted = wanted;
        this.tasks = tasks;
        this.attachments = attachments;
        this.clock = clock;
    }

    /** The newest first. */
    public List<LegalNoticeView> of(String leaseNumber) {
        return views(leaseNumber, letter -> true);
    }

    /** Those that have left the lessor's hands, the newest first; one that is only made or sealed is no declaration. */
    public List<LegalNoticeView> given(String leaseNumber) {
        return views(leaseNumber, LegalNotice::given);
    }

    private List<LegalNoticeView> views(String leaseNumber, Predicate<LegalNotice> which) {
        var way = way(leaseNumber);
        var proofs = way.letters().isEmpty() ? Map.<String, List<Proof>>of() : proofs(leaseNumber);
        return way.letters().stream()
                .filter(which)
                .map(letter -> view(letter, way, proofs.getOrDefault(letter.number(), List.of())))
                .toList();
    }

    /** Why letters that tasks wait for could not be made; empty if all were. */
    public List<String> failures(String leaseNumber) {
        return wanted.failures(leaseNumber);
    }

    /** What a task's form shows of the letters of its kind: number, place, state and what is to be done. */
    public List<Map<String, String>> inForm(String leaseNumber, LegalNoticeKind kind) {
        var way = way(leaseNumber);
        return way.letters().stream()
                .filter(letter -> letter.kind() == kind)
                .map(letter -> Map.of(
                        "reference", letter.number(),
                        "href", href(letter),
                        "state", state(letter, way.arrivedOn(letter)),
                        "next", next.of(letter, way, true).words()))
                .toList();
    }

    /** The kinds of letters that this person may have made and sent now: those of open tasks, and what needs none. */
    public List<LegalNoticeKind> openFor(Lease lease, Person person) {
        if (!SERVED.contains(lease.stage())) {
            return List.of();
        }
        // whose a task is may take the whole law to say: it is asked of open ones alone
        var open = tasks.openKeys(lease);
        return Arrays.stream(LegalNoticeKind.values())
                .filter(kind -> kind.isCalledFor(lease, open))
                .filter(kind -> kind.isFor(person, lease, tasks))
                .toList();
    }

    LegalNoticeView view(LegalNotice letter) {
        return view(
                letter,
                way(letter.leaseNumber()),
                proofs(letter.leaseNumber()).getOrDefault(letter.number(), List.of()));
    }

    /**
     * How the letters of a lease went.
     *
     * @param letters the newest first
     * @param steps of the audit trail, the oldest first; empty where there is no letter
     */
    record Way(List<LegalNotice> letters, List<Step> steps) {

        /**
         * The day of its arrival, as the task that it was made for has recorded it, for no letter itself says so; null
         * for one that never left, or whose arrival is not on record.
         */
        @Nullable
        LocalDate arrivedOn(LegalNotice letter) {
            var arrival = letter.kind().arrival();
            return arrival == null || !letter.given()
                    ? null
                    : NoticeMatters.whileItsMatter(letter, steps)
                            .filter(step -> step.action().equals(arrival.action()) && isOf(letter, step))
                            .findFirst()
                            .map(step -> step.detail().path(arrival.field()).asText())
                            .filter(day -> !day.isEmpty())
                            .map(LocalDate::parse)
                            .orElse(null);
        }

        /** A step that names a letter is of that one alone. */
        private static boolean isOf(LegalNotice letter, Step step) {
            var named = step.detail().path("reference").asText();
            return named.isEmpty() || named.equals(letter.number());
        }
    }

    private Way way(String leaseNumber) {
        var letters = notices.of(leaseNumber);
        return new Way(letters, letters.isEmpty() ? List.of() : audit.of(leaseNumber));
    }

    private LegalNoticeView view(LegalNotice letter, Way way, List<Proof> proofs) {
        var delivery = letter.delivery();
        var arrivedOn = way.arrivedOn(letter);
        var then = next.of(letter, way, false);
        boolean sealed = letter.sealedDigest() != null;
        return new LegalNoticeView(
                letter.number(),
                letter.kind(),
                letter.kind().title().both(),
                href(letter),
                letter.addressee(),
                letter.postAddress(),
                letter.email(),
                letter.file(),
                sealed,
                letter.madeBy(),
                letter.madeAt().atZone(clock.getZone()).toOffsetDateTime(),
                delivery.state(),
                state(letter, arrivedOn),
                time(delivery.at()),
                arrivedOn,
                delivery.reason(),
                time(delivery.nextAttemptAt()),
                then.words(),
                then.open() && !sealed && !letter.sent(),
                then.postable() && letter.isPostable(),
                then.open() && letter.isMailable(),
                letter.returnable(),
                proofs);
    }

    private @Nullable OffsetDateTime time(@Nullable Instant at) {
        return at == null ? null : at.atZone(clock.getZone()).toOffsetDateTime();
    }

    private static String href(LegalNotice letter) {
        return "/api/leases/" + letter.leaseNumber() + "/legal-notices/" + letter.number() + ".pdf";
    }

    private static String state(LegalNotice letter, @Nullable LocalDate arrivedOn) {
        if (arrivedOn != null) {
            var word = Words.of("legal-notice-state", ARRIVED);
            return new Bilingual(word.zh() + "（" + arrivedOn + "）", word.en() + " (" + arrivedOn + ")").both();
        }
        var words = Stream.concat(Stream.of(letter.delivery()), letter.other().stream())
                .map(delivery -> Words.of("legal-notice-state", delivery.state()))
                .toList();
        return new Bilingual(
                        words.stream().map(Word::zh).collect(Collectors.joining("；")),
                        words.stream().map(Word::en).collect(Collectors.joining("; ")))
                .both();
    }

    /** Proofs of arrival by the number of the letter that they are handed in for. */
    private Map<String, List<Proof>> proofs(String leaseNumber) {
        return attachments.of(leaseNumber).stream()
                .filter(file -> file.kind() == AttachmentKind.NOTICE_PROOF && file.subject() != null)
                .collect(Collectors.groupingBy(
                        file -> String.valueOf(file.subject()),
                        Collectors.mapping(
                                file -> new Proof(file.id(), file.fileName(), file.effectiveOn()),
                                Collectors.toList())));
    }
}
