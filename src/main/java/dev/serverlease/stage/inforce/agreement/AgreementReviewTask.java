package dev.serverlease.stage.inforce.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.approval.CarriedApprovals.Agreed;
import dev.serverlease.clause.Agreement;
import dev.serverlease.config.TimeConfiguration;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.CanonicalJson;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Leases;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.people.Person;
import dev.serverlease.process.LeaseTask;
import dev.serverlease.process.TaskRole;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Submission;
import dev.serverlease.stage.contract.AgreementDrafts;
import dev.serverlease.stage.contract.agreement.AgreedChanges;
import dev.serverlease.stage.contract.agreement.Agreements;
import dev.serverlease.stage.contract.agreement.WrittenAgreement;
import dev.serverlease.stage.legalreview.identity.IdentitySheet;
import dev.serverlease.words.FindingWords;
import dev.serverlease.words.PageTime;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * 协议审查: a legal officer agrees that a change or an end be offered to the lessee, or refuses it. What a rule forbids is
 * refused at the door; doubts are this officer's to decide. A change needs as many officers as the case would, an end
 * one.
 */
@Component("agreementReviewTask")
class AgreementReviewTask extends LeaseTask {

    private final Agreements agreements;
    private final AgreementDrafts drafts;
    private final ChangeChecks checks;
    private final PartyProof proof;
    private final IdentitySheet identity;
    private final Leases leases;

    AgreementReviewTask(
            Agreements agreements,
            AgreementDrafts drafts,
            ChangeChecks checks,
            PartyProof proof,
            IdentitySheet identity,
            Leases leases) {
        super(Set.of("Task_AgreementReview"), Set.of("answer", "ground"));
        this.agreements = agreements;
        this.drafts = drafts;
        this.checks = checks;
        this.proof = proof;
        this.identity = identity;
        this.leases = leases;
    }

    @Override
    protected Map<String, ?> view(Lease lease, String taskKey) {
        var agreement = open(lease);
        var view = new LinkedHashMap<String, Object>();
        view.put("number", lease.number());
        view.put("lessee", Map.of("name", lease.lesseeName()));
        view.put("stage", lease.stage().label());
        view.put("kind", WrittenAgreement.title(agreement.kind()).both());
        view.put("reason", agreement.reason());
        view.put("requestedBy", agreement.requestedBy());
        view.put("first", first(lease, agreement));
        view.put("answerBy", answerBy(agreement));
        view.put("proof", proof.words(lease, agreement));
        view.put("bothSides", identity.bothSides(lease).map(Bilingual::both).orElse(""));
        view.put("endsOn", agreement.terms().path("endsOn").asText(""));
        view.put(
                "clauses",
                drafts.written(lease, agreement).clauses().stream()
                        .map(clause -> Map.of("heading", clause.heading().zh(), "text", clause.plainZh()))
                        .toList());
        view.put(
                "changes",
                AgreedChanges.lines(agreement.terms().path("changes")).stream()
                        .map(line -> Map.of(
                                "member", line.member().both(),
                                "before", line.before().both(),
                                "after", line.after().both()))
                        .toList());
        view.put(
                "findings",
                found(lease, agreement).stream()
                        .filter(StoredFinding::isToBeRead)
                        .map(FindingWords::of)
                        .toList());
        return view;
    }

    private String answerBy(WrittenAgreement agreement) {
        var at = agreement.answerBy();
        return at == null
                ? ""
                : new Bilingual(
                                PageTime.zh(TimeConfiguration.ZONE).counted(at),
                                PageTime.en(TimeConfiguration.ZONE).counted(at))
                        .both();
    }

    /** What the first of two officers wrote; empty for the first one. */
    private String first(Lease lease, WrittenAgreement agreement) {
        return agreed(lease, agreement).stream()
                .map(agreed -> agreed.officer() + "：" + agreed.ground())
                .collect(Collectors.joining("；"));
    }

    private List<StoredFinding> found(Lease lease, WrittenAgreement agreement) {
        return agreement.kind() == Agreement.CHANGE
                ? checks.ask(lease, changes(agreement)).found()
                : List.of();
    }

    private static JsonNode changes(WrittenAgreement agreement) {
        return agreement.terms().path("changes");
    }

    @Override
    protected @Nullable Date dueDate(Lease lease) {
        var agreement = open(lease);
        var answerBy = agreement.answerBy();
        return Date.from(answerBy != null && answerBy.isBefore(agreement.until()) ? answerBy : agreement.until());
    }

    @Override
    protected Set<String> named(TaskRole.Condition condition, Lease lease) {
        return switch (condition) {
            case NOT_AGREEMENT_APPLICANT ->
                agreements.open(lease).map(open -> Set.of(open.requestedBy())).orElse(Set.of());
            case NOT_AGREED ->
                agreements.open(lease).stream()
                        .flatMap(open -> agreed(lease, open).stream())
                        .map(Agreed::officer)
                        .collect(Collectors.toSet());
            default -> super.named(condition, lease);
        };
    }

    @Override
    protected Set<String> naming(TaskRole.Condition condition, String user, Set<String> numbers) {
        return switch (condition) {
            case NOT_AGREEMENT_APPLICANT ->
                those(numbers, open -> open.requestedBy().equals(user));
            case NOT_AGREED ->
                those(numbers, open -> open.decidedBy() != null).stream()
                        .filter(number -> named(condition, leases.get(number)).contains(user))
                        .collect(Collectors.toSet());
            default -> super.naming(condition, user, numbers);
        };
    }

    private Set<String> those(Set<String> numbers, Predicate<WrittenAgreement> open) {
        var those = agreements.open(numbers);
        those.values().removeIf(open.negate());
        return those.keySet();
    }

    /** Whoever agreed to the case as it would be today; to another one nobody has agreed. */
    private List<Agreed> agreed(Lease lease, WrittenAgreement agreement) {
        return agreement.decidedBy() == null
                ? List.of()
                : agreements.agreed(
                        lease.number(),
                        agreement,
                        agreement.kind() == Agreement.CHANGE
                                ? checks.ask(lease, changes(agreement)).digest()
                                : digest(agreement));
    }

    @Override
    protected void check(Lease lease, String taskKey, Person person, Submission submission) {
        var agreement = open(lease);
        submission
                .problems()
                .oneOf("answer", "审查结论", "agreement-answer", Set.of("AGREE", "REFUSE"))
                .required("ground", "依据与理由", 4000)
                .refuseIfAny();
        if (submission.text("answer").equals("AGREE") && agreement.kind() == Agreement.CHANGE) {
            checks.require(400, lease, changes(agreement));
        }
    }

    @Override
    protected void record(Lease lease, DelegateTask task, String actor, Submission submission) {
        var ground = submission.text("ground");
        var agreement = open(lease);
        var answer = submission.text("answer");
        if (!answer.equals("AGREE")) {
            agreements.refuse(lease.number(), agreement, ground, actor);
        } else if (agreement.kind() == Agreement.CHANGE) {
            answer = agree(lease, agreement, ground, actor);
        } else {
            answer = agree(lease, agreement, ground, digest(agreement), 1, actor);
        }
        task.getExecution().setVariable("agreement", Variables.stringValue(answer, true));
    }

    private String agree(Lease lease, WrittenAgreement agreement, String ground, String officer) {
        var changed = checks.ask(lease, changes(agreement));
        checks.keep(lease, changed);
        return agree(
                lease, agreement, ground, changed.digest(), changed.routed().officers(), officer);
    }

    /** A case of two officers needs another one, who agrees to the same. */
    private String agree(
            Lease lease, WrittenAgreement agreement, String ground, String digest, int officers, String officer) {
        int before = agreements.agreed(lease.number(), agreement, digest).size();
        boolean answers = before + 1 >= officers;
        agreements.agree(lease.number(), agreement, ground, digest, answers, officer);
        return answers ? "AGREE" : "SECOND";
    }

    /** Of the end and its settlement. */
    private static String digest(WrittenAgreement agreement) {
        return CanonicalJson.digest(agreement.terms().toString());
    }

    private WrittenAgreement open(Lease lease) {
        return agreements
                .open(lease)
                .orElseThrow(() -> new Refusal(409, "没有待审查的协议，请刷新。 No agreement waits for a review; refresh."));
    }
}
