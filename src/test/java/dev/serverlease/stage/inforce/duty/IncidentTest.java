package dev.serverlease.stage.inforce.duty;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.law.facts.Fact;
import dev.serverlease.lease.Leases;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.testing.Http;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A network-security incident: hours to report it, a reason where none is due, and the final report. */
@ServerLeaseTest
class IncidentTest {

    private static final String REPORT = "Task_ReportIncident";
    private static final String FINAL_REPORT = "Task_FinalIncidentReport";

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private Leases leases;

    @Autowired
    private RecordedFacts facts;

    @Autowired
    private SettableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private Duties duties;

    @Autowired
    private LeaseCommands commands;

    private String number;

    @BeforeEach
    void inForce() {
        clock.set(SettableClock.START);
        number = lease.inForce(lease.application());
    }

    @ParameterizedTest
    @CsvSource({"CII, 2026-12-01T09:30", "CENTRAL_ORGAN, 2026-12-01T10:30", "OTHER, 2026-12-01T12:30"})
    void eachClassHasItsHoursFromDiscovery(String reporter, String dueAt) {
        var recorded = recorded(reporter);
        assertThat(recorded.body().path("dueAt").asText()).startsWith(dueAt);
        assertThat(recorded.body().path("effect").asText()).isEqualTo("TASK");
        assertThat(lease.hasTask(number, REPORT)).isTrue();
    }

    /** Where the lessee has not said whether it operates critical infrastructure, the shortest period counts. */
    @Test
    void whatAReviewFindsIsReportedInTheShortestPeriodUnlessTheLesseeDeniesIt() {
        var application = lease.application();
        ((ObjectNode) application.path("lessee")).remove("isCiio");
        var silent = lease.apply(application);
        assertThat(found(silent)).isEqualTo(Duration.ofHours(1));
        assertThat(found(number)).isEqualTo(Duration.ofHours(4));
    }

    private Duration found(String ofWhich) {
        var duty = commands.locked(ofWhich, one -> duties.incidentFound(one, "遭受网络攻击"));
        return Duration.between(duty.aroseAt(), duty.dueAt());
    }

    @Test
    void managersAreToldAtHalfTimeAndAgainWhenItIsOver() {
        recorded("OTHER");
        lease.at(Instant.parse("2026-12-01T02:29:00Z"), number);
        assertThat(told()).isEmpty();
        lease.at(Instant.parse("2026-12-01T02:31:00Z"), number);
        assertThat(told()).hasSize(1).first().asString().contains("尚未办结", "网络安全事件报告");
        lease.at(Instant.parse("2026-12-01T04:31:00Z"), number);
        assertThat(told()).hasSize(2).last().asString().contains("已逾期");
    }

    @Test
    void aReportedIncidentIsFollowedByItsFinalReport() {
        recorded("OTHER");
        assertThat(done(REPORT, report("LARGER", "2026-12-01T08:29+08:00")).text())
                .as("before it was discovered")
                .contains("报告时间早于");
        assertThat(done(REPORT, report("LARGER", "2026-12-01T08:50+08:00")).status())
                .isEqualTo(204);
        assertThat(lease.hasTask(number, REPORT)).isFalse();
        assertThat(lease.hasTask(number, FINAL_REPORT)).isTrue();
        assertThat(fact(Fact.INCIDENT_REPORTED_AT)).isEqualTo("2026-12-01T08:50");
        assertThat(fact(Fact.INCIDENT_RECEIPT_REF)).isEqualTo("SJ-1");
        assertThat(duties().get(1).path("dueAt").asText()).startsWith("2027-01-01T00:00");

        lease.at(Instant.parse("2026-12-20T02:00:00Z"), number);
        var early = Map.of("handledOn", "2026-12-20", "finalReportOn", "2026-12-19", "receiptNo", "SJ-2");
        assertThat(done(FINAL_REPORT, early).status())
                .as("before handling ended")
                .isEqualTo(400);
        var made = Map.of("handledOn", "2026-12-10", "finalReportOn", "2026-12-20", "receiptNo", "SJ-2");
        assertThat(done(FINAL_REPORT, made).status()).isEqualTo(204);
        assertThat(fact(Fact.INCIDENT_FINAL_REPORT_ON)).isEqualTo("2026-12-20");
        assertThat(duties())
                .allSatisfy(duty -> assertThat(duty.path("done").isNull()).isFalse());
    }

    @Test
    void thatNoReportIsDueNeedsALowGradeAndAReason() {
        recorded("OTHER");
        assertThat(done(REPORT, Map.of("answer", "NO_REPORT", "grade", "GENERAL"))
                        .status())
                .isEqualTo(400);
        var major = Map.of("answer", "NO_REPORT", "grade", "MAJOR", "ground", "影响不大");
        assertThat(done(REPORT, major).text()).contains("必须报告");
        var general = Map.of("answer", "NO_REPORT", "grade", "GENERAL", "ground", "涉及三十人");
        assertThat(done(REPORT, general).status()).isEqualTo(204);
        assertThat(lease.hasTask(number, FINAL_REPORT)).isFalse();
        assertThat(fact(Fact.INCIDENT_NO_REPORT_REASON)).isEqualTo("涉及三十人");
    }

    @Test
    void theSameNoticeTwiceIsOneIncident() {
        assertThat(recorded("OTHER").status()).isEqualTo(202);
        assertThat(recorded("OTHER").status()).isEqualTo(202);
        assertThat(duties()).hasSize(1);
        assertThat(recorded("CII").status())
                .as("another incident of that number")
                .isEqualTo(409);
    }

    private Http.Answer recorded(String reporter) {
        return lease.call(
                "compliance1",
                "POST",
                "/api/leases/" + number + "/incidents",
                json.valueToTree(LeaseDriver.incident("N-1", reporter)));
    }

    private static Map<String, Object> report(String grade, String at) {
        return Map.of("answer", "REPORT", "grade", grade, "reportedAt", at, "authority", "上海市网信办", "receiptNo", "SJ-1");
    }

    private Http.Answer done(String task, Map<String, ?> form) {
        var id = lease.taskId(number, task);
        lease.claim("compliance1", id);
        return lease.submit(
                "compliance1", id, Map.of("done", json.valueToTree(form).toString()));
    }

    private List<JsonNode> duties() {
        var all = new ArrayList<JsonNode>();
        lease.call("compliance1", "GET", "/api/leases/" + number + "/duties", null)
                .body()
                .forEach(all::add);
        return all;
    }

    private String fact(Fact fact) {
        return facts.text(leases.get(number), fact);
    }

    private List<String> told() {
        return jdbc.sql("select text_zh from lease.notice where lease_number = :number and kind = 'DUTY_DUE'"
                        + " and group_id = 'managers' order by id")
                .param("number", number)
                .query(String.class)
                .list();
    }
}
