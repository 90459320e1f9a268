package dev.serverlease.stage.legalreview.identity;

import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.RuleId;
import dev.serverlease.law.Subject;
import dev.serverlease.law.facts.IdentityFacts;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.Verification;
import dev.serverlease.law.rules.identity.IdentityEvidence;
import dev.serverlease.law.rules.identity.IdentityMinimum;
import dev.serverlease.law.rules.identity.TwoHands;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.stage.checks.LegalCheck;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * How the evidence of identity stands: by the rules {@code identity.evidence} and {@code identity.two-hands}, and by
 * what the officers who decide on the round already know.
 */
@Component
public class IdentityStanding {

    /** What tells whether a doubt is the one that the officers of the round decide on. */
    private static final Map<RuleId, String> DOUBT =
            Map.of(IdentityEvidence.ID, IdentityEvidence.MISMATCHES, TwoHands.ID, TwoHands.SAME_HANDS);

    private final LegalCheck legalCheck;
    private final Findings findings;
    private final AgentsLetter letter;

    IdentityStanding(LegalCheck legalCheck, Findings findings, AgentsLetter letter) {
        this.letter = letter;
        this.legalCheck = legalCheck;
        this.findings = findings;
    }

    public enum Answer {
        /** Satisfied, or its doubts are the round's officers' to clear. */
        PROVED,
        /** Something is still to be verified, or anew. */
        WANTING,
        /** A mismatch, a refusal or a verifier that the officers of the round do not know of. */
        DOUBTED
    }

    /** Asked before the contract is drafted. */
    public Answer beforeContract(Lease lease) {
        var facts = legalCheck.factsOfIdentity(lease);
        var answer = judge(lease, facts, legalCheck.ask(Subject.PARTIES, Occasion.CONTRACT, facts));
        return answer == Answer.PROVED && letter.isMissing(lease) ? Answer.WANTING : answer;
    }

    /** Asked of what a gate has found, whatever else it found. */
    public Answer of(Lease lease, List<StoredFinding> found) {
        return judge(lease, legalCheck.factsOfIdentity(lease), found);
    }

    private Answer judge(Lease lease, LeaseFacts facts, List<StoredFinding> found) {
        // not applicable: refused or forged, which another rule forbids
        if (only(found, IdentityEvidence.ID).anyMatch(finding -> finding.outcome() == Outcome.NOT_APPLICABLE)
                || isNewDoubt(lease, only(found, IdentityEvidence.ID))
                || isNewDoubt(lease, only(found, TwoHands.ID))) {
            return Answer.DOUBTED;
        }
        return only(found, IdentityEvidence.ID).anyMatch(finding -> isWanting(finding, facts))
                ? Answer.WANTING
                : Answer.PROVED;
    }

    private static Stream<StoredFinding> only(List<StoredFinding> found, RuleId rule) {
        return found.stream().filter(finding -> finding.rule().equals(rule));
    }

    /** Where the officers clear a mismatch, the rest of the minimum is still to be verified. */
    private static boolean isWanting(StoredFinding finding, LeaseFacts facts) {
        return finding.outcome() == Outcome.REQUIRE
                || (finding.outcome() == Outcome.REVIEW
                        && !IdentityMinimum.of(facts.lessee(), taken(facts.identity()))
                                .isMet());
    }

    private static List<Verification> taken(IdentityFacts identity) {
        return Stream.of(Verification.Result.MATCH, Verification.Result.MISMATCH)
                .flatMap(result -> identity.with(result).stream())
                .toList();
    }

    private boolean isNewDoubt(Lease lease, Stream<StoredFinding> found) {
        return found.anyMatch(
                finding -> (finding.outcome() == Outcome.REVIEW || finding.outcome() == Outcome.UNDETERMINED)
                        && !isKnown(lease, finding));
    }

    private boolean isKnown(Lease lease, StoredFinding finding) {
        var doubt = Objects.requireNonNull(DOUBT.get(finding.rule()));
        return findings.of(lease.number(), Occasion.CHECKS, lease.round()).stream()
                .filter(known -> known.rule().equals(finding.rule()) && known.outcome() == finding.outcome())
                .anyMatch(known ->
                        Objects.equals(known.facts().get(doubt), finding.facts().get(doubt)));
    }
}
