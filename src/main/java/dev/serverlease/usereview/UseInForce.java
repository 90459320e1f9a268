package dev.serverlease.usereview;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.Leases;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.process.LeaseMessages;
import dev.serverlease.process.Person;
import dev.serverlease.process.Refusal;
import dev.serverlease.usereview.UseReviewController.UseReport;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What comes in about a lease in force, each in one transaction under the lease's lock. */
@Service
public class UseInForce {

    private static final Set<LeaseStage> USED = Set.of(LeaseStage.IN_FORCE, LeaseStage.SUSPENDED);

    private final Leases leases;
    private final RecordedFacts facts;
    private final LeaseMessages messages;
    private final Cures cures;
    private final AuditTrail audit;
    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    UseInForce(
            Leases leases,
            RecordedFacts facts,
            LeaseMessages messages,
            Cures cures,
            AuditTrail audit,
            JdbcClient jdbc,
            ObjectMapper json,
            Clock clock) {
        this.leases = leases;
        this.facts = facts;
        this.messages = messages;
        this.cures = cures;
        this.audit = audit;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** @throws Refusal with 409 where the lease is not in force */
    @Transactional
    void report(String number, UseReport report, String reporter) {
        var lease = leases.lock(number);
        if (!USED.contains(lease.stage())) {
            throw LeaseMessages.notWaiting(lease);
        }
        int added = jdbc.sql("insert into lease.use_report (lease_number, reference, content, reported_by, reported_at)"
                        + " values (:number, :reference, :content::jsonb, :by, :at) on conflict do nothing")
                .param("number", number)
                .param("reference", report.reference().strip())
                .param("content", json.valueToTree(report).toString())
                .param("by", reporter)
                .param("at", Timestamp.from(clock.instant()))
                .update();
        if (added == 0) {
            return;
        }
        var use = report.observed();
        use.sections().forEach((section, seen) -> {
            if (!seen.isEmpty()) {
                facts.add(number, section, seen, reporter);
            }
        });
        var counts = counts(report);
        if (!counts.isEmpty()) {
            facts.add(number, "data", counts, reporter);
        }
        audit.record(
                number,
                reporter,
                "USE_REPORTED",
                Map.of("reference", report.reference(), "actualUse", report.actualUse(), "differs", use.differs()),
                null);
        if (use.differs()) {
            messages.sendIfAwaited(lease, "ReviewRequested");
        }
    }

    /** @throws Refusal with 409 where the lease is not in force, or a review is under way */
    @Transactional
    void review(String number, String ground, String actor) {
        var lease = leases.lock(number);
        audit.record(number, actor, "REVIEW_REQUESTED", Map.of("ground", ground), null);
        if (lease.stage() != LeaseStage.IN_FORCE) {
            throw LeaseMessages.notWaiting(lease);
        }
        if (!messages.sendIfAwaited(lease, "ReviewRequested")) {
            throw new Refusal(
                    409,
                    "租赁 " + number + " 的复核正在办理，请先办结。 A review of lease " + number
                            + " is under way already; finish that first.");
        }
    }

    /** @throws Refusal with 409 where the lease is not suspended, 403 for somebody who may not lift this suspension */
    @Transactional
    void cure(String number, String proof, Person person) {
        var lease = leases.lock(number);
        if (lease.stage() != LeaseStage.SUSPENDED) {
            throw LeaseMessages.notWaiting(lease);
        }
        cures.check(lease, person);
        cures.record(lease, proof, person.name());
        messages.send(lease, "Cured");
    }

    private static Map<String, Object> counts(UseReport report) {
        var counts = new HashMap<String, Object>();
        if (report.piSubjectsYtd() != null) {
            counts.put("piSubjectsYtd", report.piSubjectsYtd());
        }
        if (report.sensitivePiSubjectsYtd() != null) {
            counts.put("sensitivePiSubjectsYtd", report.sensitivePiSubjectsYtd());
        }
        return counts;
    }
}
