package dev.serverlease.usereview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Subject;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.lease.UseReview;
import dev.serverlease.lease.UseReviews;
import dev.serverlease.process.Groups;
import dev.serverlease.process.LeaseTask;
import dev.serverlease.process.Person;
import dev.serverlease.process.Refusal;
import dev.serverlease.process.Submission;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** 使用情况复核: a compliance officer compares the actual use with the agreed one (Civil Code art. 709). */
@Component("useReviewTask")
class UseReviewTask extends LeaseTask {

    private final UseReviews reviews;
    private final Findings findings;
    private final ObjectMapper json;
    private final Clock clock;

    UseReviewTask(UseReviews reviews, Findings findings, ObjectMapper json, Clock clock) {
        super(Map.of("Task_UseReview", Groups.COMPLIANCE), Set.of("outcome", "actualUse", "ground"));
        this.reviews = reviews;
        this.findings = findings;
        this.json = json;
        this.clock = clock;
    }

    @Override
    protected Map<String, ?> view(Lease lease, String taskKey) {
        try {
            var application = json.readTree(lease.application());
            var use = application.path("use");
            var view = new LinkedHashMap<String, Object>();
            view.put("number", lease.number());
            view.put("lessee", Map.of("name", lease.lesseeName()));
            view.put("declaredPurpose", use.path("declaredPurpose").asText("—"));
            view.put("activityCodes", json.convertValue(use.path("activityCodes"), String[].class));
            view.put("channel", application.path("channel").path("kind").asText("—"));
            view.put("lastReview", day(lease.lastReviewAt()));
            int round = reviews.of(lease.number()).size() + 1;
            view.put(
                    "findings",
                    findings.of(lease.number(), Occasion.USE_REVIEW.name(), round).stream()
                            .filter(finding ->
                                    Outcome.valueOf(finding.outcome()).compareTo(Outcome.INFO) <= 0)
                            .map(UseReviewTask::finding)
                            .toList());
            return view;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected void check(Lease lease, String taskKey, Person person, Submission submission) {
        if (lease.applicant().equals(person.name())) {
            throw new Refusal(403, "经办人不得复核自己申请的租赁。 Nobody reviews a lease that they applied for.");
        }
        submission
                .problems()
                .oneOf("outcome", "复核结论", Set.of("CONTINUE"))
                .required("actualUse", "实际使用情况", 4000)
                .required("ground", "依据与理由", 4000)
                .refuseIfAny();
    }

    @Override
    protected void record(Lease lease, DelegateTask task, String actor, Submission submission) {
        var now = clock.instant();
        reviews.add(
                lease.number(),
                new UseReview(
                        reviews.of(lease.number()).size() + 1,
                        Objects.requireNonNullElse(lease.nextReviewAt(), now),
                        submission.text("outcome"),
                        submission.text("actualUse"),
                        submission.text("ground"),
                        actor,
                        now));
    }

    private static Map<String, Object> finding(StoredFinding finding) {
        return Map.of(
                "rule", finding.rule(),
                "outcome", finding.outcome(),
                "outcomeZh", Outcome.valueOf(finding.outcome()).zh(),
                "subjectZh", Subject.valueOf(finding.subject()).zh(),
                "messageZh", finding.messageZh(),
                "messageEn", finding.messageEn(),
                "citation", finding.citationZh());
    }

    private String day(@org.jspecify.annotations.Nullable Instant instant) {
        return instant == null
                ? "—"
                : instant.atZone(clock.getZone()).toLocalDate().toString();
    }
}
