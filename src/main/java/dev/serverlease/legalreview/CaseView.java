package dev.serverlease.legalreview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Subject;
import dev.serverlease.lease.CaseDigest;
import dev.serverlease.lease.Decision;
import dev.serverlease.lease.Decisions;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.StoredFinding;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The case as the officer's form shows it. */
@Component
class CaseView {

    private final Findings findings;
    private final Decisions decisions;
    private final CaseDigest digest;
    private final ObjectMapper json;

    CaseView(Findings findings, Decisions decisions, CaseDigest digest, ObjectMapper json) {
        this.findings = findings;
        this.decisions = decisions;
        this.digest = digest;
        this.json = json;
    }

    Map<String, Object> of(Lease lease) {
        var application = tree(lease.application());
        var found = findings.of(lease.number(), "CHECKS", lease.round());
        var earlier = decisions.of(lease.number());
        var view = new LinkedHashMap<String, Object>();
        view.put("number", lease.number());
        view.put("applicant", lease.applicant());
        view.put("round", lease.round());
        view.put("risk", lease.risk() == null ? "" : lease.risk().name());
        view.put("officers", lease.officers());
        view.put("lessee", pick(application.path("lessee"), "name", "uscc", "kind"));
        view.put("idVerified", application.path("lessee").path("idVerified").asBoolean());
        view.put(
                "declaredPurpose",
                application.path("use").path("declaredPurpose").asText("—"));
        view.put("activityCodes", json.convertValue(application.path("use").path("activityCodes"), String[].class));
        view.put("audience", application.path("use").path("audience").asText("—"));
        view.put(
                "channel",
                summary(application.path("channel"), "kind", "provider", "accessIsp", "purpose", "userArchiveNo"));
        view.put(
                "server",
                summary(application.path("server"), "name", "assetKind", "quantity", "country", "upstreamProvider"));
        view.put("term", summary(application.path("contract"), "startDate", "termMonths") + " 个月 months");
        view.put("rent", summary(application.path("contract"), "monthlyRent", "currency", "payment"));
        view.put("digest", digest.of(lease, found));
        view.put("rounds", earlier.stream().map(CaseView::round).toList());
        view.put(
                "findings",
                found.stream()
                        .sorted(Comparator.comparing(CaseView::severity))
                        .map(CaseView::finding)
                        .toList());
        if (!earlier.isEmpty()) {
            view.put("firstDecision", round(earlier.get(earlier.size() - 1)));
        }
        return view;
    }

    private static Outcome severity(StoredFinding finding) {
        return Outcome.valueOf(finding.outcome());
    }

    private static Map<String, Object> finding(StoredFinding finding) {
        var outcome = severity(finding);
        var view = new LinkedHashMap<String, Object>();
        view.put("rule", finding.rule());
        view.put("outcome", finding.outcome());
        view.put("outcomeZh", outcome.zh());
        view.put("violated", outcome.isViolated());
        view.put("subjectZh", Subject.valueOf(finding.subject()).zh());
        view.put("messageZh", finding.messageZh());
        view.put("messageEn", finding.messageEn());
        view.put("citation", finding.citationZh());
        view.put("needsTextCheck", finding.needsTextCheck());
        view.put("quote", finding.quoteForReading());
        return view;
    }

    private static Map<String, Object> round(Decision decision) {
        return Map.of(
                "round", decision.round(),
                "task", decision.task(),
                "decision", decision.decision(),
                "ground", decision.ground(),
                "officer", decision.officer(),
                "at", decision.decidedAt().toString());
    }

    private static Map<String, String> pick(JsonNode node, String... members) {
        var picked = new LinkedHashMap<String, String>();
        for (var member : members) {
            picked.put(member, node.path(member).asText("—"));
        }
        return picked;
    }

    private static String summary(JsonNode node, String... members) {
        return String.join(
                " · ",
                List.of(members).stream()
                        .map(member -> node.path(member).asText(""))
                        .filter(text -> !text.isEmpty())
                        .toList());
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
