package dev.serverlease.access;

import static dev.serverlease.access.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.access.signin.SignIn;
import dev.serverlease.testing.Doors;
import dev.serverlease.testing.Doors.Door;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The operators' journal: what is in it, before and after it was done, and who reads it. */
@ServerLeaseTest
class JournalTest {

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private Doors doors;

    @Autowired
    private SettableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ManagementService management;

    @Autowired
    private ApplicationEventPublisher events;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    @ParameterizedTest
    @EnumSource
    void writeOfAnAdministratorIsJournaledWithItsAnswerAndInTheLeasesTrail(Door door) {
        var number = lease.inForce(lease.application());
        var job = management
                .createJobQuery()
                .processInstanceId(lease.column(number, "process_instance_id"))
                .activityId("Timer_UseReviewDue")
                .singleResult();
        var body = "{\"retries\":2}";
        var answer = doors.ask(door, "admin", "PUT", "/job/" + job.getId() + "/retries", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);

        await().untilAsserted(() -> {
            var entry = newest("admin", job.getId());
            assertThat(entry.path("door").asText()).startsWith("PUT /").endsWith("/job/" + job.getId() + "/retries");
            assertThat(entry.path("status").asInt()).isEqualTo(204);
            assertThat(entry.path("kind").asText()).isEqualTo("WRITE");
            assertThat(entry.path("source").asText()).isEqualTo("127.0.0.1");
            assertThat(entry.path("bodyDigest").asText()).isEqualTo(sha256(body));
        });
        await().untilAsserted(() -> assertThat(StreamSupport.stream(
                                lease.lease(number).path("timeline").spliterator(), false)
                        .filter(step -> step.path("action").asText().equals("ENGINE_ACT"))
                        .map(step -> step.path("actor").asText()))
                .containsExactly("admin"));
    }

    @ParameterizedTest
    @EnumSource
    void refusedWriteIsJournaledToo(Door door) {
        var instance = "refused-" + UUID.randomUUID();
        assertRefused(doors.ask(door, "ops1", "DELETE", "/process-instance/" + instance, null), 403);
        await().untilAsserted(() ->
                assertThat(newest("ops1", instance).path("status").asInt()).isEqualTo(403));
        assertThat(newest("ops1", instance).has("bodyDigest")).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void changesOfUsersAndGroupsAreJournaled(Door door) {
        var user = "nobody-" + UUID.randomUUID();
        doors.ask(door, "admin", "PUT", "/user/" + user + "/credentials", "{\"password\":\"x\"}");
        doors.ask(door, "admin", "PUT", "/group/managers/members/" + user, "{}");
        await().untilAsserted(() -> assertThat(jdbc.sql("select count(*) from lease.journal where door like :door")
                        .param("door", "%" + user + "%")
                        .query(Long.class)
                        .single())
                .isEqualTo(2));
    }

    @ParameterizedTest
    @EnumSource
    void readsAndOfficersWorkAreNotJournaled(Door door) {
        var number = lease.apply(lease.application());
        var task = lease.taskId(number, "Task_LegalReview");
        doors.ask(door, "ops1", "GET", "/job", null);
        long before = writes();
        assertThat(doors.ask(door, "ops1", "POST", "/task", "{}").statusCode()).isEqualTo(200);
        assertThat(doors.ask(door, "ops1", "POST", "/history/activity-instance/count", "{}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(doors.ask(door, "admin", "POST", "/process-instance", "{}").statusCode())
                .isEqualTo(200);
        assertThat(doors.ask(door, "legal1", "POST", "/task/" + task + "/claim", "{\"userId\":\"legal1\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(writes()).isEqualTo(before);
    }

    @Test
    void writeIsNotPassedOnIfTheJournalFails() {
        var number = lease.apply(lease.application());
        var instance = lease.column(number, "process_instance_id");
        var owner = TestPostgres.superuser("shared");
        owner.sql("alter function lease.journal_add rename to journal_away").update();
        try {
            assertRefused(doors.ask(Door.REST, "admin", "DELETE", "/process-instance/" + instance, null), 503);
        } finally {
            owner.sql("alter function lease.journal_away rename to journal_add").update();
        }
        assertThat(lease.hasTask(number, "Task_LegalReview")).isTrue();
    }

    @Test
    void journalCannotBeAltered() {
        doors.ask(Door.REST, "admin", "DELETE", "/process-instance/none", null);
        await().until(() -> jdbc.sql("select count(*) from lease.journal_answer")
                        .query(Long.class)
                        .single()
                > 0);
        for (var change : List.of(
                "update lease.journal set actor = 'x'",
                "delete from lease.journal_answer",
                "truncate lease.journal_answer",
                "truncate lease.journal cascade")) {
            assertThatThrownBy(() -> jdbc.sql(change).update()).hasStackTraceContaining("permission denied");
            assertThatThrownBy(
                            () -> TestPostgres.superuser("shared").sql(change).update())
                    .hasMessageContaining("evidence");
        }
        assertThatThrownBy(() -> jdbc.sql("insert into lease.journal_answer values (0, 200, now())")
                        .update())
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void signInsAreJournaledOncePerHourAndFailuresSummedByMinute() {
        var user = "u-" + UUID.randomUUID();
        signIn(user, SignIn.Kind.BASIC);
        signIn(user, SignIn.Kind.BASIC);
        later(Duration.ofMinutes(59));
        signIn(user, SignIn.Kind.BASIC);
        assertThat(kinds(user)).containsExactly("SIGN_IN_BASIC 1");
        later(Duration.ofMinutes(1));
        signIn(user, SignIn.Kind.BASIC);
        signIn(user, SignIn.Kind.SESSION);
        assertThat(kinds(user)).containsExactly("SIGN_IN_BASIC 1", "SIGN_IN_BASIC 1", "SIGN_IN 1");
        for (int i = 0; i < 3; i++) {
            signIn(user, SignIn.Kind.FAILED);
        }
        signIn(user, SignIn.Kind.SLOWED);
        assertThat(kinds(user)).hasSize(3);
        later(Duration.ofMinutes(1));
        signIn("somebody-else", SignIn.Kind.FAILED);
        assertThat(kinds(user)).contains("SIGN_IN_FAILED 3", "SIGN_IN_SLOWED 1").hasSize(5);
    }

    @Test
    void managersAndAdministratorsReadItPageByPage() {
        var mark = "m-" + UUID.randomUUID();
        for (int i = 0; i < 3; i++) {
            doors.ask(Door.REST, "admin", "DELETE", "/process-instance/" + mark + i, null);
        }
        for (var user : List.of("sales1", "legal1", "ops1", "compliance1")) {
            assertThat(lease.call(user, "GET", "/api/journal", null).status()).isEqualTo(403);
            assertThat(lease.call(user, "GET", "/journal", null).status()).isEqualTo(403);
        }
        assertThat(lease.call(null, "GET", "/journal", null).status()).isEqualTo(401);
        var first = lease.call("manager1", "GET", "/api/journal?actor=admin&kind=WRITE&size=2", null)
                .body();
        assertThat(first.path("entries")).hasSize(2);
        var second = lease.call(
                        "admin",
                        "GET",
                        "/api/journal?actor=admin&kind=WRITE&size=2&before="
                                + first.path("next").asLong(),
                        null)
                .body();
        assertThat(second.path("entries").path(0).path("id").asLong())
                .isLessThan(first.path("entries").path(1).path("id").asLong());
        assertThat(lease.call("manager1", "GET", "/api/journal?day=1999-01-01", null)
                        .body()
                        .path("entries"))
                .isEmpty();
        for (var wrong : List.of("day=yesterday", "kind=NONE", "before=x", "size=0")) {
            assertThat(lease.call("manager1", "GET", "/api/journal?" + wrong, null)
                            .status())
                    .isEqualTo(400);
        }
        var page = lease.call("manager1", "GET", "/journal?actor=admin&size=2", null);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("操作日志", mark + "2", "已拒绝").doesNotContain(mark + "0");
        assertThat(lease.call("manager1", "GET", "/desk", null).text()).contains("href=\"/journal\"");
        assertThat(lease.call("ops1", "GET", "/desk", null).text()).doesNotContain("href=\"/journal\"");
    }

    @ParameterizedTest
    @EnumSource
    void nobodyDeploysOverRest(Door door) {
        for (var request : List.of(
                "POST /deployment/create",
                "POST /deployment/x/redeploy",
                "DELETE /deployment/x",
                "DELETE /process-definition/x",
                "DELETE /process-definition/key/server-lease")) {
            var words = request.split(" ");
            var answer = doors.ask(door, "admin", words[0], words[1], "{}");
            assertRefused(answer, 403);
            assertThat(answer.body()).contains("随系统版本发布", "models come with the release");
        }
        assertThat(doors.ask(door, "admin", "GET", "/deployment", null).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void countsOfEverybodysLeasesAreForCockpit(Door door) {
        for (var path :
                List.of("/process-definition/statistics", "/process-instance/count", "/deployment/registered")) {
            assertThat(doors.ask(door, "sales2", "GET", path, null).statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(doors.ask(door, "ops1", "GET", "/process-definition/statistics", null)
                        .statusCode())
                .isEqualTo(200);
    }

    private JsonNode newest(String actor, String named) {
        return StreamSupport.stream(
                        lease.call("manager1", "GET", "/api/journal?size=50&actor=" + actor, null)
                                .body()
                                .path("entries")
                                .spliterator(),
                        false)
                .filter(entry -> entry.path("door").asText().contains(named))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No entry about " + named));
    }

    private long writes() {
        return jdbc.sql("select count(*) from lease.journal where kind = 'WRITE'")
                .query(Long.class)
                .single();
    }

    private List<String> kinds(String user) {
        return jdbc.sql("select kind || ' ' || count from lease.journal where actor = :user order by id")
                .param("user", user)
                .query(String.class)
                .list();
    }

    private void signIn(String user, SignIn.Kind kind) {
        events.publishEvent(new SignIn(user, "192.0.2.1", kind));
    }

    private void later(Duration by) {
        clock.set(clock.instant().plus(by));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
