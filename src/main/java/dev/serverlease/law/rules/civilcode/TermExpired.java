package dev.serverlease.law.rules.civilcode;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Deadline;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.TerminationFacts;
import java.time.LocalDate;

/**
 * Whoever goes on using the server after the term without objection turns the lease into an indefinite one: Civil Code,
 * articles 733 and 734. The law wants no written objection; that it is in writing is our rule of evidence. A renewal
 * ends twenty years after its own beginning at the latest (article 705(2)).
 */
public final class TermExpired implements Rule {

    /** Ours: the reader is told so many days ahead. */
    private static final long DAYS_AHEAD = 30;

    private static final RuleSheet SHEET = RuleSheet.of(
                    "termination.expiry",
                    "租期届满",
                    "End of the term",
                    Subject.TERMINATION,
                    Outcome.REQUIRE,
                    "租赁期限届满，承租人继续使用而出租人没有提出异议的，原租赁合同继续有效，但租赁期限为不定期，双方均可以在合理期限之前通知对方后解除；请办理续租审查，或者提出异议并停用。",
                    "If the lessee goes on using the server after expiry and the lessor does not object, the old "
                            + "contract stays in force for an indefinite term (either side may end it on reasonable notice); "
                            + "renew after checks, or object and stop.",
                    "2021-01-01",
                    Edition.CIVIL_CODE_2020.article("第七百零五条第二款", "art. 705(2)"),
                    Edition.CIVIL_CODE_2020.article("第七百三十三条", "art. 733"),
                    Edition.CIVIL_CODE_2020.article("第七百三十四条", "art. 734"))
            .version(3)
            .askedAt(Occasion.TERMINATION);

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        LocalDate start = facts.contract().startDate();
        Long months = facts.contract().termMonths();
        if (start == null || months == null || months < 1) {
            return Verdict.undetermined(
                    "起租日（contract.startDate）或者租期（contract.termMonths）未填写，未能判定是否届满。",
                    "The start (contract.startDate) or the term (contract.termMonths) is not stated, so expiry "
                            + "cannot be judged.");
        }
        LocalDate ended = Deadline.firstDayAfterTerm(start, months);
        if (asked.asOf().isBefore(ended)) {
            return beforeTheEnd(facts.termination(), ended, asked);
        }
        return checkUse(facts.termination(), ended, asked);
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("contract.startDate", facts.contract().startDate())
                .with("contract.termMonths", facts.contract().termMonths())
                .with("termination.serverInUse", facts.termination().serverInUse())
                .with("termination.renewedAfterChecks", facts.termination().renewedAfterChecks())
                .with("termination.objectedOn", facts.termination().objectedOn());
    }

    private static Verdict beforeTheEnd(TerminationFacts termination, LocalDate ended, Asked asked) {
        if (Deadline.daysAfter(asked.asOf(), DAYS_AHEAD).isBefore(ended)) {
            return Verdict.notApplicable("租期尚未届满。", "The term has not ended.");
        }
        return Boolean.TRUE.equals(termination.renewedAfterChecks())
                ? Verdict.satisfied()
                : SHEET.info(
                        "租期将于" + ended + "届满（contract.termMonths）。",
                        "The term ends as of " + ended + " (contract.termMonths).");
    }

    private static Verdict checkUse(TerminationFacts termination, LocalDate ended, Asked asked) {
        boolean objected =
                termination.objectedOn() != null && !termination.objectedOn().isAfter(asked.asOf());
        if (Boolean.FALSE.equals(termination.serverInUse())
                || Boolean.TRUE.equals(termination.renewedAfterChecks())
                || objected) {
            return Verdict.satisfied();
        }
        return termination.serverInUse() == null
                ? SHEET.require(
                        "租期已届满（自" + ended
                                + "起），未记录服务器是否停用（termination.serverInUse）、是否续租（termination.renewedAfterChecks）或者提出异议（termination.objectedOn）。",
                        "The term ended (as of " + ended
                                + "); no stop of use (termination.serverInUse), renewal (termination.renewedAfterChecks) or "
                                + "objection (termination.objectedOn) is recorded.")
                : SHEET.require(
                        "租期已届满（自" + ended
                                + "起），服务器仍在使用（termination.serverInUse），没有续租（termination.renewedAfterChecks）和异议（termination.objectedOn）。",
                        "The term ended (as of " + ended
                                + ") and the server is still in use (termination.serverInUse), without renewal "
                                + "(termination.renewedAfterChecks) or objection (termination.objectedOn).");
    }
}
