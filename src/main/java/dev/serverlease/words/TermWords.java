package dev.serverlease.words;

import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.Party;
import dev.serverlease.lease.Termination;
import dev.serverlease.lease.Terminations;
import dev.serverlease.lease.dates.DueDates;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What is true of a lease's term today: planned until the hand-over, then settled, and in the end over, perhaps earlier
 * than it was to be (clauses {@code delivery}, {@code term}).
 */
@Component
public class TermWords {

    private static final Set<LeaseStage> OVER = EnumSet.of(LeaseStage.CLOSING, LeaseStage.ENDED);

    private final ApplicationTrees applications;
    private final DueDates pages;
    private final Terminations terminations;
    private final AuditTrail audit;
    private final Clock clock;

    TermWords(ApplicationTrees applications, DueDates pages, Terminations terminations, AuditTrail audit, Clock clock) {
        this.applications = applications;
        this.pages = pages;
        this.terminations = terminations;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A statement on the term.
     *
     * @param until the first instant after the last day that it names; null if it names none
     * @param note what else is to be known; null if nothing
     */
    public record Said(
            Bilingual label,
            @Nullable Instant until,
            @Nullable Bilingual note) {

        /** @param times of a reader of Chinese */
        public String zh(PageTime times) {
            return text(times, note == null ? "" : note.zh(), "，");
        }

        /** @param times of a reader of English */
        public String en(PageTime times) {
            return text(times, note == null ? "" : note.en(), ", ");
        }

        /** In the reader's dates. */
        public String both(PageTime times) {
            return text(times, note == null ? "" : note.both(), "，");
        }

        private String text(PageTime times, String noted, String comma) {
            return until == null ? noted : times.deadline(until) + (noted.isEmpty() ? "" : comma + noted);
        }
    }

    /** Empty where the lease states no term, and where no contract was concluded. */
    public List<Said> of(Lease lease) {
        if (OVER.contains(lease.stage()) && lease.saidEndReason() != null) {
            return over(lease);
        }
        var end = lease.termEndsAt();
        if (end == null) {
            return lease.indefinite()
                    ? List.of(new Said(new Bilingual("租期", "Term"), null, new Bilingual("不定期租赁", "Indefinite term")))
                    : List.of();
        }
        return List.of(lease.inForceAt() == null ? planned(lease, end) : until(lease, end));
    }

    private Said until(Lease lease, Instant end) {
        return pages.endsByNotice(lease)
                ? new Said(new Bilingual("租赁至", "Lease until"), end, byNotice(lease))
                : new Said(new Bilingual("租期至", "Term until"), end, null);
    }

    /** Whose notice it was, and the number of the lessor's letter (Civil Code art. 730). */
    private Bilingual byNotice(Lease lease) {
        boolean ofLessee = terminations
                .latest(lease.number())
                .map(Termination::party)
                .filter(Party.LESSEE::equals)
                .isPresent();
        var letter = audit.of(lease.number()).stream()
                .filter(step -> step.action().equals("INDEFINITE_LEASE_NOTICED"))
                .map(step -> step.detail().path("reference").asText(""))
                .reduce("", (earlier, later) -> later);
        return new Bilingual(
                "不定期租赁，依" + (ofLessee ? "承租人" : "出租人") + "的解除通知" + (letter.isEmpty() ? "" : " " + letter + " ") + "终止",
                "an indefinite lease that ends by the " + (ofLessee ? "lessee" : "lessor") + "'s notice"
                        + (letter.isEmpty() ? "" : " " + letter));
    }

    private Said planned(Lease lease, Instant end) {
        boolean fixed = applications
                .of(lease.application())
                .at("/contract/rentBasis")
                .asText()
                .equals("FIXED");
        if (!isStartPast(lease)) {
            return new Said(
                    new Bilingual("计划租期至", "Term planned until"),
                    end,
                    fixed
                            ? new Bilingual(
                                    "迟于首日交付的，末日按照迟延的天数顺延", "a late hand-over moves the last day by as many days")
                            : new Bilingual(
                                    "以实际交付为准，租期自交付之日的次日起算", "the term counts from the day after the hand-over"));
        }
        return fixed
                ? new Said(
                        new Bilingual("原定租期至", "Term was planned until"),
                        end,
                        new Bilingual(
                                "首日已过，服务器尚未交付，末日按照迟延的天数顺延",
                                "the first day is past without hand-over, and the last one moves by as many days"))
                : new Said(
                        new Bilingual("租期", "Term"),
                        null,
                        new Bilingual(
                                "计划交付日已过，服务器尚未交付；租期自实际交付之日的次日起算，末日届时确定",
                                "the planned day is past without hand-over; the term counts from the day after the"
                                        + " hand-over, which fixes its last day"));
    }

    /** The planned day itself is in time. */
    private boolean isStartPast(Lease lease) {
        var start = lease.startsAt();
        return start != null
                && start.atZone(clock.getZone())
                        .plusDays(1)
                        .toInstant()
                        .isBefore(clock.instant().plusNanos(1));
    }

    private List<Said> over(Lease lease) {
        var ended = pages.contractEndedAt(lease);
        if (ended == null) {
            return List.of();
        }
        var said = new ArrayList<Said>();
        boolean before = lease.inForceAt() == null;
        boolean byNotice = ended.toInstant().equals(lease.termEndsAt()) && pages.endsByNotice(lease);
        said.add(new Said(
                new Bilingual("合同终止于", "Contract ended"),
                ended.toInstant(),
                before
                        ? new Bilingual("服务器没有交付，租期没有起算", "no server was handed over, and the term never began")
                        : byNotice ? byNotice(lease) : null));
        var end = lease.termEndsAt();
        if (!before && end != null && !end.equals(ended.toInstant())) {
            said.add(new Said(new Bilingual("原约定届满于", "Was agreed to run until"), end, null));
        }
        return said;
    }
}
