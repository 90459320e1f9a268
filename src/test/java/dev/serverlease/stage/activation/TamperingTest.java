package dev.serverlease.stage.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.testing.FakeProvisioner;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was altered behind our doors is not activated: it waits, and an operator reads why. */
@ServerLeaseTest
class TamperingTest {

    private static final List<String> EVIDENCE =
            List.of("application", "audit", "findings", "decision", "contract", "signature");
    private static final Instant START_DATE = Instant.parse("2026-12-31T16:00:00Z");

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private FakeProvisioner provisioner;

    @Autowired
    private SettableClock clock;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    @Test
    void applicationAlteredAfterTheApprovalWaits() {
        var number = signedByLessee("2026-11-01");
        alter(
                "application",
                "content = jsonb_set(content, '{contract,monthlyRent}', '\"1.00\"')",
                "lease_number",
                number);
        lease.sealForLessor(number);
        lease.runJobs(number);
        waits(number, "ACTIVATION", "案件内容与审查通过时的摘要不符");
    }

    @Test
    void findingAlteredAfterTheApprovalWaits() {
        var number = signedByLessee("2026-11-01");
        alter(
                "findings",
                "document = jsonb_set(document, '{findings}', (select jsonb_agg(f || '{\"outcome\": \"SATISFIED\"}')"
                        + " from jsonb_array_elements(document -> 'findings') f))",
                "lease_number",
                number);
        lease.sealForLessor(number);
        lease.runJobs(number);
        waits(number, "ACTIVATION", "案件内容与审查通过时的摘要不符");
    }

    @Test
    void approvalRemovedAfterwardsWaits() {
        var number = signedByLessee("2026-11-01");
        alter("decision", "decision = 'REJECT'", "lease_number", number);
        lease.sealForLessor(number);
        lease.runJobs(number);
        waits(number, "ACTIVATION", "法务人员的通过决定");
    }

    @Test
    void contractAlteredBeforeTheLesseeSignsIsNotSigned() {
        var number = lease.toBeSigned(from("2026-11-01"));
        alter("contract", "clauses = array_remove(clauses, clauses[9])", "lease_number", number);
        var answer = lease.signForLessee(number);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text()).contains("可能被篡改").contains("altered");
        assertThat(lease.stage(number)).isEqualTo("CONTRACT");
        assertThat(provisioner.callsFor(number)).isEmpty();
    }

    @Test
    void contractAlteredAfterBothSignedWaits() {
        var number = waitingForItsStartDate();
        alter("contract", "clauses = array_remove(clauses, clauses[9])", "lease_number", number);
        startDateComes(number);
        waits(number, "ACTIVATION", "合同签署不完整或者与文本不符");
    }

    @Test
    void applicationAlteredAfterTheGateOpenedWaits() {
        var number = waitingForItsStartDate();
        alter("application", "content = jsonb_set(content, '{server,country}', '\"US\"')", "lease_number", number);
        startDateComes(number);
        waits(number, "ACTIVATION", "案件内容与审查通过时的摘要不符");
    }

    /** The product's role has no right to; whoever has one meets the tables' own refusal. */
    @Test
    void evidenceIsNeitherChangedNorDeleted() {
        var number = waitingForItsStartDate();
        evidenceStaysFor(jdbc, number, "permission denied");
        evidenceStaysFor(TestPostgres.superuser("shared"), number, "evidence");
    }

    private void evidenceStaysFor(JdbcClient jdbc, String number, String refusal) {
        for (var table : EVIDENCE) {
            assertThat(rows(table, number)).as(table).isPositive();
            assertThatThrownBy(() -> jdbc.sql(
                                    "update lease." + table + " set lease_number = lease_number where lease_number = ?")
                            .param(number)
                            .update())
                    .rootCause()
                    .hasMessageContaining(refusal);
            assertThatThrownBy(() -> jdbc.sql("delete from lease." + table + " where lease_number = ?")
                            .param(number)
                            .update())
                    .rootCause()
                    .hasMessageContaining(refusal);
            assertThatThrownBy(() ->
                            jdbc.sql("truncate lease." + table + " cascade").update())
                    .as("truncate " + table)
                    .rootCause()
                    .hasMessageContaining(refusal);
            assertThat(rows(table, number)).as(table).isPositive();
        }
    }

    private void waits(String number, String stage, String why) {
        assertThat(lease.stage(number)).isEqualTo(stage);
        assertThat(provisioner.callsFor(number)).isEmpty();
        var incident = runtime.createIncidentQuery()
                .processInstanceId(lease.column(number, "process_instance_id"))
                .singleResult();
        assertThat(incident).as("incident of " + number).isNotNull();
        assertThat(incident.getIncidentMessage())
                .contains(number, why, "处理：")
                .doesNotContain("Exception", "dev.serverlease");
    }

    private String signedByLessee(String startDate) {
        var number = lease.toBeSigned(from(startDate));
        assertThat(lease.signForLessee(number).status()).isEqualTo(202);
        return number;
    }

    private ObjectNode from(String startDate) {
        var application = lease.application();
        ((ObjectNode) application.path("contract")).put("startDate", startDate);
        return application;
    }

    private String waitingForItsStartDate() {
        var number = lease.concluded(from("2027-01-01"));
        assertThat(lease.stage(number)).isEqualTo("ACTIVATION");
        return number;
    }

    /** And the retries pass. */
    private void startDateComes(String number) {
        for (int retry = 0; retry <= 3; retry++) {
            lease.at(START_DATE.plus(Duration.ofMinutes(5L * retry)), number);
        }
    }

    /** As somebody would who has the database and knows of the triggers. */
    private void alter(String table, String assignment, String key, String number) {
        assertThat(TestPostgres.alter(
                        table, "update lease." + table + " set " + assignment + " where " + key + " = ?", number))
                .isPositive();
    }

    private int rows(String table, String number) {
        return jdbc.sql("select count(*) from lease." + table + " where lease_number = ?")
                .param(number)
                .query(Integer.class)
                .single();
    }
}
