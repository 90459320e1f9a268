package dev.serverlease.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serverlease.stage.contract.sign.Signer;
import dev.serverlease.testing.FaultyNetwork;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.RawHttp;
import dev.serverlease.testing.SmallPdf;
import dev.serverlease.testing.TestPostgres;
import dev.serverlease.testing.TestWorld;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.support.DependencyInjectionTestExecutionListener;
import org.springframework.web.util.HtmlUtils;

/**
 * The network to the database fails: every door says so within its bound, says of what it stored only what is known,
 * and goes on by itself. The bounds are those of the product in small. It runs in a JVM of its own.
 */
@Tag("slow")
@Tag("nightly")
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "camunda.bpm.job-execution.enabled=false",
            "server-lease.embedded-postgres.enabled=false",
            "server-lease.demo.force=true",
            "server-lease.seal.demo-directory=target/demo-authority-${surefire.forkNumber:0}",
            "spring.datasource.hikari.connection-timeout=1500",
            "spring.datasource.hikari.validation-timeout=500",
            "spring.datasource.hikari.request-timeout=2000",
            "spring.datasource.hikari.data-source-properties.connectTimeout=1",
            // each commit is sent in words
            "spring.datasource.hikari.data-source-properties.prepareThreshold=0"
        })
@ActiveProfiles("demo")
@Import(TestWorld.class)
@TestExecutionListeners(DependencyInjectionTestExecutionListener.class)
class OutageTest {

    private static final String DATABASE = "outage";
    private static final String PAGE = "Accept: text/html";
    private static final String ENGLISH = "Accept-Language: en";
    private static final String JSON = "Content-Type: application/json";
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
    private static final String LOG_IN = "/login";
    private static final FaultyNetwork NETWORK =
            new FaultyNetwork(address(TestPostgres.url(DATABASE)).getPort());

    @DynamicPropertySource
    static void throughTheNetwork(DynamicPropertyRegistry properties) {
        TestPostgres.outliveContexts();
        var url = TestPostgres.url(DATABASE);
        properties.add(
                "spring.datasource.url",
                () -> url.replace(":" + address(url).getPort() + "/", ":" + NETWORK.port() + "/"));
        properties.add("spring.datasource.username", () -> "sl_runtime");
        properties.add("spring.datasource.password", () -> "runtime");
    }

    @Autowired
    private LeaseDriver lease;

    private static URI address(String url) {
        return URI.create(url.replaceFirst("^jdbc:", ""));
    }

    @AfterEach
    void recover() {
        NETWORK.recover();
        await().until(() -> ask("GET /api/leases?size=1", null, RawHttp.basic("sales1", "sales1"))
                        .status()
                == 200);
    }

    @Test
    void aLostCommitAtOurDoorIsNotKnownToHaveFailed() {
        var number = lease.apply(lease.application());
        NETWORK.loseTheCommitOf("提交时断线");
        var answer = ask(
                "POST /api/leases/" + number + "/withdrawal",
                "{\"ground\": \"提交时断线\"}",
                JSON,
                RawHttp.basic("sales1", "sales1"));
        isNotKnown(answer);
        assertThat(answer.whole()).as("a program is told of its key").contains("Idempotency-Key");
        assertThat(lease.stage(number)).as("it was stored").isEqualTo("ENDED");
    }

    @Test
    void whoeverSendsFromAPageIsNotToldOfAHeader() {
        var number = lease.apply(lease.application());
        NETWORK.loseTheCommitOf("网页提交时断线");
        var answer = ask(
                "POST /api/leases/" + number + "/withdrawal",
                "{\"ground\": \"网页提交时断线\"}",
                JSON,
                "X-Requested-With: desk",
                "Idempotency-Key: withdrawn-from-the-desk",
                RawHttp.basic("sales1", "sales1"));
        isNotKnown(answer);
        assertThat(answer.whole()).doesNotContain("Idempotency-Key");
    }

    @Test
    void aPageThatCannotBeReadLeadsOnAndNamesTheRequest() {
        NETWORK.fallSilent();
        for (var page : List.of("/desk", "/leases")) {
            var answer = ask("GET " + page, null, PAGE, RawHttp.basic("legal2", "legal2"));
            assertThat(answer.status()).as(answer.whole()).isEqualTo(503);
            assertThat(answer.whole())
                    .contains("暂时无法读取", "暂时无法使用", "href=\"\"", "再试一次", "href=\"/\"", "请求编号")
                    .doesNotContain("操作未成功", "That didn't work");
            assertThat(ask("GET " + page, null, PAGE, ENGLISH, RawHttp.basic("legal2", "legal2"))
                            .whole())
                    .contains("Not available just now", "Try again");
        }
    }

    @Test
    void aLostCommitAtTheEnginesDoorIsNotKnownToHaveFailed() {
        var number = lease.apply(lease.application());
        var task = lease.taskId(number, "Task_LegalReview");
        lease.claim("legal1", task);
        var approval = new HashMap<>(lease.approval(number));
        approval.put("ground", "审查时断线");
        NETWORK.loseTheCommitOf("审查时断线");
        var answer = ask(
                "POST /engine-rest/task/" + task + "/submit-form",
                lease.variables(approval).toString(),
                JSON,
                RawHttp.basic("legal1", "legal1"));
        isNotKnown(answer);
        assertThat(lease.hasTask(number, "Task_LegalReview"))
                .as("it was stored")
                .isFalse();
    }

    /** Nobody has anything to store there. */
    @Test
    void whoeverSignsInIsToldThatItCannotBeDoneNow() {
        NETWORK.fallSilent();
        cannotSignIn(ask("POST " + LOG_IN, "username=sales2&password=sales2", FORM));
        NETWORK.recover();
        NETWORK.fallSilentAt("compliance2");
        cannotSignIn(ask("POST " + LOG_IN, "username=compliance2&password=compliance2", FORM));
    }

    private static void cannotSignIn(RawHttp.Answer answer) {
        assertThat(answer.status()).as(answer.whole()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).as(answer.whole()).hasSize(1);
        assertThat(answer.whole())
                .contains("暂时无法登录，请稍后再试", "cannot sign in")
                .doesNotContain("保存", "stored", "记录", "recorded");
    }

    /** Such as a standby: whatever was begun of a request, it stored nothing. */
    @Test
    void aDatabaseThatTakesNoWritesIsKnownToStoreNothing() {
        var number = lease.apply(lease.application());
        var task = lease.taskId(number, "Task_LegalReview");
        lease.claim("legal1", task);
        takesWrites(false);
        try {
            for (var door : List.of("/unclaim", "/submit-form")) {
                var answer = ask(
                        "POST /engine-rest/task/" + task + door,
                        door.equals("/unclaim")
                                ? ""
                                : lease.variables(lease.approval(number)).toString(),
                        JSON,
                        RawHttp.basic("legal1", "legal1"));
                assertThat(answer.status()).as(answer.whole()).isEqualTo(503);
                assertThat(answer.whole()).contains("不接受写入，未保存任何内容", "takes no writes");
            }
        } finally {
            takesWrites(true);
        }
    }

    private void takesWrites(boolean takes) {
        TestPostgres.superuser("postgres")
                .sql("alter database " + DATABASE + " set default_transaction_read_only = " + (takes ? "off" : "on"))
                .update();
        recover(); // what was set holds for new connections
    }

    /** The page cannot be read either: what was written is in the answer, to be sent once more. */
    @Test
    void aLesseesReportThatMeetsASilentNetworkCanBeSentAgainAsItWas() {
        // no copy: what makes them has a connection of its own, which the network has cut
        var number = lease.drivenToForce(lease.application());
        var link = lease.call("sales1", "POST", "/api/leases/" + number + "/lessee-links", null)
                .body()
                .path("link")
                .asText();
        var lessee = new Signer(lease.port(), link)
                .identified(() -> lease.call("contract1", "POST", "/api/leases/" + number + "/lessee-code", null)
                        .body()
                        .path("code")
                        .asText());
        var report =
                new HashMap<>(Map.of("text", "“办公” <未变>", "unchanged", "yes", "sublet", "no", "exportChanged", "no"));
        report.putAll(hidden(lessee.open().body()));
        NETWORK.fallSilent();
        var refused = lessee.upload("use-reports", report, "许可.pdf", SmallPdf.of("permit"));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
        assertThat(refused.body()).contains("原样再提交一次", "action=\"" + lessee.path + "/use-reports\"", "重新选择同一文件");
        assertThat(hidden(refused.body())).as("all that was written").isEqualTo(report);

        recover();
        for (int time = 0; time < 2; time++) {
            Signer.done(lessee.upload("use-reports", hidden(refused.body()), "", new byte[0]));
        }
        assertThat(TestPostgres.superuser(DATABASE)
                        .sql("select count(*) from lease.use_report where lease_number = ?")
                        .param(number)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private static Map<String, String> hidden(String page) {
        return Pattern.compile("type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"")
                .matcher(page)
                .results()
                .collect(Collectors.toMap(
                        field -> field.group(1), field -> HtmlUtils.htmlUnescape(field.group(2)), (one, same) -> one));
    }

    /** Tasklist's lists and counts. */
    @Test
    void whatOnlyReadsThoughItIsSentByPostIsNotSaidToStore() {
        NETWORK.fallSilent();
        for (var read : List.of("/engine-rest/task/count", "/engine-rest/filter/a-filter/list")) {
            // nobody has signed in as this one: it fails before the engine is asked
            var answer = ask("POST " + read, "{}", JSON, RawHttp.basic("compliance1", "compliance1"));
            assertThat(answer.status()).as(answer.whole()).isEqualTo(503);
            assertThat(answer.whole()).contains("暂时无法读取").doesNotContain("保存", "stored");
        }
    }

    @Test
    void everyDoorAnswersWhileTheNetworkIsSilent() throws Exception {
        var number = lease.apply(lease.application());
        var sales = RawHttp.basic("sales1", "sales1");
        var task = lease.taskId(number, "Task_LegalReview");
        lease.claim("legal1", task);
        var approval = lease.variables(lease.approval(number)).toString();
        NETWORK.fallSilent();
        var asked = List.<Supplier<RawHttp.Answer>>of(
                        () -> ask("GET /api/leases?size=1", null, sales),
                        () -> ask("POST /api/leases/" + number + "/withdrawal", "{\"ground\": \"改变计划\"}", JSON, sales),
                        // nobody has signed in as this one: the filter asks the database
                        () -> ask("GET /api/leases?size=1", null, RawHttp.basic("contract2", "contract2")),
                        () -> ask("GET /engine-rest/task", null, RawHttp.basic("admin", "admin")),
                        () -> ask(
                                "POST /engine-rest/task/" + task + "/submit-form",
                                approval,
                                JSON,
                                RawHttp.basic("legal1", "legal1")),
                        () -> ask("GET /", null, PAGE, ENGLISH),
                        () -> ask("GET /desk", null, PAGE, ENGLISH, RawHttp.basic("legal2", "legal2")),
                        () -> ask("GET /sign/" + "n".repeat(43), null, PAGE, ENGLISH))
                .stream()
                .map(CompletableFuture::supplyAsync)
                .toList();
        for (int door = 0; door < asked.size(); door++) {
            var answer = asked.get(door).get(15, TimeUnit.SECONDS);
            assertThat(answer.status()).as(answer.whole()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).as(answer.whole()).hasSize(1);
            assertThat(answer.header("Content-Type").get(0))
                    .as(answer.whole())
                    .startsWith(door >= 5 ? "text/html" : "application/");
            assertThat(answer.whole())
                    .containsAnyOf("try again", "not known")
                    .doesNotContain("Exception", "Whitelabel", "Tomcat");
        }
    }

    /**
     * It has gone out and is not answered: nobody waits for it as long as a job does, which is the half of a minute.
     */
    @Test
    void everyDoorAnswersWhereTheNetworkFallsSilentUnderItsStatement() throws Exception {
        var number = lease.apply(lease.application());
        var seen = lease.apply(lease.application());
        var shown = lease.apply(lease.application());
        var reviewed = lease.apply(lease.application());
        var task = lease.taskId(reviewed, "Task_LegalReview");
        lease.claim("legal1", task);
        var approval = new HashMap<>(lease.approval(reviewed));
        approval.put("ground", "审查中断网");
        var sales = RawHttp.basic("sales1", "sales1");
        var legal = RawHttp.basic("legal1", "legal1");
        NETWORK.fallSilentAt("撤回中断网", "审查中断网", seen, shown, "SilentCompany", "lease.signing_token");
        var asked = List.<Supplier<RawHttp.Answer>>of(
                        () -> ask("POST /api/leases/" + number + "/withdrawal", "{\"ground\": \"撤回中断网\"}", JSON, sales),
                        () -> ask(
                                "POST /engine-rest/task/" + task + "/submit-form",
                                lease.variables(approval).toString(),
                                JSON,
                                legal),
                        () -> ask("GET /api/leases/" + seen, null, sales),
                        () -> ask("GET /api/leases?size=1&lessee=SilentCompany", null, sales),
                        () -> ask("GET /desk/leases/" + shown, null, PAGE, sales),
                        () -> ask("GET /sign/" + "n".repeat(43), null, PAGE),
                        () -> ask("GET /desk/leases/" + shown, null, PAGE, ENGLISH, sales),
                        () -> ask("GET /sign/" + "n".repeat(43), null, PAGE, ENGLISH))
                .stream()
                .map(CompletableFuture::supplyAsync)
                .toList();
        var inBoth = List.of("暂时无法读取", "try again");
        for (int door = 0; door < asked.size(); door++) {
            var answer = asked.get(door).get(15, TimeUnit.SECONDS);
            if (door < 2) {
                isNotKnown(answer);
            } else {
                assertThat(answer.status()).as(answer.whole()).isEqualTo(503);
                assertThat(answer.header("Retry-After")).as(answer.whole()).hasSize(1);
                // a page is in its reader's language
                assertThat(answer.whole())
                        .contains(door < 4 ? inBoth : inBoth.subList(door < 6 ? 0 : 1, door < 6 ? 1 : 2));
            }
        }
    }

    private static void isNotKnown(RawHttp.Answer answer) {
        assertThat(answer.status()).as(answer.whole()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).as(answer.whole()).hasSize(1);
        assertThat(answer.whole())
                .contains("结果不明", "not known", "只会记录一次")
                .doesNotContain("未保存任何内容", "nothing was stored");
    }

    private RawHttp.Answer ask(String requestLine, String body, String... headers) {
        return RawHttp.ask(lease.port(), "127.0.0.1", requestLine, body, headers);
    }
}
