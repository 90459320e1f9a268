package dev.serverlease.law.rules.consistency.terms;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Deadline;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleId;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Stated;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.LeaseFacts;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The permits, approvals and export mechanisms on which the lease rests outlast its term, or are renewed in time; else
 * that use stops: SECOND-EDITION C17; Administrative Licensing Law, articles 50 and 70; Order 16, article 9;
 * Certification Measures, article 8.
 */
public final class TermAndPermits implements Rule {

    public static final RuleId ID = new RuleId("consistency.term-validity");

    private static final RuleSheet SHEET = RuleSheet.of(
                    ID.value(),
                    "许可期限与租期",
                    "Permits and the term",
                    Subject.CONTRACT_TERMS,
                    Outcome.INFO,
                    "许可、批准或者出境手续在租期内届满，须按期延续；届满未延续的，停止相应使用。",
                    "A permit, approval or mechanism ends within the term; renew in time, else that use stops.",
                    "2026-01-01",
                    Edition.ADMINISTRATIVE_LICENSING_LAW_2019.article("第五十条", "art. 50"),
                    Edition.ADMINISTRATIVE_LICENSING_LAW_2019.article("第七十条", "art. 70"),
                    Edition.ORDER_16_2024.article("第九条", "art. 9"),
                    Edition.CERTIFICATION_MEASURES_2025.article("第八条第二款", "art. 8(2)"))
            .textToBeChecked()
            .askedAt(Occasion.CHECKS, Occasion.CONTRACT);

    /** From the one that asks most to the one that says least; a row that is true comes before one that is open. */
    private enum Standing {
        ENDED,
        ENDED_RENEWING,
        OPEN,
        ENDS_WITHIN,
        OUTLASTS
    }

    /** @param missing the facts without which it cannot be judged */
    private record Judged(Ends.End end, Standing standing, Set<String> missing) {}

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        List<Judged> judged =
                Ends.of(facts).stream().map(end -> judge(end, facts, asked)).toList();
        SortedSet<String> missing = missing(facts, !judged.isEmpty());
        Standing worst = Stream.concat(
                        judged.stream().map(Judged::standing),
                        missing.isEmpty() ? Stream.empty() : Stream.of(Standing.OPEN))
                .min(Comparator.naturalOrder())
                .orElse(null);
        if (worst == null) {
            return Verdict.notApplicable(
                    "租赁不以有期限的许可、批准或者出境手续为前提。", "The lease rests on no permit, approval or mechanism that ends.");
        }
        var ends = judged.stream()
                .filter(each -> each.standing() == worst)
                .map(Judged::end)
                .toList();
        return switch (worst) {
            case ENDED -> ended(ends);
            case ENDED_RENEWING -> renewing(ends);
            case OPEN -> open(judged, missing);
            case ENDS_WITHIN -> within(ends);
            case OUTLASTS -> Verdict.satisfied();
        };
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return Ends.factsUsed(facts)
                .with("lessee.kind", facts.lessee().kind())
                .with("lessee.uscc", facts.lessee().uscc())
                .with("contract.startDate", facts.contract().startDate())
                .with("contract.termMonths", facts.contract().termMonths());
    }

    /** One that outlasts the term is in order whether or not the lease rests on it. */
    private static Judged judge(Ends.End end, LeaseFacts facts, Asked asked) {
        Standing standing = standing(end, facts, asked);
        return end.counts().isOpen() && standing != Standing.OUTLASTS
                ? new Judged(end, Standing.OPEN, end.counts().missing())
                : new Judged(end, standing, end.lastDay() == null ? Set.of(end.fact()) : Set.of());
    }

    private static Standing standing(Ends.End end, LeaseFacts facts, Asked asked) {
        LocalDate start = facts.contract().startDate();
        Long months = facts.contract().termMonths();
        LocalDate last = end.lastDay();
        if (last == null || start == null) {
            return Standing.OPEN;
        }
        if (last.isBefore(start)) {
            boolean applied =
                    end.renewalAppliedOn() != null && !end.renewalAppliedOn().isAfter(asked.asOf());
            return applied ? Standing.ENDED_RENEWING : Standing.ENDED;
        }
        if (months == null || months < 1) {
            return Standing.OPEN;
        }
        return last.isBefore(Deadline.firstDayAfterTerm(start, months)) ? Standing.ENDS_WITHIN : Standing.OUTLASTS;
    }

    /** The code by which the registers know the holder; and the term, where something ends. */
    private static SortedSet<String> missing(LeaseFacts facts, boolean somethingEnds) {
        SortedSet<String> missing = new TreeSet<>();
        Long months = facts.contract().termMonths();
        if (somethingEnds && facts.contract().startDate() == null) {
            missing.add("contract.startDate");
        }
        if (somethingEnds && (months == null || months < 1)) {
            missing.add("contract.termMonths");
        }
        if (new Stated(facts).isMissing("lessee.uscc", facts.lessee().uscc())) {
            missing.add("lessee.uscc");
        }
        return missing;
    }

    private static Verdict ended(List<Ends.End> ends) {
        return SHEET.require(
                zh(ends) + "，早于起租日（contract.startDate），没有延续申请的登记；请先办理延续。",
                en(ends)
                        + ", before the first day (contract.startDate), and no renewal is recorded as applied for; renew first.");
    }

    private static Verdict renewing(List<Ends.End> ends) {
        return SHEET.review(
                zh(ends) + "，早于起租日（contract.startDate），已经申请延续；逾期未作决定的，视为准予延续，请核实。",
                en(ends)
                        + ", before the first day (contract.startDate), and renewal is applied for; where the authority is late it "
                        + "counts as granted. Find out.");
    }

    private static Verdict within(List<Ends.End> ends) {
        return SHEET.info(
                zh(ends) + "，在租期（contract.startDate、contract.termMonths）之内；届满前由系统提醒，合同约定许可届满即停止相应使用。",
                en(ends)
                        + ", within the term (contract.startDate, contract.termMonths); a reminder comes before, and the contract "
                        + "says that this use falls away with the permit.");
    }

    private static Verdict open(List<Judged> judged, SortedSet<String> missing) {
        judged.forEach(each -> missing.addAll(each.missing()));
        return Verdict.undetermined(
                "尚未说明（" + String.join("、", missing) + "），未能核对许可期限与租期。",
                "Not stated (" + String.join(", ", missing) + "), so permits and term cannot be compared.");
    }

    private static String zh(List<Ends.End> ends) {
        return String.join(
                "；",
                ends.stream()
                        .map(end -> end.name().zh() + "（" + end.fact() + "）于" + end.lastDay() + "届满")
                        .toList());
    }

    private static String en(List<Ends.End> ends) {
        return "Ending: "
                + String.join(
                        "; ",
                        ends.stream()
                                .map(end -> end.name().en() + " (" + end.fact() + ") on " + end.lastDay())
                                .toList());
    }
}
