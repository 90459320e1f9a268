package dev.serverlease.stage.legalreview;

import dev.serverlease.approval.Decisions.Record;
import dev.serverlease.law.Occasion;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.people.Person;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.request.Submission;
import dev.serverlease.stage.checks.LegalCheck;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * 法务审查: the first and usually only officer decides: on each finding that needs a decision, on the rules of this stage,
 * and on the case.
 */
@Component("legalReviewTask")
class LegalReviewTask extends OfficersDecision {

    static final String NAME = "legal-review";

    private static final String INTEGRITY = "integrity";
    private static final String WITH_CONDITIONS = "APPROVE_WITH_CONDITIONS";
    private static final Set<String> APPROVALS = Set.of("APPROVE", WITH_CONDITIONS);

    private final CaseFindings found;
    private final Findings findings;
    private final Assessments assessments;
    private final LegalCheck legalCheck;

    LegalReviewTask(
            CaseView cases,
            DecidedCase decided,
            ReviewDates dates,
            Findings findings,
            Assessments assessments,
            LegalCheck legalCheck,
            CaseFindings found) {
        super(
                "Task_LegalReview",
                NAME,
                Set.of("APPROVE", WITH_CONDITIONS, "REJECT", "REQUEST_CHANGES"),
                Set.of(
                        "decision",
                        "ground",
                        INTEGRITY,
                        Assessments.FIELD,
                        Assessments.CONDITIONS,
                        WrittenTerms.FIELD,
                        WrittenTerms.ENGLISH,
                        WrittenTerms.CONFIRMED),
                cases,
                decided,
                dates);
        this.found = found;
        this.findings = findings;
        this.assessments = assessments;
        this.legalCheck = legalCheck;
    }

    /** What was written before the case came back is prefilled again. Nothing is declared for the officer. */
    @Override
    protected Map<String, ?> prefilled(Lease lease) {
        var shown = found.toStartFrom(lease);
        var start = new HashMap<String, Object>();
        var lines = AssessmentLines.of(shown);
        if (!lines.isEmpty()) {
            start.put(Assessments.FIELD, lines);
        }
        var conditions = AssessmentLines.conditions(shown);
        if (!conditions.isEmpty()) {
            start.put(Assessments.CONDITIONS, conditions);
        }
        start.putAll(found.writtenBefore(lease));
        return start;
    }

    @Override
    protected void check(Lease lease, String taskKey, Person person, Submission submission) {
        super.check(lease, taskKey, person, submission);
        boolean approved = APPROVALS.contains(submission.text("decision"));
        if (approved || !submission.text(INTEGRITY).isEmpty()) {
            submission
                    .problems()
                    .oneOf(INTEGRITY, "是否发现所列情形（通过的必填）", "integrity", Integrity.names())
                    .refuseIfAny();
        }
        var found = checked(lease, submission);
        var written = assessments.read(submission, found);
        if (approved) {
            var terms = WrittenTerms.read(submission);
            Assessments.requireForApproval(
                    written, found, submission.text("decision").equals(WITH_CONDITIONS));
            WrittenTerms.requireConfirmed(this.found.applied(lease, terms), submission);
            refuseViolated(ask(submission.text(INTEGRITY), written));
        }
    }

    /** Conditions and special terms belong to an approval: with any other decision there are none. */
    @Override
    protected Record recordOf(Lease lease, Submission submission, List<StoredFinding> found) {
        var written = assessments.read(submission, found);
        var said = submission.text(INTEGRITY);
        findings.addNext(lease.number(), Occasion.LEGAL_REVIEW, ask(said, written));
        boolean approved = APPROVALS.contains(submission.text("decision"));
        return new Record(
                approved ? written.assessments() : written.withoutConditions(),
                approved ? written.conditions() : List.of(),
                approved ? WrittenTerms.read(submission) : List.of(),
                Integrity.recorded(said, written.cleared()));
    }

    private List<StoredFinding> ask(String said, Assessments.Written written) {
        return legalCheck.askAlone(
                Occasion.LEGAL_REVIEW, Integrity.facts(said, written.cleared()).and(Integrity.lessee(said)));
    }

    private static void refuseViolated(List<StoredFinding> found) {
        var errors = new ArrayList<FieldError>();
        found.stream()
                .filter(StoredFinding::isViolated)
                .forEach(finding ->
                        errors.add(new FieldError(INTEGRITY, finding.messageZh() + " " + finding.messageEn())));
        if (!errors.isEmpty()) {
            throw new Refusal(
                    400, "不得通过：" + errors.stream().map(FieldError::message).collect(Collectors.joining(" ")), errors);
        }
    }
}
