package dev.serverlease.stage.closing;

import dev.serverlease.law.Occasion;
import dev.serverlease.law.RuleId;
import dev.serverlease.law.facts.Fact;
import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.law.rules.civilcode.LesseeMayTerminate;
import dev.serverlease.law.rules.civilcode.TerminationNotice;
import dev.serverlease.law.rules.civilcode.WipeAndArchive;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.stage.checks.LegalCheck;
import dev.serverlease.stage.closing.settlement.ExportPeriod;
import dev.serverlease.stage.contract.ContractClauses;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Applies the rules of a lease's end to recorded facts and to facts just submitted. */
@Component
class LawAtTheEnd {

    static final RuleId NOTICE = TerminationNotice.ID;
    static final RuleId LESSEE_RIGHT = LesseeMayTerminate.ID;
    static final RuleId WIPE_AND_ARCHIVE = WipeAndArchive.ID;

    private final LegalCheck legalCheck;
    private final ExportPeriod export;
    private final ContractClauses clauses;
    private final Clock clock;

    LawAtTheEnd(LegalCheck legalCheck, ExportPeriod export, ContractClauses clauses, Clock clock) {
        this.clauses = clauses;
        this.legalCheck = legalCheck;
        this.export = export;
        this.clock = clock;
    }

    /** All rules of this occasion, with the contract's own days and more facts than are recorded; nothing is stored. */
    List<StoredFinding> ask(Lease lease, NamedFacts more) {
        return legalCheck.ask(Occasion.TERMINATION, lease, agreed(lease).and(more));
    }

    /** What the contract says of the time for using a right to terminate (art. 564(1)). */
    NamedFacts agreed(Lease lease) {
        return NamedFacts.none()
                .withKnown(
                        Fact.AGREED_EXERCISE_DAYS,
                        clauses.exerciseDays(lease.number()).orElse(null));
    }

    /** @throws Refusal with the status and the rule's own words, where the rule is violated */
    void require(int status, String field, RuleId rule, Lease lease, NamedFacts said) {
        var finding = finding(rule, lease, said);
        if (finding.isViolated()) {
            throw refusal(status, field, finding);
        }
    }

    StoredFinding finding(RuleId rule, Lease lease, NamedFacts more) {
        return ask(lease, more).stream()
                .filter(found -> found.rule().equals(rule))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The rulebook has no " + rule + " today"));
    }

    /** Whether a notice that arrives today would be too late for a ground known since that day (art. 564). */
    boolean isLapsed(Lease lease, LocalDate knownSince) {
        var said = NamedFacts.of(Fact.CHOSEN, true)
                .with(Fact.INDEFINITE, false)
                .with(Fact.GROUND_KNOWN_SINCE, knownSince)
                .with(Fact.NOTICE_ARRIVED_ON, LocalDate.now(clock))
                .with(Fact.ARRIVAL_PROOF_REF, "ARRIVES_TODAY");
        return finding(NOTICE, lease, said).isViolated();
    }

    static Refusal refusal(int status, String field, StoredFinding finding) {
        var text = finding.messageZh() + " " + finding.messageEn() + "（" + finding.citationZh() + "）";
        return new Refusal(status, text, List.of(new FieldError(field, text)));
    }

    /** The contract's last day, as its lessee reads it, however late that was recorded or its timer fired. */
    LocalDate endedOn(Lease lease) {
        return export.lastDayOfContract(lease);
    }
}
