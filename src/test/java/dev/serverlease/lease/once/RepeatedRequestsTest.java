package dev.serverlease.lease.once;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.testing.Doors;
import dev.serverlease.testing.Doors.Door;
import dev.serverlease.testing.Http.Answer;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever gets no answer sends the same again under the same key: it is recorded once, and answered truly. */
@ServerLeaseTest
class RepeatedRequestsTest {

    private static final Map<String, String> PAYMENT =
            Map.of("amount", "8000.00", "paidOn", "2026-12-01", "reference", "B-1");

    private static final Map<String, String> OBJECTION = Map.of("ground", "服务器停机三日");

    private final String key = UUID.randomUUID().toString();

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private Doors doors;

    @Autowired
    private SettableClock clock;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private KeyedRequests requests;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    @ParameterizedTest
    @EnumSource
    void anApprovalIsOneDecision(Door door) {
        var number = lease.inReview(lease.application());
        var task = lease.taskId(number, "Task_LegalReview");
        lease.claim("legal1", task);
        var prefix = door == Door.REST ? "/engine-rest" : "/camunda/api/engine/engine/default";
        var body = lease.variables(lease.approval(number)).toString();
        for (int time = 1; time <= 2; time++) {
            var answer = doors.raw(
                    door,
                    "legal1",
                    "POST",
                    prefix + "/task/" + task + "/submit-form",
                    body,
                    "Content-Type",
                    "application/json",
                    "Idempotency-Key",
                    key);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
            assertThat(answer.body()).isEmpty();
        }
        assertThat(count("decision", number)).isEqualTo(1);
    }

    @Test
    void withoutAKeyARepeatIsToldThatTheTaskIsDone() {
        var number = lease.inReview(lease.application());
        var task = lease.taskId(number, "Task_LegalReview");
        lease.claim("legal1", task);
        var approval = lease.approval(number);
        LeaseDriver.expectDone(lease.submit("legal1", task, approval));
        assertThat(lease.submit("legal1", task, approval).status()).isEqualTo(404);
    }

    @Test
    void aSignatureOnPaperIsOne() {
        var number = lease.toBeSigned(lease.application());
        var signature =
                LeaseDriver.onPaper(lease.attach("contract1", number, "SIGNED_CONTRACT"), lease.contractDigest(number));
        sameTwice("contract1", number, "signatures", signature, 202);
        assertThat(count("signature", number)).isEqualTo(1);
    }

    @Test
    void aWithdrawalIsOne() {
        var number = lease.inReview(lease.application());
        sameTwice("sales1", number, "withdrawal", Map.of("ground", "客户不再需要"), 202);
        assertThat(lease.lease(number).path("endReason").asText()).isEqualTo("WITHDRAWN");
    }

    @Test
    void aTerminationIsAskedForOnce() {
        var number = lease.inForceForAMonth(lease.application());
        var breach = Map.of(
                "ground",
                "FUNDAMENTAL_BREACH",
                "by",
                "LESSOR",
                "knownSince",
                "2026-12-01",
                "explanation",
                "承租人将服务器转作约定以外的用途，经指出仍未停止");
        sameTwice("compliance1", number, "terminations", breach, 202);
        assertThat(count("termination", number)).isEqualTo(1);
    }

    @Test
    void aPaymentIsOne() {
        var number = overdue();
        sameTwice("compliance1", number, "rent-payments", PAYMENT, 202);
        assertThat(count("rent_payment", number)).isEqualTo(1);
    }

    /** Though it is larger than what other doors take. */
    @Test
    void aRegistersFileIsImportedOnce() {
        var file = "number,kind,holderUscc,holderName,items,status,validTo,renewalAppliedOn\n"
                + "京B2-20260901,TELECOM_PERMIT,91110100MA01AX045U,,B25,VALID,2030-12-31,\n" + "\n".repeat(1_100_000);
        var first = imported(file);
        assertThat(first.status()).as(first.text()).isEqualTo(200);
        int entries = count("audit", "register PERMITS");
        var second = imported(file);
        assertThat(List.of(second.status(), second.text())).isEqualTo(List.of(first.status(), first.text()));
        assertThat(count("audit", "register PERMITS")).isEqualTo(entries);
        var other = imported(file.replace("2030-12-31", "2031-12-31"));
        assertThat(other.status()).as(other.text()).isEqualTo(409);
        assertThat(other.body().path("errors").path(0).path("field").asText()).isEqualTo("Idempotency-Key");
        assertThat(count("audit", "register PERMITS")).isEqualTo(entries);
    }

    private Answer imported(String file) {
        return lease.post(
                "compliance1",
                "/api/registers/permits",
                file.getBytes(StandardCharsets.UTF_8),
                "text/csv",
                "Idempotency-Key",
                key);
    }

    /** More than may wait for one lease's lock at a time are told to come again, and are then told the same. */
    @Test
    void ofManyAtTheSameTimeOneIsRecordedAndAllAreToldSo() {
        var number = lease.inReview(lease.application());
        var task = lease.taskId(number, "Task_LegalReview");
        lease.claim("legal1", task);
        var approval = lease.variables(lease.approval(number)).toString();
        var sent = IntStream.range(0, 6)
                .mapToObj(each -> CompletableFuture.supplyAsync(
                        () -> post("legal1", "/engine-rest/task/" + task + "/submit-form", approval, key)))
                .toList();
        assertThat(sent.stream().map(CompletableFuture::join).toList())
                .allSatisfy(
                        answer -> assertThat(answer.status()).as(answer.text()).isIn(200, 204, 503))
                .anySatisfy(answer -> assertThat(answer.status()).isNotEqualTo(503));
        assertThat(post("legal1", "/engine-rest/task/" + task + "/submit-form", approval, key)
                        .status())
                .isIn(200, 204);
        assertThat(count("decision", number)).isEqualTo(1);
    }

    @Test
    void anotherContentUnderTheSameKeyIsRefused() {
        var number = overdue();
        assertThat(send("compliance1", number, "rent-objections", OBJECTION, key)
                        .status())
                .isEqualTo(202);
        var other = Map.of("ground", "服务器停机四日");
        var answer = send("compliance1", number, "rent-objections", other, key);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().path("errors").path(0).path("field").asText()).isEqualTo("Idempotency-Key");
        assertThat(answer.text()).contains("已用于另一请求", "used for another request");
        assertThat(count("rent_objection", number)).isEqualTo(1);
        assertThat(send("legal1", number, "rent-objections", other, key).status())
                .as("another's key is another")
                .isNotEqualTo(409);
    }

    /** The same of a colleague is another request, and what was answered before is not told to them. */
    @Test
    void aKeyMeansNothingUnderAnotherName() {
        var number = lease.apply(lease.application());
        var withdrawal = Map.of("ground", "客户不再需要");
        assertThat(send("sales1", number, "withdrawal", withdrawal, key).status())
                .isEqualTo(202);
        var answer = send("sales2", number, "withdrawal", withdrawal, key);
        assertThat(answer.status()).as(answer.text()).isEqualTo(404);
    }

    /** The commit is done and its answer never came: the row is there, and no answer with it. */
    @Test
    void whereTheFirstAnswerWasLostItIsSaidThatItIsRecorded() {
        var number = lease.inReview(lease.application());
        var withdrawal = Map.of("ground", "客户不再需要");
        send("sales1", number, "withdrawal", withdrawal, key);
        assertThat(jdbc.sql("update lease.request_done set status = null, answer = null where key = :key")
                        .param("key", key)
                        .update())
                .isEqualTo(1);
        var answer = send("sales1", number, "withdrawal", withdrawal, key);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("number").asText()).isEqualTo(number);
        assertThat(answer.body().path("stage").asText()).isEqualTo("ENDED");
        assertThat(answer.body().path("stageName").asText()).isEqualTo("已结束 Ended");
        assertThat(answer.body().path("message").asText()).contains("此前已经登记", "recorded before");
    }

    @Test
    void whatWasRefusedIsTriedAnewUnderTheSameKey() {
        var number = lease.inForceForAMonth(lease.application());
        assertThat(send("compliance1", number, "rent-payments", PAYMENT, key).status())
                .isEqualTo(409);
        default18000(number);
        assertThat(send("compliance1", number, "rent-payments", PAYMENT, key).status())
                .isEqualTo(202);
    }

    @Test
    void aTaskIsGivenBackOnce() {
        var number = lease.inReview(lease.application());
        var task = lease.taskId(number, "Task_LegalReview");
        lease.claim("legal1", task);
        for (int time = 1; time <= 2; time++) {
            assertThat(post("legal1", "/engine-rest/task/" + task + "/unclaim", "{}", key)
                            .status())
                    .isEqualTo(204);
        }
    }

    @Test
    void aKeyThatIsNoneIsRefused() {
        var number = lease.inReview(lease.application());
        var answer = send("sales1", number, "withdrawal", Map.of("ground", "客户不再需要"), "short");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("errors").path(0).path("field").asText()).isEqualTo("Idempotency-Key");
        assertThat(lease.stage(number)).isEqualTo("LEGAL_REVIEW");
    }

    @Test
    void nothingIsKeptLongerThanAMonth() {
        var number = lease.inReview(lease.application());
        send("sales1", number, "withdrawal", Map.of("ground", "客户不再需要"), key);
        clock.set(SettableClock.START.plus(Duration.ofDays(31)));
        requests.forgetOld();
        assertThat(jdbc.sql("select count(*) from lease.request_done where key = :key")
                        .param("key", key)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    /** The second answer is the first, and adds nothing to the record. */
    private void sameTwice(String user, String number, String door, Map<String, ?> body, int status) {
        var first = send(user, number, door, body, key);
        assertThat(first.status()).as(first.text()).isEqualTo(status);
        int entries = count("audit", number);
        var second = send(user, number, door, body, key);
        assertThat(List.of(second.status(), second.text())).isEqualTo(List.of(first.status(), first.text()));
        assertThat(count("audit", number)).isEqualTo(entries);
    }

    private String overdue() {
        var number = lease.inForceForAMonth(lease.application());
        default18000(number);
        return number;
    }

    private void default18000(String number) {
        var owed = Map.of("amount", "18000.00", "currency", "CNY", "overdueSince", "2026-11-10");
        var answer =
                lease.call("compliance1", "POST", "/api/leases/" + number + "/rent-defaults", json.valueToTree(owed));
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    }

    private Answer send(String user, String number, String door, Map<String, ?> body, String underKey) {
        return post(
                user,
                "/api/leases/" + number + "/" + door,
                json.valueToTree(body).toString(),
                underKey);
    }

    private Answer post(String user, String path, String body, String underKey) {
        return lease.post(
                user, path, body.getBytes(StandardCharsets.UTF_8), "application/json", "Idempotency-Key", underKey);
    }

    private int count(String table, String number) {
        return jdbc.sql("select count(*) from lease." + table + " where lease_number = :number")
                .param("number", number)
                .query(Integer.class)
                .single();
    }
}
