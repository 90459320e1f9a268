package dev.serverlease.legalreview;

import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.lease.CaseDigest;
import dev.serverlease.lease.ClauseLibrary;
import dev.serverlease.lease.Decisions;
import dev.serverlease.lease.Decisions.Record;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.legalcheck.LegalCheck;
import dev.serverlease.process.Person;
import dev.serverlease.process.Refusal;
import dev.serverlease.process.Refusal.FieldError;
import dev.serverlease.process.Submission;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * 法务审查: the first, and mostly the only, officer decides: on each finding that waits for one, on the rules that are
 * asked at this stage only, and on the case.
 */
@Component("legalReviewTask")
class LegalReviewTask extends OfficersDecision {

    static final String NAME = "legal-review";

    private static final String INTEGRITY = "integrity";
    private static final String WITH_CONDITIONS = "APPROVE_WITH_CONDITIONS";
    private static final Set<String> APPROVALS = Set.of("APPROVE", WITH_CONDITIONS);

    private final Findings findings;
    private final Assessments assessments;
    private final LegalCheck legalCheck;

    LegalReviewTask(
            CaseView cases,
            Decisions decisions,
            CaseDigest digest,
            ClauseLibrary clauses,
            Findings findings,
            Assessments assessments,
            LegalCheck legalCheck,
            Clock clock) {
        super(
                "Task_LegalReview",
                NAME,
                Set.of("APPROVE", WITH_CONDITIONS, "REJECT", "REQUEST_CHANGES"),
                Set.of("decision", "ground", INTEGRITY, Assessments.FIELD, Assessments.CONDITIONS),
                cases,
                findings,
                decisions,
                digest,
                clauses,
                clock);
        this.findings = findings;
        this.assessments = assessments;
        this.legalCheck = legalCheck;
    }

    /**
     * A case without an open finding starts with the answer that nothing was found; in any other the officer says so.
     */
    @Override
    protected Map<String, ?> prefilled(Lease lease, Map<String, ?> view) {
        var lines = Assessments.lines(view);
        return Map.of(Assessments.FIELD, lines, INTEGRITY, lines.isEmpty() ? Integrity.NONE.name() : "");
    }

    @Override
    protected void check(Lease lease, String taskKey, Person person, Submission submission) {
        super.check(lease, taskKey, person, submission);
        var found = checked(lease, submission);
        var written = assessments.read(submission, found);
        if (APPROVALS.contains(submission.text("decision"))) {
            Assessments.requireForApproval(
                    written, found, submission.text("decision").equals(WITH_CONDITIONS));
            refuseViolated(ask(facts(submission, found, written)));
        }
    }

    @Override
    protected Record recordOf(Lease lease, Submission submission, List<StoredFinding> found) {
        var written = assessments.read(submission, found);
        var facts = facts(submission, found, written);
        findings.addNext(lease.number(), Occasion.LEGAL_REVIEW.name(), ask(facts));
        return new Record(
                written.assessments(),
                APPROVALS.contains(submission.text("decision")) ? written.conditions() : List.of(),
                facts);
    }

    private List<StoredFinding> ask(Map<String, ?> facts) {
        return legalCheck.askAlone(Occasion.LEGAL_REVIEW, Map.of("legalReview", facts));
    }

    private static Map<String, Object> facts(
            Submission submission, List<StoredFinding> found, Assessments.Written written) {
        var said = submission.text(INTEGRITY);
        return Integrity.facts(said.isEmpty() ? unlessSaid(found) : said, written.cleared());
    }

    /** What the form starts with: in a case without an open finding, that nothing was found. */
    private static String unlessSaid(List<StoredFinding> found) {
        return found.stream().anyMatch(Assessments::isForAnOfficer) ? "" : Integrity.NONE.name();
    }

    private static void refuseViolated(List<StoredFinding> found) {
        var errors = new ArrayList<FieldError>();
        found.stream()
                .filter(finding -> Outcome.valueOf(finding.outcome()).isViolated())
                .forEach(finding ->
                        errors.add(new FieldError(INTEGRITY, finding.messageZh() + " " + finding.messageEn())));
        if (!errors.isEmpty()) {
            throw new Refusal(
                    400, "不得通过：" + errors.stream().map(FieldError::message).collect(Collectors.joining(" ")), errors);
        }
    }
}
