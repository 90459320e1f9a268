package dev.serverlease.stage.inforce.usereview;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.RuleId;
import dev.serverlease.law.facts.Fact;
import dev.serverlease.law.rules.duty.ComplianceAudit;
import dev.serverlease.law.rules.networksecuritymeasures.SecurityDuties;
import dev.serverlease.law.rules.order16.ThresholdCrossed;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.stage.inforce.UseReports;
import dev.serverlease.stage.inforce.suspension.SuspensionObjections;
import dev.serverlease.words.ApplicationWords;
import dev.serverlease.words.FindingWords;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the form shows the reviewer: the agreed use, the reported use, and the findings. */
@Component
class UseReviewView {

    private final UseReports reports;
    private final Findings findings;
    private final RecordedFacts facts;
    private final LawsAhead lawsAhead;
    private final ApplicationWords words;
    private final SuspensionObjections objections;
    private final Clock clock;

    UseReviewView(
            UseReports reports,
            Findings findings,
            RecordedFacts facts,
            LawsAhead lawsAhead,
            ApplicationWords words,
            SuspensionObjections objections,
            Clock clock) {
        this.objections = objections;
        this.reports = reports;
        this.findings = findings;
        this.facts = facts;
        this.lawsAhead = lawsAhead;
        this.words = words;
        this.clock = clock;
    }

    Map<String, ?> of(Lease lease) {
        var application = words.tree(lease.application());
        var found = findings.latest(lease.number(), Occasion.USE_REVIEW);
        var view = new LinkedHashMap<String, Object>();
        view.put("number", lease.number());
        view.put("lessee", words.lessee(lease));
        view.put("declaredPurpose", words.of(application, "use.declaredPurpose"));
        view.put("activityCodes", words.each(application, "use", "activityCodes"));
        view.put("channel", words.of(application, "channel.kind"));
        view.put(
                "site",
                !Set.of("", "NONE").contains(application.path("use").path("iis").asText("")));
        view.put("hasPi", application.path("data").path("hasPi").asBoolean());
        view.put("publicSecurityFilingRef", facts.text(lease, Fact.PUBLIC_SECURITY_FILING_REF));
        view.put("filingAsked", requires(found, SecurityDuties.ID));
        view.put("exports", has(application, "mechanism") || has(application, "exemption"));
        view.put("auditAsked", requires(found, ComplianceAudit.ID));
        view.put("publicSecurityReceiptRef", facts.text(lease, Fact.PUBLIC_SECURITY_RECEIPT_REF));
        view.put("countsAsked", requires(found, ThresholdCrossed.ID) && !areCounted(lease));
        view.put("lastReview", lastReview(lease));
        view.put(
                "warnings",
                Stream.concat(
                                lawsAhead.wishedSinceLastReview(lease).stream().map(UseReviewView::wished),
                                accepted(lease).map(UseReviewView::words).stream())
                        .toList());
        view.put("reports", reports.sinceLastReview(lease));
        view.put(
                "findings",
                Stream.concat(
                                lawsAhead.sinceLastReview(lease).stream().flatMap(LawAhead::findings),
                                Stream.concat(
                                                found.stream(),
                                                findings.latest(lease.number(), Occasion.SCREENING).stream())
                                        .filter(StoredFinding::isToBeRead)
                                        .sorted(Comparator.comparing(StoredFinding::outcome))
                                        .map(FindingWords::of))
                        .toList());
        return view;
    }

    /**
     * Before the service is suspended again, although an objection to a suspension of it was accepted.
     *
     * @throws Refusal with 400 unless the ground says so, by the day of that answer, and so what is new since
     */
    void requireSaid(Lease lease, String ground) {
        var said = ground.replaceAll("\\s", "");
        accepted(lease)
                .filter(day -> !said.contains(day.toString())
                        && !said.contains(day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日"))
                .ifPresent(day -> {
                    throw new Refusal(400, words(day), List.of(new FieldError("ground", words(day))));
                });
    }

    private Optional<LocalDate> accepted(Lease lease) {
        return objections.lastAcceptedAt(lease.number()).map(at -> LocalDate.ofInstant(at, clock.getZone()));
    }

    private static String wished(String ground) {
        return "业务主管决定提前复核，理由：" + ground + " A manager brought this review forward, because: "
                + ReviewCause.read(ground).en();
    }

    private static String words(LocalDate day) {
        return "承租人对暂停的异议成立（" + day + " 答复）：同一事实不是违约，不得据以再次暂停（合同“暂停服务”条款）。有新的事实而再次暂停的，请在“依据与理由”中写明上述日期和此后的新的事实。"
                + " The lessee's objection to a suspension was accepted on " + day
                + ": the same facts are no breach, and the service is not suspended for them again (contract, clause on"
                + " suspension). For new facts name that day in the ground, and what is new since.";
    }

    private static boolean has(JsonNode application, String member) {
        return !Set.of("", "NONE")
                .contains(application.path("data").path(member).asText(""));
    }

    private static boolean requires(List<StoredFinding> found, RuleId rule) {
        return found.stream().anyMatch(finding -> finding.rule().equals(rule) && finding.outcome() == Outcome.REQUIRE);
    }

    private boolean areCounted(Lease lease) {
        return facts.has(lease, Fact.PI_SUBJECTS_YTD) && facts.has(lease, Fact.SENSITIVE_PI_SUBJECTS_YTD);
    }

    private String lastReview(Lease lease) {
        var last = lease.reviewedAt();
        return last == null
                ? ApplicationWords.NOTHING
                : last.atZone(clock.getZone()).toLocalDate().toString();
    }
}
