package dev.serverlease.stage.inforce.usereview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.calendar.WorkingDays;
import dev.serverlease.lease.Leases;
import dev.serverlease.people.Groups;
import dev.serverlease.people.Person;
import dev.serverlease.request.Refusal;
import dev.serverlease.stage.inforce.suspension.Cures;
import dev.serverlease.testing.FakeProvisioner;
import dev.serverlease.testing.Http;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.words.PageTime;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reviews of the use: what happens by itself, what a reviewer may conclude, suspension and cure. */
@ServerLeaseTest
class UseReviewTest {

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private WorkingDays workingDays;

    @Autowired
    private SettableClock clock;

    @Autowired
    private FakeProvisioner provisioner;

    @Autowired
    private Cures cures;

    @Autowired
    private Leases leases;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectMapper json;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    @Test
    void unreportedFactsNeedAPerson() {
        var number = lease.inForce(lease.application());
        lease.at(due(number), number);
        assertThat(lease.hasTask(number, "Task_UseReview")).isTrue();
        assertThat(asked(number)).contains("review.use-mismatch UNDETERMINED", "review.illegal-content UNDETERMINED");
    }

    @Test
    void aReportThatEverythingIsAsAgreedLetsALowRiskGoOnByItself() {
        var number = lease.inForce(lease.application());
        var due = due(number);
        clock.set(due.minusSeconds(60));
        assertThat(report(number, "R-1", asAgreed()).status()).isEqualTo(202);
        lease.at(due, number);
        assertThat(lease.hasTask(number, "Task_UseReview")).isFalse();
        assertThat(reviews(number)).containsExactly("CONTINUE by system");
        assertThat(due(number)).isAfter(due);
        lease.at(due(number), number);
        assertThat(lease.hasTask(number, "Task_UseReview"))
                .as("the report was of the time before the last review")
                .isTrue();
    }

    @Test
    void aReportThatDiffersBringsTheReviewForwardOnce() {
        var number = lease.inForce(lease.application());
        var differs = Map.<String, Object>of("actualUseMatches", false);
        assertThat(report(number, "R-1", differs).status()).isEqualTo(202);
        assertThat(lease.hasTask(number, "Task_UseReview")).isTrue();
        assertThat(report(number, "R-1", differs).status()).isEqualTo(202);
        assertThat(jdbc.sql("select count(*) from lease.use_report where lease_number = :number")
                        .param("number", number)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void unlawfulUseStopsAtOnceAndOnlyALegalOfficerLiftsIt() {
        var number = lease.inForce(lease.application());
        assertThat(report(number, "R-1", Map.of("illegalContentFound", true)).status())
                .isEqualTo(202);
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("SUSPENDED");
        assertThat(reviews(number)).containsExactly("SUSPEND by system");
        assertThat(provisioner.callsFor(number)).contains(number + "/SWITCH_OFF/1");

        var task = lease.taskId(number, "Task_VerifyCure");
        lease.claim("compliance1", task);
        var refused = lease.submit("compliance1", task, Map.of("proof", "已删除"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("仅由法务人员");
        assertThat(cure("compliance1", number).status()).isEqualTo(403);
        assertThat(cure("legal1", number).status()).isEqualTo(202);
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
        assertThat(provisioner.callsFor(number)).contains(number + "/SWITCH_ON/1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONTINUE", "CURE"})
    void aReviewerWhoSeesUnlawfulUseCannotLetItGoOn(String outcome) {
        var number = lease.inForce(lease.application());
        lease.at(due(number), number);
        var seen = seen(outcome);
        seen.put("illegalContentFound", "YES");
        var answer = lease.complete("compliance1", number, "Task_UseReview", seen);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("只能是：暂停服务。").contains("违法信息");
    }

    @Test
    void differentUseMustBeCuredByADateAndIsReviewedThen() {
        var number = lease.inForce(lease.application());
        lease.at(due(number), number);
        var seen = seen("CONTINUE");
        seen.put("actualUseMatches", "NO");
        assertThat(lease.complete("compliance1", number, "Task_UseReview", seen).status())
                .isEqualTo(400);
        seen.put("outcome", "CURE");
        seen.put("cureBy", day(clock.instant()).toString());
        var tooSoon = lease.submit("compliance1", lease.taskId(number, "Task_UseReview"), seen);
        assertThat(tooSoon.status()).isEqualTo(400);
        assertThat(tooSoon.text()).contains("整改期限");
        var cureBy = day(clock.instant()).plusDays(10);
        seen.put("cureBy", cureBy.toString());
        assertThat(lease.submit("compliance1", lease.taskId(number, "Task_UseReview"), seen)
                        .status())
                .isEqualTo(204);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
        assertThat(due(number))
                .isEqualTo(cureBy.plusDays(1).atStartOfDay(clock.getZone()).toInstant());
    }

    @Test
    void aSuspensionIsCuredByTheComplianceOfficerInTasklist() {
        var number = suspended();
        assertThat(lease.complete("compliance1", number, "Task_VerifyCure", Map.of("proof", " "))
                        .status())
                .isEqualTo(400);
        assertThat(lease.submit(
                                "compliance1",
                                lease.taskId(number, "Task_VerifyCure"),
                                Map.of("proof", "已恢复约定用途，抽查记录 3 份"))
                        .status())
                .isEqualTo(204);
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
    }

    @Test
    void theLesseeIsToldWhyAndUntilWhenAndHowToObject() {
        var number = suspended();
        var told = jdbc.sql("select coalesce(person, group_id, address) || '：' || text_zh from lease.notice"
                        + " where lease_number = :number and kind = 'SERVICE_SUSPENDED' order by id")
                .param("number", number)
                .query(String.class)
                .list();
        assertThat(told)
                .hasSize(3)
                .allSatisfy(text -> assertThat(text)
                        .contains(
                                "未见异常",
                                "合同第九条",
                                PageTime.zh(clock.getZone())
                                        .date(workingDays.lastDayOfPeriod(
                                                day(clock.instant()).plusDays(15))),
                                "异议"));
        assertThat(told.get(2)).contains("@");
    }

    @Test
    void aSuspensionEndsNoLeaseByItsDateAlone() {
        var number = suspended();
        var cureBy = jdbc.sql("select cure_by from lease.suspension where lease_number = :number")
                .param("number", number)
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        lease.at(cureBy.minusSeconds(1), number);
        assertThat(lease.stage(number)).isEqualTo("SUSPENDED");
        lease.at(cureBy, number);
        assertThat(lease.stage(number)).isEqualTo("SUSPENDED");
        assertThat(lease.hasTask(number, "Task_VerifyCure")).isTrue();
        assertThat(cure("compliance1", number).status()).as("still to be cured").isEqualTo(202);
    }

    @Test
    void noManagerDecidesThatABreachIsCured() {
        var number = suspended();
        assertThat(cure("manager1", number).status()).isEqualTo(403);
        assertThat(lease.call("manager1", "GET", "/desk/leases/" + number, null).text())
                .doesNotContain("post-cures");
        var manager = new Person("manager1", List.of(Groups.MANAGERS));
        assertThatThrownBy(() -> cures.check(leases.get(number), manager))
                .as("behind the door too")
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(403));
        assertThat(lease.stage(number)).isEqualTo("SUSPENDED");
        assertThat(lease.call("compliance1", "GET", "/desk/leases/" + number, null)
                        .text())
                .contains("post-cures");
    }

    @Test
    void doorsAnswerInTheirStageOnly() {
        var number = lease.inReview(lease.application());
        for (var answer :
                List.of(report(number, "R-1", asAgreed()), review("compliance1", number), cure("legal1", number))) {
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.text()).contains("法务审查");
        }
        var inForce = lease.inForce(lease.application());
        assertThat(cure("legal1", inForce).status()).isEqualTo(409);
        assertThat(review("sales1", inForce).status()).isEqualTo(403);
        assertThat(review("manager1", inForce).status()).isEqualTo(202);
        assertThat(lease.hasTask(inForce, "Task_UseReview")).isTrue();
        var twice = review("compliance1", inForce);
        assertThat(twice.status()).isEqualTo(409);
        assertThat(twice.text()).contains("正在办理");
        assertThat(lease.call(
                                "sales2",
                                "POST",
                                "/api/leases/" + inForce + "/use-reports",
                                reportBody("R-9", asAgreed()))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aPermitThatEndsEarlierPullsTheReviewForward() {
        var application = lease.sample("shop-without-licence");
        var regular = lease.inForce(lease.application());
        var ends = day(clock.instant()).plusDays(120);
        var number = "京B2-20249901";
        jdbc.sql("insert into lease.permit_register (number, kind, holder_uscc, items, status, valid_to, read_on)"
                        + " values (:number, 'TELECOM_PERMIT', :holder, '{B25}', 'VALID', :ends, current_date)"
                        + " on conflict (number) do update set valid_to = excluded.valid_to")
                .param("number", number)
                .param("holder", application.path("lessee").path("uscc").asText())
                .param("ends", java.sql.Date.valueOf(ends))
                .update();
        var office = lease.application();
        ((ObjectNode) office.path("lessee"))
                .put("uscc", application.path("lessee").path("uscc").asText());
        ((ObjectNode) office.path("use")).put("licenceNo", number);
        var early = lease.inForce(office);
        assertThat(due(early)).isBefore(due(regular));
        assertThat(due(early))
                .as("the first day with fewer than ninety left")
                .isEqualTo(ends.minusDays(89).atStartOfDay(clock.getZone()).toInstant());
    }

    private String suspended() {
        var number = lease.inForce(lease.application());
        lease.at(due(number), number);
        var seen = seen("SUSPEND");
        seen.put("actualUseMatches", "NO");
        seen.put("cureBy", day(clock.instant()).plusDays(15).toString());
        assertThat(lease.complete("compliance1", number, "Task_UseReview", seen).text())
                .contains("条款");
        seen.put("clause", "合同第九条");
        assertThat(lease.submit("compliance1", lease.taskId(number, "Task_UseReview"), seen)
                        .status())
                .isEqualTo(204);
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("SUSPENDED");
        return number;
    }

    private static Map<String, String> seen(String outcome) {
        var seen = new HashMap<>(LeaseDriver.asAgreed());
        seen.put("outcome", outcome);
        if (outcome.equals("CURE")) {
            seen.put("cureBy", "2027-10-01");
        }
        return seen;
    }

    private static Map<String, Object> asAgreed() {
        return Map.of(
                "actualUseMatches",
                true,
                "illegalContentFound",
                false,
                "sublet",
                false,
                "piSubjectsYtd",
                260,
                "sensitivePiSubjectsYtd",
                0,
                "publicSecurityFilingRef",
                "沪公网安备31011502000001号");
    }

    private Http.Answer report(String number, String reference, Map<String, ?> seen) {
        return lease.call("sales1", "POST", "/api/leases/" + number + "/use-reports", reportBody(reference, seen));
    }

    private ObjectNode reportBody(String reference, Map<String, ?> seen) {
        ObjectNode body = json.valueToTree(seen);
        return body.put("reference", reference).put("actualUse", "内部办公系统");
    }

    private Http.Answer review(String user, String number) {
        return lease.call(
                user, "POST", "/api/leases/" + number + "/reviews", json.valueToTree(Map.of("ground", "收到投诉")));
    }

    private Http.Answer cure(String user, String number) {
        return lease.call(
                user, "POST", "/api/leases/" + number + "/cures", json.valueToTree(Map.of("proof", "已删除违法信息，见记录")));
    }

    private Instant due(String number) {
        return OffsetDateTime.parse(lease.lease(number).path("nextReviewAt").asText())
                .toInstant();
    }

    private java.time.LocalDate day(Instant instant) {
        return instant.atZone(clock.getZone()).toLocalDate();
    }

    private List<String> reviews(String number) {
        return jdbc.sql("select outcome || ' by ' || reviewer from lease.use_review where lease_number = :number"
                        + " order by position")
                .param("number", number)
                .query(String.class)
                .list();
    }

    private List<String> asked(String number) {
        return jdbc.sql("select concat_ws(' ', f ->> 'rule', f ->> 'outcome') from lease.findings,"
                        + " jsonb_array_elements(lease.document(findings)) with ordinality as all_of_them(f, position)"
                        + " where lease_number = :number and occasion = 'USE_REVIEW' order by position")
                .param("number", number)
                .query(String.class)
                .list();
    }
}
