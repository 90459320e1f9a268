package dev.serverlease.access.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.testing.Http;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.RawHttp;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/**
 * What strangers send: bodies without end, slow ones, addresses with two readings. None of it is read or costs much.
 */
@ServerLeaseTest
@ExtendWith(OutputCaptureExtension.class)
class FrontDoorTest {

    private static final String LOG_IN = "/login";
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
    private static final String JSON = "Content-Type: application/json";
    private static final String CHUNKED = "Transfer-Encoding: chunked";

    @LocalServerPort
    private int port;

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private ServletWebServerApplicationContext product;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    private static final List<String> DOORS =
            List.of("PUT /", "POST /", "PUT /api/leases", "POST " + LOG_IN, "POST /engine-rest/task", "POST /nope");

    @Test
    void anEndlessBodyThatIsAnnouncedIsRefusedUnread() {
        for (var door : DOORS) {
            try (var announced = new RawHttp(port, "127.0.0.1")) {
                var answer = announced
                        .send(RawHttp.head(door, FORM, "Content-Length: 250000000") + "\r\n")
                        .answer();
                assertThat(answer.status()).as(door + answer.whole()).isEqualTo(413);
                assertThat(answer.whole()).contains("\"detail\":\"请求内容过大");
            }
        }
    }

    /** At all doors at once: the server takes a little of each, for a while. */
    @Test
    void anEndlessBodyIsRefusedUnread() throws Exception {
        var threads = Executors.newFixedThreadPool(DOORS.size());
        try {
            for (var taken : threads.invokeAll(DOORS.stream()
                    .map(door -> (Callable<Long>) () -> takenOfAnEndlessBody(door))
                    .toList())) {
                assertThat(taken.get())
                        .as("bytes taken before the server hung up")
                        .isLessThan(40_000_000);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private long takenOfAnEndlessBody(String door) {
        try (var chunked = new RawHttp(port, "127.0.0.1")) {
            chunked.send(RawHttp.head(door, FORM, CHUNKED) + "\r\n");
            var chunk = "2000\r\n" + "a".repeat(0x2000) + "\r\n";
            long sent = 0;
            while (sent < 30_000 && chunked.trickle(chunk)) {
                sent++;
            }
            return sent * 0x2000;
        }
    }

    @Test
    void endlessBodyOfASignedInUserIsRefusedToo() {
        RawHttp.whileTheServerWaitsLess(product, () -> {
            try (var chunked = new RawHttp(port, "127.0.0.1")) {
                chunked.send(
                        RawHttp.head("POST /api/leases", JSON, CHUNKED, RawHttp.basic("sales1", "sales1")) + "\r\n");
                for (int sent = 0; sent < 130; sent++) {
                    chunked.trickle("2000\r\n" + "a".repeat(0x2000) + "\r\n");
                }
                assertThat(chunked.answer().status()).isEqualTo(413);
            }
        });
    }

    /** More sockets than the server has threads, a byte now and then on each. */
    @Test
    void manySlowSendersDelayNobodyElse() {
        var all = new ArrayList<RawHttp>();
        try {
            var doors = List.of(
                    RawHttp.head("PUT /", FORM, "Content-Length: 100000"),
                    RawHttp.head("POST /api/leases", JSON, "Content-Length: 100000"),
                    RawHttp.head("POST /api/leases", JSON, CHUNKED),
                    RawHttp.head("POST " + LOG_IN, FORM, "Content-Length: 9000"),
                    RawHttp.head("POST " + LOG_IN, FORM, CHUNKED),
                    RawHttp.head("GET /camunda/app/tasklist/default/", JSON, "Content-Length: 100000"));
            for (int i = 0; i < 252; i++) {
                all.add(new RawHttp(port, "127.0.0.1").send(doors.get(i % doors.size()) + "\r\n"));
            }
            for (int round = 0; round < 3; round++) {
                all.forEach(socket -> socket.trickle("1\r\na\r\n"));
                long before = System.nanoTime();
                assertThat(lease.call("sales1", "GET", "/api/leases?size=1", null)
                                .status())
                        .isEqualTo(200);
                assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
            }
        } finally {
            all.forEach(RawHttp::close);
        }
    }

    /** Whoever opens an old or a mistyped link reads no JSON. */
    @ParameterizedTest
    @CsvSource({
        "/desk/leases/SL-2026-999999, 404, 没有编号为 SL-2026-999999 的租赁",
        "/leases.csv?sort=risk&after=SL-2026-000001.5, 400, 请原样填写上一页给出的",
        "/leases?size=0, 400, 请更正地址中的下列各项",
        "/steering/reviews?day=foo, 400, 取值不对：foo",
        "/steering/runs/abc, 400, 取值不对：abc",
        "/api/steering/reviews, 400, 缺少参数 filter",
        "/nowhere, 404, 没有这个页面",
        "/camunda/app/tasklist/other/, 404, 没有这个页面",
        "/sign, 404, 没有这个页面",
        "/lessee/a/b/c/d, 404, 没有这个页面",
        "/desk/leases/SL-2026-000001/signing-code, 405, 此地址不支持该方法",
        "/reports/user-archive.csv, 403, 您所在的组无权执行此操作",
        "/engine-rest/nothing, 403, 您",
        "/camunda/api/admin/setup/default/user/create, 403, 您所在的组无权执行此操作",
        "/error, 404, 没有这个页面",
        "/desk/nowhere, 404, 没有"
    })
    void aPersonReadsARefusalOnAPageAndAProgramAsJson(String address, int status, String said) {
        var manager = RawHttp.basic("manager1", "manager1");
        for (var accepts : List.of("text/html,application/xhtml+xml;q=0.9,*/*;q=0.8", "*/*")) {
            try (var http = new RawHttp(port, "127.0.0.1")) {
                var answer = http.send(
                                RawHttp.head("GET " + address, manager, "Accept: " + accepts, "Connection: close")
                                        + "\r\n")
                        .answer();
                assertThat(answer.status()).isEqualTo(status);
                assertThat(answer.whole()).contains(said);
                assertThat(answer.whole().contains("<h1 id=")).as(accepts).isEqualTo(accepts.startsWith("text/html"));
            }
        }
    }

    /** Whatever door, and whether a browser or a program sends it: no page of the framework or of the web server. */
    @Test
    void slowBodiesAreAnsweredInOurWords() {
        var sales = RawHttp.basic("sales1", "sales1");
        var pdf = "Content-Type: application/pdf";
        var browser = "Accept: text/html";
        var length = "Content-Length: 100";
        var number = lease.inReview(lease.application());
        var file = "POST /api/leases/" + number + "/attachments?kind=OTHER&fileName=a.pdf";
        // all at once: the server waits for each of them
        RawHttp.whileTheServerWaitsLess(
                product,
                () -> List.of(
                                RawHttp.head("POST /api/leases", JSON, length, sales),
                                RawHttp.head("POST /api/leases", JSON, length, sales, browser),
                                RawHttp.head("POST /api/leases", JSON, CHUNKED, sales, browser),
                                RawHttp.head(file, pdf, length, sales, "Idempotency-Key: slow-body-1"),
                                RawHttp.head(file, pdf, length, sales, browser, "Idempotency-Key: slow-body-2"),
                                RawHttp.head(
                                        "POST /engine-rest/task",
                                        JSON,
                                        length,
                                        RawHttp.basic("admin", "admin"),
                                        browser),
                                RawHttp.head("POST " + LOG_IN, FORM, length, browser),
                                RawHttp.head("POST /v/" + number, FORM, length, browser))
                        .stream()
                        .map(head -> new RawHttp(port, "127.0.0.1")
                                .send(head + "\r\n" + (head.contains(CHUNKED) ? "9\r\n{" : "{")))
                        .toList()
                        .forEach(FrontDoorTest::isAnsweredAsTooSlow));
    }

    private static void isAnsweredAsTooSlow(RawHttp connection) {
        try (connection) {
            var answer = connection.answer();
            assertThat(answer.status()).as(answer.whole()).isEqualTo(408);
            assertThat(answer.whole()).contains("传送过慢").doesNotContain("Whitelabel", "Tomcat", "HTTP Status");
        }
    }

    @Test
    void whatSomebodyHoldsIsALineOfTheLogAndNoFailure(CapturedOutput output) throws Exception {
        var answer = new MockHttpServletResponse();
        new FrontDoor(request -> false)
                .doFilter(new MockHttpServletRequest("GET", "/desk"), answer, (request, response) -> {
                    throw new CannotAcquireLockException("held");
                });
        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(output.getAll().lines().filter(line -> line.contains("HELD")))
                .singleElement()
                .asString()
                .contains(" WARN ");
        assertThat(output.getAll()).doesNotContain(" ERROR ", "\tat ");
    }

    @Test
    void aVersionThatIsNotSpokenIsNoFailureOfOurs() {
        try (var other = new RawHttp(port, "127.0.0.1").send("GET / HTTP/9.9\r\nHost: localhost\r\n\r\n")) {
            var answer = other.answer();
            assertThat(answer.status()).isEqualTo(505);
            assertThat(answer.whole()).contains("HTTP/1.1").doesNotContain("系统出错");
        }
    }

    /** As an honest client sends it whose password is missing: its connection, and its next request, live on. */
    @Test
    void aSmallUnreadBodyKeepsTheConnectionOpen() throws Exception {
        try (var connection = new RawHttp(port, "127.0.0.1")) {
            for (int i = 0; i < 3; i++) {
                connection.send(RawHttp.head("POST /api/leases", JSON, "Content-Length: 2") + "\r\n");
                assertThat(connection.line()).startsWith("HTTP/1.1 401");
                connection.send("{}");
                connection.skipAnswer();
            }
        }
    }

    /** Larger than what the door still reads of a body that nobody wants: it answers, and hangs up on the rest. */
    @Test
    void whoSendsAHugeFileWithoutAPasswordIsToldSo() {
        var answer = RawHttp.askBytes(
                port, "127.0.0.1", "POST /api/registers/permits", new byte[19_000_000], "Content-Type: text/csv");
        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void aFormsParametersAreNotReadOutOfTheBody() {
        var answer = RawHttp.ask(
                port,
                "127.0.0.1",
                "POST /engine-rest/filter",
                "_method=DELETE",
                FORM,
                RawHttp.basic("sales1", "sales1"));
        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void aFileMayBeLargerThanTheRest() {
        var lines = "number,kind,holder,holderName,items,status,validTo,renewalAppliedOn\n".repeat(30_000);
        var answer =
                lease.post("compliance1", "/api/registers/permits", lines.getBytes(StandardCharsets.UTF_8), "text/csv");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("文件未导入");
        assertThat(RawHttp.ask(port, "127.0.0.1", "POST /api/registers/permits", lines, "Content-Type: text/csv")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void ambiguousAddressIsRefusedWithAtMostOneLogLine(CapturedOutput output) {
        for (var path : List.of(
                "/%65ngine-rest/engine",
                "/engine-rest;a=b/task",
                "//engine-rest/user",
                "/engine-rest\\user",
                "/api\\leases",
                "/%61pi/leases",
                "/api/%zz",
                "/%2e%2e/api",
                "/camunda/api/%65ngine/engine/default/task",
                "/camunda;/api/engine/engine/default/task",
                "/desk;x=1",
                "/api//leases",
                "/api/./leases",
                "/api/leases/..%2frules")) {
            var answer = RawHttp.ask(port, "127.0.0.1", "GET " + path, null, RawHttp.basic("admin", "admin"));
            assertThat(answer.status()).as(path + answer.whole()).isEqualTo(400);
            assertThat(answer.whole()).as(path).contains("\"status\":400", "\"detail\":");
        }
        assertThat(output.getAll()).doesNotContain("\tat ", "ERROR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/desk%", "/desk/%00", "/api/leases/%zz", "/..%2f..%2fetc"})
    void aMalformedAddressIsAPageForAPerson(String address) throws Exception {
        var answer = RawHttp.ask(port, "127.0.0.1", "GET " + address, null, "Accept: text/html,*/*;q=0.8");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.whole()).contains("text/html", "<title>操作未成功 That didn't work</title>", "回到首页", "请求的写法有误");
    }

    /** Nobody is sent to a search that stands in a bar which only those who are signed in have. */
    @Test
    void aStrangersPageThatIsNotThereNamesNoBar() throws Exception {
        var answer = RawHttp.ask(port, "127.0.0.1", "GET /front/none.css", null, "Accept: text/html");
        assertThat(answer.status()).as(answer.whole()).isEqualTo(404);
        assertThat(answer.whole()).contains("未找到", "回到首页").doesNotContain("在上方", "class=\"bar\"");
    }

    @Test
    void contentNeedsExactlyOneType() {
        for (var type : List.of("*/*", "application/*", "x", "application/json; charset=nope")) {
            for (var door : List.of("POST /api/leases", "POST /engine-rest/task", "PUT /api/leases/x/legal-hold")) {
                var answer = RawHttp.ask(
                        port, "127.0.0.1", door, "{}", "Content-Type: " + type, RawHttp.basic("sales1", "sales1"));
                assertThat(answer.status()).as(door + type).isEqualTo(415);
            }
        }
    }

    @Test
    void aBodyIsOneValue() {
        for (var body : List.of("null", "", "{\"ground\":\"a\"}{\"ground\":\"b\"}", "[]", "1")) {
            assertThat(new Http(port)
                            .call("manager1", "POST", "/api/leases/SL-2026-999999/terminations", body)
                            .status())
                    .as(body)
                    .isEqualTo(400);
        }
        for (var body : List.of("null", "{}{}", "1", "{", "{\"a\":1,\"a\":2}")) {
            for (var user : List.of("sales1", "admin")) {
                assertThat(new Http(port)
                                .call(user, "POST", "/engine-rest/task", body)
                                .status())
                        .as(user + body)
                        .isEqualTo(400);
            }
        }
    }

    @Test
    void metricsAreNotFound() {
        for (var path : List.of("/metrics", "/metrics/x/sum", "/metrics/task-worker")) {
            assertThat(lease.call("admin", "GET", "/engine-rest" + path, null).status())
                    .as(path)
                    .isBetween(400, 499);
        }
    }

    @Test
    void aRepeatedReferenceIsNoError(CapturedOutput output) {
        var application = lease.application();
        lease.apply(application);
        assertThat(lease.call("sales1", "POST", "/api/leases", application).status())
                .isEqualTo(200);
        assertThat(lease.call("sales2", "POST", "/api/leases", application).status())
                .isEqualTo(409);
        assertThat(output.getAll()).doesNotContain("ERROR", "\tat ");
    }

    @Test
    void pagesRestrictWhatTheyLoadAndWhereTheReferrerIsSent() {
        for (var path : List.of("/", "/desk", "/rules", "/notices", "/api/leases", "/swagger-ui/index.html")) {
            var headers = lease.call("manager1", "GET", path, null).whole().headers();
            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .as(path)
                    .startsWith("default-src 'none'");
            assertThat(headers.firstValue("Referrer-Policy")).as(path).hasValue("same-origin");
            assertThat(headers.firstValue("X-Content-Type-Options")).as(path).hasValue("nosniff");
            assertThat(headers.firstValue("Strict-Transport-Security"))
                    .as("over plain HTTP")
                    .isEmpty();
        }
    }
}
