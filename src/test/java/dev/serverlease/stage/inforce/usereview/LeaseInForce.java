package dev.serverlease.stage.inforce.usereview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.testing.FakeProvisioner;
import dev.serverlease.testing.Http;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.StoredState;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A lease in force and what is said about it, for the tests of its reviews. */
@ServerLeaseTest
abstract class LeaseInForce {

    @Autowired
    protected LeaseDriver lease;

    @Autowired
    protected SettableClock clock;

    @Autowired
    protected FakeProvisioner provisioner;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected ObjectMapper json;

    @Autowired
    protected StoredState stored;

    @Autowired
    protected TaskService tasks;

    @Autowired
    protected ManagementService management;

    protected String number;

    @BeforeEach
    void leaseInForce() {
        clock.set(SettableClock.START);
        number = lease.inForce(lease.application());
    }

    protected void later(long seconds) {
        clock.set(clock.instant().plusSeconds(seconds));
    }

    protected Http.Answer post(String user, String door, Map<String, ?> body) {
        return lease.call(user, "POST", "/api/leases/" + number + "/" + door, json.valueToTree(body));
    }

    protected Http.Answer report(String reference, Map<String, ?> seen) {
        ObjectNode body = json.valueToTree(seen);
        if (!body.has("actualUse")) {
            body.put("actualUse", "内部办公系统");
        }
        return lease.call("sales1", "POST", "/api/leases/" + number + "/use-reports", body.put("reference", reference));
    }

    protected static Map<String, Object> everythingAsAgreed() {
        return new HashMap<>(Map.of(
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
                "沪公网安备31011502000001号"));
    }

    protected Http.Answer order(String reference) {
        return post(
                "compliance1",
                "regulator-orders",
                Map.of(
                        "reference", reference,
                        "authority", "某市公安局",
                        "orderRef", "关停令 1号",
                        "receivedAt", "2026-12-01T08:30:00+08:00",
                        "content", "立即停止服务"));
    }

    /** Asks for a review out of turn; its task is open then. */
    protected void reviewed() {
        assertThat(post("compliance1", "reviews", Map.of("ground", "收到投诉")).status())
                .isEqualTo(202);
    }

    protected Http.Answer conclude(Map<String, String> seen) {
        return lease.complete("compliance1", number, "Task_UseReview", seen);
    }

    protected Map<String, String> seen(String... pairs) {
        var seen = new HashMap<>(LeaseDriver.asAgreed());
        for (int i = 0; i < pairs.length; i += 2) {
            seen.put(pairs[i], pairs[i + 1]);
        }
        return seen;
    }

    protected Map<String, String> suspending(String... pairs) {
        var seen = seen(pairs);
        seen.put("outcome", "SUSPEND");
        seen.put("clause", "合同第九条");
        seen.putIfAbsent("cureBy", LocalDate.now(clock).plusDays(15).toString());
        return seen;
    }

    protected Instant due() {
        return OffsetDateTime.parse(lease.lease(number).path("nextReviewAt").asText())
                .toInstant();
    }

    protected Instant startOf(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }

    protected List<String> open(String kind) {
        return jdbc.sql(
                        "select d.what::text from lease.duty d left join lease.duty_done e using (lease_number, position)"
                                + " where d.lease_number = :number and d.kind = :kind and e.done is null order by d.position")
                .param("number", number)
                .param("kind", kind)
                .query(String.class)
                .list();
    }

    protected JsonNode view(String taskKey) {
        try {
            return json.readTree(tasks.getVariableLocal(lease.taskId(number, taskKey), "view")
                    .toString());
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    protected List<String> asked() {
        return jdbc.sql("select concat_ws(' ', f ->> 'rule', f ->> 'outcome') from lease.findings,"
                        + " jsonb_array_elements(lease.document(findings)) with ordinality as all_of_them(f, position)"
                        + " where lease_number = :number"
                        + " and occasion = 'USE_REVIEW' and round = (select max(round) from lease.findings"
                        + " where lease_number = :number and occasion = 'USE_REVIEW') order by position")
                .param("number", number)
                .query(String.class)
                .list();
    }
}
