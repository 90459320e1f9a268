package dev.serverlease.legalreview;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Subject;
import dev.serverlease.lease.CaseDigest;
import dev.serverlease.lease.Decision;
import dev.serverlease.lease.Decisions;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseRounds;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.process.ApplicationWords;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The case as the officer's form shows it. */
@Component
class CaseView {

    /** Numbers that name or reach a person: that they changed is enough for the officer. */
    private static final Set<String> NOT_SHOWN = Set.of("lessee.idNo", "lessee.contactPhone");

    private final Findings findings;
    private final Decisions decisions;
    private final CaseDigest digest;
    private final LeaseRounds rounds;
    private final ApplicationWords words;

    CaseView(Findings findings, Decisions decisions, CaseDigest digest, LeaseRounds rounds, ApplicationWords words) {
        this.findings = findings;
        this.decisions = decisions;
        this.digest = digest;
        this.rounds = rounds;
        this.words = words;
    }

    Map<String, Object> of(Lease lease) {
        var application = words.tree(lease.application());
        var found = findings.of(lease.number(), "CHECKS", lease.round());
        var earlier = decisions.of(lease.number());
        var view = new LinkedHashMap<String, Object>();
        view.put("number", lease.number());
        view.put("applicant", lease.applicant());
        view.put("round", lease.round());
        view.put("risk", lease.risk() == null ? "" : lease.risk().name());
        view.put("officers", lease.officers());
        view.put("lessee", words.lessee(lease));
        view.put("idVerified", application.path("lessee").path("idVerified").asBoolean());
        view.put("declaredPurpose", words.of(application, "use.declaredPurpose"));
        view.put("activityCodes", words.each(application, "use", "activityCodes"));
        view.put("audience", words.of(application, "use.audience"));
        view.put(
                "channel",
                words.all(
                        application,
                        "channel.kind",
                        "channel.provider",
                        "channel.accessIsp",
                        "channel.purpose",
                        "channel.userArchiveNo"));
        view.put(
                "server",
                words.all(
                        application,
                        "server.name",
                        "server.assetKind",
                        "server.quantity",
                        "server.country",
                        "server.upstreamProvider"));
        view.put("term", words.all(application, "contract.startDate", "contract.termMonths") + " 个月 months");
        view.put("rent", words.all(application, "contract.monthlyRent", "contract.currency", "contract.payment"));
        view.put("changes", changes(lease, application));
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
        view.put("messageZh", finding.messageZh() + applicantsGround(finding));
        view.put("messageEn", finding.messageEn());
        view.put("citation", finding.citationZh());
        view.put("needsTextCheck", finding.needsTextCheck());
        view.put("quote", finding.quoteForReading());
        return view;
    }

    /**
     * What the applicant says for a claim or an undertaking (STATUTES 13.1); the message says which of the two it is.
     */
    private static String applicantsGround(StoredFinding finding) {
        var ground = finding.facts().getOrDefault("answers", "").replaceFirst("^[A-Z]+：?", "");
        return ground.isEmpty() ? "" : "申请人的说明：" + ground;
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

    /** What the applicant changed since the round before; in the first round there is none. */
    private List<Map<String, String>> changes(Lease lease, JsonNode application) {
        if (lease.round() == 1) {
            return List.of();
        }
        var before = words.tree(rounds.application(lease.number(), lease.round() - 1));
        return Changes.between(before, application).stream()
                .map(change -> Map.of(
                        "label", words.label(change.path()).orElse(change.path()),
                        "was", shown(change.path(), change.was()),
                        "now", shown(change.path(), change.now())))
                .toList();
    }

    private String shown(String path, JsonNode value) {
        return NOT_SHOWN.contains(path) && !value.isMissingNode() ? "（不在此显示 Not shown here）" : words.word(path, value);
    }
}
