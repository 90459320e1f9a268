package dev.serverlease.stage.lessee.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.stage.contract.sign.Signer;
import dev.serverlease.testing.HeldLease;
import dev.serverlease.testing.Http;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.RawHttp;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.SmallPdf;
import dev.serverlease.testing.StoredState;
import dev.serverlease.testing.TestPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;

/** The lessee's page: who gets in, what is shown and to whom, what the lessee says there, and what becomes of it. */
@ServerLeaseTest
@ExtendWith(OutputCaptureExtension.class)
class LesseePageTest {

    private static final byte[] PDF = SmallPdf.of("statement");
    private static final AtomicInteger MINUTES = new AtomicInteger();

    @LocalServerPort
    private int port;

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private StoredState stored;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ServletWebServerApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectMapper json;

    private String number;

    /** Each test has minutes of its own: the door counts what comes in each. */
    @BeforeEach
    void inForce() {
        clock.set(SettableClock.START);
        number = lease.inForce(lease.application());
        clock.set(SettableClock.START.plus(Duration.ofMinutes(5L * MINUTES.incrementAndGet())));
    }

    @Test
    void isShownAfterACodeAndKeepsEachVisitAndNoToken(CapturedOutput output) throws Exception {
        var lessee = issued(number);
        stored.unchangedBy(() -> {
            assertThat(lessee.open().statusCode()).isEqualTo(200);
            assertThat(lessee.open().body()).contains("获取验证码").doesNotContain("示例精密机械", number);
            assertThat(lessee.get("/papers/contract.pdf").statusCode()).isEqualTo(404);
        });
        lessee.identified(() -> code(number));
        var page = lessee.open();
        assertThat(page.body())
                .contains("示例精密机械", "租赁正在履行", "服务器租赁合同 " + number, "按照合同支付租金", "每月人民币18,000.00元")
                .doesNotContain("<script", "REPORT_TO_POLICE", "SATISFIED", "legal1", "contract1", "sales1");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(page.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; style-src 'self'; img-src 'self'");
        assertThat(lessee.get("/papers/contract.pdf").body()).startsWith("%PDF-");
        assertThat(lessee.get("/papers/contract/pages/1.png").headers().firstValue("Content-Type"))
                .contains("image/png");
        assertThat(lessee.get("/papers/contract/pages/99.png").statusCode()).isEqualTo(404);

        // another browser has to introduce itself, and the code is used up
        assertThat(lessee.elsewhere().open().body()).contains("获取验证码").doesNotContain(number);
        Signer.done(lessee.post("leaving", form(lessee)));
        assertThat(lessee.open().body()).contains("获取验证码").doesNotContain(number);
        clock.set(clock.instant().plus(Duration.ofMinutes(1)));
        lessee.identified(() -> code(number));
        clock.set(clock.instant().plus(Duration.ofHours(3)));
        assertThat(lessee.open().body()).as("the visit is over").contains("获取验证码");

        assertThat(steps(number))
                .containsSubsequence(
                        "LESSEE_LINK_SENT",
                        "LESSEE_LINK_OPENED",
                        "LESSEE_CODE_SHOWN",
                        "LESSEE_VISITED",
                        "LESSEE_LEFT",
                        "LESSEE_VISITED");
        assertThat(broken(number)).isZero();
        assertThat(lease.lease(number).path("timeline").toString())
                .contains("LESSEE_VISITED")
                .doesNotContain("Signer/1");
        var hash = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256")
                        .digest(lessee.token().getBytes(StandardCharsets.UTF_8)));
        assertThat(count("select count(*) from lease.lessee_token where encode(hash, 'hex') = ?", hash))
                .isEqualTo(1);
        for (var table : List.of("lessee_link", "lessee_token", "audit", "notice", "mail")) {
            assertThat(count(
                            "select count(*) from lease." + table + " t where t::text like ?",
                            "%" + lessee.token() + "%"))
                    .as(table)
                    .isZero();
        }
        assertThat(output.getAll()).doesNotContain(lessee.token());
    }

    @Test
    void aLateHandOverIsSaidAsTheContractHasItAndNoConditionThatItLacks() {
        var application = lease.application();
        application.withObjectProperty("contract").put("startDate", "2027-01-01");
        var late = lease.apply(application);
        lease.approve("legal1", late);
        lease.signByBoth(late);
        lease.runJobs(late);
        assertThat(lease.ask(
                                late,
                                Map.of("kind", "CHANGE", "reason", "机房改造", "changes", "contract.startDate：2027-02-01"))
                        .status())
                .isEqualTo(201);
        lease.at(Instant.parse("2027-01-02T02:00:00Z"), late);
        assertThat(lease.hasTask(late, "Task_FulfilConditions")).isTrue();
        var lessee = issued(late).identified(() -> code(late));
        var body = lessee.open().body();
        assertThat(body.substring(body.indexOf("id=\"obligations\"")))
                .contains("交付服务器；迟延期间不计租金，承租人可以选择顺延租赁期限或者减少租金；迟延超过15日的，承租人可以解除合同", "2027年1月1日 24:00")
                .doesNotContain("开通条件");
    }

    @Test
    void aWrongARevokedAReplacedAnExpiredAndALateLinkAreOneAndTheSameToStrangers() {
        var none = new Signer(port, "/lessee/" + "A".repeat(43)).open();
        assertThat(none.statusCode()).isEqualTo(404);

        var replaced = issued(number).identified(() -> code(number));
        var again = post("sales1", number, "lessee-links", null, "same-key-1");
        assertThat(again.status()).as(again.text()).isEqualTo(201);
        var repeated = post("sales1", number, "lessee-links", null, "same-key-1");
        assertThat(repeated.status()).isEqualTo(201);
        assertThat(repeated.body().has("link")).as(repeated.text()).isFalse();
        assertThat(repeated.text()).contains("已经发出", "王示例");
        assertThat(count("select count(*) from lease.lessee_link where lease_number = ?", number))
                .isEqualTo(2);
        assertNone(replaced.elsewhere(), none.body());
        assertThat(replaced.open().body()).as("who is known is told why").contains("已由新的链接取代");
        assertThat(replaced.get("/papers/contract.pdf").statusCode()).isEqualTo(404);
        assertThat(replaced.post("data", Map.of("formToken", "x")).statusCode()).isIn(403, 409);

        var revoked = new Signer(port, again.body().path("link").asText()).identified(() -> code(number));
        assertThat(post("contract1", number, "lessee-links/revocation", Map.of("reason", "发错人"))
                        .status())
                .isEqualTo(204);
        assertThat(post("contract1", number, "lessee-links/revocation", Map.of("reason", "发错人"))
                        .status())
                .isEqualTo(409);
        assertNone(revoked.elsewhere(), none.body());
        assertThat(revoked.open().body()).contains("已撤销").doesNotContain("租赁正在履行");

        var expired = issued(number);
        clock.set(clock.instant().plus(Duration.ofDays(181)));
        assertNone(expired, none.body());
        assertThat(steps(number))
                .contains("LESSEE_LINK_SUPERSEDED", "LESSEE_LINK_REVOKED", "LESSEE_LINK_EXPIRED", "LESSEE_LINK_TRIED");

        var late = issued(number);
        ended(number);
        assertThat(late.open().statusCode())
                .as("for the time of the data's return")
                .isEqualTo(200);
        clock.set(clock.instant().plus(Duration.ofDays(60)));
        assertNone(late, none.body());
        assertThat(post("sales1", number, "lessee-links", null).text()).contains("开放期已过");
    }

    @Test
    void fiveWrongAnswersLockALinkAndRightsAreAsTheTableSays() {
        var lessee = issued(number);
        var wrong = Map.of("name", "李某某", "numberEnd", "015Q");
        for (int tries = 1; tries <= 4; tries++) {
            assertThat(lessee.post("name", wrong).statusCode()).isEqualTo(422);
        }
        assertThat(lessee.post("name", wrong).statusCode()).isEqualTo(403);
        assertThat(lessee.post("name", Map.of("name", "王示例", "numberEnd", "015Q"))
                        .body())
                .contains("链接已锁定");
        assertThat(lease.call("sales1", "GET", "/api/leases/" + number + "/lessee-links", null)
                        .text())
                .contains("已锁定", "\"open\":false")
                .doesNotContain("有效", "\"open\":true");
        issued(number).identified(() -> code(number));

        assertThat(post("contract1", number, "lessee-links", null).status()).isEqualTo(403);
        assertThat(post("sales2", number, "lessee-links", null).status())
                .as("not this person's lease")
                .isEqualTo(404);
        assertThat(lease.call("sales1", "POST", "/api/leases/" + number + "/lessee-code", null)
                        .status())
                .isEqualTo(403);
        var early = lease.apply(lease.application());
        assertThat(post("sales1", early, "lessee-links", null).status())
                .as("nothing is concluded")
                .isEqualTo(409);
    }

    @Test
    void anObjectionIsKeptWithItsFileSeenByOfficersAndAnswered() throws IOException {
        var lessee = issued(number).identified(() -> code(number));
        assertThat(lessee.open().body()).contains("目前没有可以提出异议的");
        assertThat(object(lessee, "SUSPENSION", "没有暂停", "", new byte[0]).statusCode())
                .isEqualTo(409);
        suspend(number);
        assertThat(lessee.open().body()).contains("服务已暂停", "完成整改并告知出租人");
        assertThat(object(lessee, "SUSPENSION", " ", "", new byte[0]).statusCode())
                .isEqualTo(400);
        assertThat(object(lessee, "SUSPENSION", "有理由", "x.html", "<html>".getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(400);
        var text = "未改变用途 <script>alert(1)</script> \" onload=x";
        var key = key(lessee);
        for (int twice = 0; twice < 2; twice++) {
            Signer.done(lessee.upload(
                    "objections",
                    fields(lessee, Map.of("against", "SUSPENSION", "text", text, "key", key)),
                    "日志.pdf",
                    PDF));
        }
        assertThat(count("select count(*) from lease.lessee_objection where lease_number = ?", number))
                .as("sent twice it is one")
                .isEqualTo(1);
        for (var other : List.of(
                Map.of("against", "SUSPENSION", "text", "另有理由：流量系备份"),
                Map.of("against", "TERMINATION", "text", text))) {
            var said = new HashMap<>(other);
            said.put("key", key);
            var lost = lessee.upload("objections", fields(lessee, said), "", new byte[0]);
            assertThat(lost.statusCode()).as(other.toString()).isEqualTo(409);
            assertThat(lost.body()).contains("这次没有收下", "此前已提交另一项异议");
            if (!other.get("text").equals(text)) {
                assertThat(lost.body()).as("what was typed stays").contains("另有理由：流量系备份");
            }
        }
        assertThat(count("select count(*) from lease.lessee_objection where lease_number = ?", number))
                .isEqualTo(1);
        assertThat(steps(number).stream().filter("LESSEE_REFUSED"::equals))
                .as("what was refused is kept")
                .hasSize(5);
        assertThat(lessee.open().body())
                .contains("未改变用途 &lt;script&gt;", "等待答复")
                .doesNotContain("<script");
        assertThat(desk("compliance1"))
                .contains("未改变用途 &lt;script&gt;", "objection-1-answer", "答复承租人异议")
                .doesNotContain("<script>alert");
        assertThat(desk("sales1")).contains("待答复").doesNotContain("objection-1-answer");
        var step = "/desk/leases/" + number + "#lessee-page-heading";
        assertThat(steps("compliance1", step)).contains(step);
        assertThat(steps("contract1", step)).doesNotContain(step);
        assertThat(told("LESSEE_OBJECTION")).containsExactlyInAnyOrder("compliance-officers", "legal-officers");

        var answer = Map.of("objection", 1, "decision", "REJECTED", "answer", "流量记录显示用作他途。");
        assertThat(post("contract1", number, "objection-answers", answer).status())
                .isEqualTo(403);
        assertThat(post("compliance1", number, "objection-answers", answer, "answer-key-1")
                        .status())
                .isEqualTo(204);
        assertThat(post("compliance1", number, "objection-answers", answer, "answer-key-1")
                        .status())
                .as("the same request")
                .isEqualTo(204);
        assertThat(post("compliance1", number, "objection-answers", answer).status())
                .isEqualTo(409);
        assertThat(post(
                                "compliance1",
                                number,
                                "objection-answers",
                                Map.of("objection", 7, "decision", "REJECTED", "answer", "无"))
                        .status())
                .isEqualTo(404);
        assertThat(lessee.open().body()).contains("流量记录显示用作他途。", "异议不成立", "就您对合同 " + number);
        assertThat(lease.call("compliance1", "GET", "/desk", null).text()).doesNotContain(step);
        assertThat(broken(number)).isZero();
        var bundle = unzipped(lease.bytes("legal1", "/api/leases/" + number + "/evidence"));
        assertThat(new String(bundle.get("lessee/lessee.json"), StandardCharsets.UTF_8))
                .contains("未改变用途", "流量记录显示用作他途。");
        assertThat(unzipped(lease.bytes("manager1", "/api/leases/" + number + "/evidence")))
                .as("managers get its digest")
                .doesNotContainKey("lessee/lessee.json");
        for (var change : List.of(
                "update lease.lessee_objection set said = 'x' where lease_number = '" + number + "'",
                "delete from lease.lessee_objection_answer where lease_number = '" + number + "'")) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(
                            () -> TestPostgres.superuser("shared").sql(change).update()))
                    .as(change)
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("evidence");
        }
    }

    @Test
    void anAnswerIsDueInThreeWorkingDaysAndThenTheManagersAreTold() {
        suspended();
        var lessee = issued(number).identified(() -> code(number));
        Signer.done(object(lessee, "SUSPENSION", "没有依据", "", new byte[0]));
        var objection = lease.call("manager1", "GET", "/api/leases/" + number + "/lessee-objections", null)
                .body()
                .path("objections")
                .path(0);
        assertThat(lease.contractText(number)).contains("出租人应当在3个工作日内答复");
        // 1 December 2026 is a Tuesday
        assertThat(objection.path("answerDue").asText()).startsWith("2026-12-05T00:00");
        assertThat(desk("manager1")).contains("答复承租人异议期限", "2026年12月4日 24:00");
        clock.set(OffsetDateTime.parse("2026-12-04T23:59:59+08:00").toInstant());
        escalate();
        assertThat(told("LESSEE_OBJECTION")).doesNotContain("managers");
        clock.set(OffsetDateTime.parse("2026-12-05T00:00:00+08:00").toInstant());
        escalate();
        escalate();
        assertThat(told("LESSEE_OBJECTION").stream().filter("managers"::equals)).hasSize(1);
        assertThat(desk("manager1")).contains("逾期");
    }

    @Test
    void aReportOnTheUseReachesTheReviewAndWhatSpeaksAgainstTheLesseeBeginsOne() {
        var lessee = issued(number).identified(() -> code(number));
        assertThat(lessee.upload(
                                "use-reports",
                                fields(lessee, Map.of("text", "办公", "key", key(lessee))),
                                "",
                                new byte[0])
                        .statusCode())
                .as("all is asked")
                .isEqualTo(400);
        Signer.done(report(lessee, "内部办公，未变", "yes"));
        assertThat(lease.hasTask(number, "Task_UseReview")).isFalse();
        Signer.done(report(lessee, "改作网站托管", "no"));
        assertThat(lease.hasTask(number, "Task_UseReview"))
                .as("a review begins")
                .isTrue();
        assertThat(view("Task_UseReview")).contains("改作网站托管（承租人声明：用途已变；未转租、未交他人使用；数据出境情况无变化；附件：许可.pdf）", "承租人 Lessee");
        assertThat(lessee.open().body()).contains("出租人正在复核使用情况", "许可.pdf", "已收到", "内部办公，未变", "用途已改变");
        assertThat(told("LESSEE_REPORT")).contains("compliance-officers");
        assertThat(desk("compliance1")).contains("许可.pdf", "承租人提交的材料");
    }

    @Test
    void anObjectionToADemandForRentIsTheLesseesGroundInTheRentsTasks() {
        number = lease.inForceForAMonth(lease.application());
        assertThat(post(
                                "compliance1",
                                number,
                                "rent-defaults",
                                Map.of("amount", "18000.00", "currency", "CNY", "overdueSince", "2026-11-10"))
                        .status())
                .isEqualTo(202);
        var lessee = issued(number).identified(() -> code(number));
        assertThat(lessee.open().body()).contains("逾期租金：自2026年11月10日起，尚欠人民币18,000.00元");
        assertThat(object(lessee, "RENT_DEMAND", "已付", "", new byte[0]).statusCode())
                .as("nothing is demanded yet")
                .isEqualTo(409);
        var demand = Map.of(
                "amount",
                "18000.00",
                "currency",
                "CNY",
                "overdueSince",
                "2026-11-10",
                "sentOn",
                "2026-11-30",
                "arrivedOn",
                "2026-12-01",
                "proof",
                "挂号信 XA123456789CN",
                "periodDays",
                "15");
        assertThat(lease.complete(
                                "compliance1",
                                number,
                                "Task_DemandRent",
                                Map.of("demand", json.valueToTree(demand).toString()))
                        .status())
                .isEqualTo(204);
        assertThat(lessee.open().body()).contains("尚欠人民币18,000.00元，已书面催告", "2026-12-17T00:00");
        Signer.done(object(lessee, "RENT_DEMAND", "服务器停机三日，应当减免", "", new byte[0]));
        assertThat(lease.call("compliance1", "GET", "/api/leases/" + number + "/rent-defaults", null)
                        .text())
                .contains("服务器停机三日，应当减免");
        var step = "/desk/leases/" + number + "#lessee-page-heading";
        assertThat(steps("compliance1", step)).contains(step);
        assertThat(steps("legal1", step)).doesNotContain(step);
        var answer = Map.of("objection", 1, "decision", "PARTLY", "answer", "停机期间不计租金。");
        assertThat(post("legal1", number, "objection-answers", answer).status())
                .as("a demand is not the legal officers'")
                .isEqualTo(403);
        lease.at(Instant.parse("2026-12-17T02:00:00Z"), number);
        assertThat(view("Task_NoticeForRent")).contains("服务器停机三日，应当减免", "尚未答复", "2026-12-01");
        mayNotEndWithoutAReason();
        assertThat(post("compliance1", number, "objection-answers", answer).status())
                .isEqualTo(204);
        assertThat(view("Task_NoticeForRent")).contains("异议部分成立", "停机期间不计租金。").doesNotContain("尚未答复");
        mayNotEndWithoutAReason();
        var ended = new HashMap<>(ENDED);
        ended.put("despiteObjection", "减免之后仍欠租金，催告期限已满。");
        assertThat(lease.complete("legal1", number, "Task_NoticeForRent", ended).status())
                .isEqualTo(204);
        assertThat(jdbc.sql("select payload::jsonb -> 'detail' ->> 'despiteObjection' from lease.audit"
                                + " where lease_number = ? and action = 'RENT_NOTICE'")
                        .param(number)
                        .query(String.class)
                        .single())
                .isEqualTo("减免之后仍欠租金，催告期限已满。");
    }

    private static final Map<String, String> ENDED =
            Map.of("answer", "NOTICE", "arrivedOn", "2026-12-17", "proof", "签收记录");

    private void mayNotEndWithoutAReason() {
        var refused = lease.complete("legal1", number, "Task_NoticeForRent", ENDED);
        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.text()).contains("despiteObjection", "写明仍然解除的理由");
    }

    @Test
    void aRejectedObjectionToTheDemandNeedsNoReasonOfItsOwn() {
        number = lease.inForceForAMonth(lease.application());
        post(
                "compliance1",
                number,
                "rent-defaults",
                Map.of("amount", "18000.00", "currency", "CNY", "overdueSince", "2026-11-10"));
        var demand = Map.of(
                "amount", "18000.00",
                "currency", "CNY",
                "overdueSince", "2026-11-10",
                "sentOn", "2026-11-30",
                "arrivedOn", "2026-12-01",
                "proof", "挂号信 XA123456789CN",
                "periodDays", "15");
        done(
                "compliance1",
                number,
                "Task_DemandRent",
                Map.of("demand", json.valueToTree(demand).toString()));
        var lessee = issued(number).identified(() -> code(number));
        Signer.done(object(lessee, "RENT_DEMAND", "已付", "", new byte[0]));
        assertThat(post(
                                "compliance1",
                                number,
                                "objection-answers",
                                Map.of("objection", 1, "decision", "REJECTED", "answer", "未收到任何付款。"))
                        .status())
                .isEqualTo(204);
        lease.at(Instant.parse("2026-12-17T02:00:00Z"), number);
        assertThat(view("Task_NoticeForRent")).contains("已付", "异议不成立", "未收到任何付款。");
        done("legal1", number, "Task_NoticeForRent", ENDED);
    }

    /** Until it is on record that the deposit was repaid and the rent settled. */
    @Test
    void whatIsToBeRepaidStaysInSightAfterTheEndUntilItsRepaymentIsRecorded() {
        stored.unchangedBy(() -> assertThat(
                        settled("DEPOSIT", "36000.00", "", "2026-12-01").status())
                .as("while the contract runs")
                .isEqualTo(409));
        var lessee = issued(number).identified(() -> code(number));
        assertThat(lessee.open().body()).contains("支付押金人民币36,000.00元", "2026-12-12T00:00", "租期至：");
        var breach = Map.of(
                "ground", "FUNDAMENTAL_BREACH",
                "by", "LESSOR",
                "explanation", "两次书面要求仍不停止对外提供代理服务。",
                "knownSince", "2026-12-01");
        assertThat(post("compliance1", number, "terminations", breach).status()).isEqualTo(202);
        assertThat(lessee.open().body()).contains("合同没有解除", "租期至：").doesNotContain("返还服务器；");
        done("legal1", number, "Task_NoticeOfTermination", Map.of("arrivedOn", "2026-12-01", "proof", "EMS 1"));
        lease.runJobs(number);
        assertThat(lessee.open().body()).contains("停止使用并返还服务器；").doesNotContain("支付押金人民币", "租期至：");
        done("ops1", number, "Task_TakeBackServer", Map.of("accessRevokedOn", "2026-12-01", "note", "已收回"));
        assertThat(lessee.open().body()).contains("2027-01-01T00:00").doesNotContain("停止使用并返还服务器；");
        lease.attach("ops1", number, "DATA_RETURN_PROOF");
        done(
                "ops1",
                number,
                "Task_ReturnData",
                Map.of(
                        "dataDisposedOn", "2026-12-01",
                        "how", "RETURNED",
                        "logsKeptUntil", "2027-07-01",
                        "impactAssessmentKeptUntil", "2030-01-01",
                        "note", "已返还"));
        assertThat(lease.stage(number)).isEqualTo("ENDED");
        assertThat(lessee.open().body())
                .contains("自返还服务器之日起10日内无息退还押金人民币36,000.00元", "2026-12-12T00:00", "结算租金")
                .doesNotContain("协助承租人免费导出数据");

        clock.set(OffsetDateTime.parse("2026-12-14T09:00:00+08:00").toInstant());
        lessee.identified(() -> code(number));
        stored.unchangedBy(() -> {
            var short1000 = settled("DEPOSIT", "30000.00", "抵扣欠付租金 6000.00，依据合同押金条款", "2026-12-12");
            assertThat(short1000.status()).as(short1000.text()).isEqualTo(400);
            assertThat(short1000.text()).contains("setOff", "36000.00", "30000.00", "6000.00");
            var other = settled("RENT", "0", "x", "2026-12-12", "rentOwed", "18000.00", "rentPaid", "18000.00");
            assertThat(other.status()).as(other.text()).isEqualTo(422);
            assertThat(other.body().path("errors").path(0).path("field").asText())
                    .isEqualTo("rentOwed");
        });
        assertThat(settled("DEPOSIT", "30000.00", "抵扣欠付租金 6000.00，依据合同押金条款", "2026-12-12", "setOff", "6000.00")
                        .status())
                .isEqualTo(202);
        assertThat(lessee.open().body())
                .contains("押金已于2026年12月12日退还人民币30,000.00元", "抵扣欠付租金 6000.00", "结算租金")
                .doesNotContain("无息退还押金");
        assertThat(settled(
                                "RENT",
                                "2000.00",
                                "承租人支付",
                                "2026-12-12",
                                "rentOwed",
                                "18000.00",
                                "rentPaid",
                                "10000.00",
                                "setOff",
                                "6000.00",
                                "difference",
                                "一笔付款已经退回")
                        .status())
                .isEqualTo(202);
        assertThat(lessee.open().body())
                .contains("应付租金人民币18,000.00元，此前已付人民币10,000.00元，以押金抵扣人民币6,000.00元，承租人支付人民币2,000.00元", "一笔付款已经退回")
                .doesNotContain("结算租金：");
        assertThat(steps(number)).contains("SETTLED_DEPOSIT", "SETTLED_RENT");
    }

    private Http.Answer settled(String what, String amount, String note, String on, String... more) {
        var said = new HashMap<>(Map.of("what", what, "amount", amount, "paidOn", on, "note", note));
        for (int at = 0; at < more.length; at += 2) {
            said.put(more[at], more[at + 1]);
        }
        return post("sales1", number, "settlements", said, UUID.randomUUID().toString());
    }

    @Test
    void theBundlesIndexTellsOfAnAcceptedObjectionWithItsDayAndItsFile() throws IOException {
        suspended();
        var lessee = issued(number).identified(() -> code(number));
        Signer.done(object(lessee, "SUSPENSION", "没有依据", "证据.pdf", PDF));
        var said = Map.of("objection", 1, "decision", "ACCEPTED", "answer", "经核实，没有依据。");
        assertThat(post("compliance1", number, "objection-answers", said).status())
                .isEqualTo(204);
        assertThat(new String(
                        unzipped(lease.bytes("legal1", "/api/leases/" + number + "/evidence"))
                                .get("index.txt"),
                        StandardCharsets.UTF_8))
                .containsPattern("2026-12-01  承租人对暂停服务的异议成立，异议附有 attachments/[0-9a-f-]{36}，")
                .contains("objection to the suspension of the service was accepted")
                .doesNotContain("终止经过", "经核实");
    }

    @Test
    void afterAnEndByAgreementTheLesseeReadsWhatItSaysOfMoney() {
        var application = lease.application();
        application.withObjectProperty("contract").put("deposit", "36000.00").put("depositKind", "SECURITY");
        number = lease.inForce(application);
        var asked = lease.ask(
                number,
                Map.of(
                        "kind",
                        "TERMINATION",
                        "reason",
                        "业务调整",
                        "endsOn",
                        "2026-12-31",
                        "settlement",
                        "LESSEE_PAYS",
                        "settlementSum",
                        "1234.56",
                        "settlementBy",
                        "2027-01-05",
                        "settlementOther",
                        "NOTHING_OWED"));
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        done("legal1", number, "Task_AgreementReview", Map.of("answer", "AGREE", "ground", "双方同意"));
        var lessee = issued(number).identified(() -> code(number));
        assertThat(lessee.open().body()).as("before both have signed").doesNotContain("1,234.56");
        lease.concludeAgreement(number);
        var money = List.of(
                "解除协议 " + number + "-B1", "由承租人于2027年1月5日前向出租人支付租金人民币1,234.56元", "双方互不相欠", "无息退还押金人民币36,000.00元");
        assertThat(lessee.open().body())
                .as("from its conclusion on")
                .contains(money)
                .doesNotContain("2027-01-12T00:00");
        lease.at(OffsetDateTime.parse("2027-01-01T00:00:00+08:00").toInstant(), number);
        assertThat(lease.stage(number)).isEqualTo("CLOSING");
        assertThat(issued(number).identified(() -> code(number)).open().body())
                .contains(money)
                .doesNotContain("未付的由承租人支付");
    }

    /** No term runs out where a notice ends an indefinite lease (Civil Code art. 730). */
    @Test
    void anIndefiniteLeaseEndsByItsNoticeAndTheLesseeReadsThat() {
        lease.at(OffsetDateTime.parse("2028-11-01T00:00:00+08:00").toInstant(), number);
        lease.handInProof(number);
        var notice = Map.of(
                "ground", "INDEFINITE",
                "by", "LESSEE",
                "explanation", "不再续用",
                "noticeArrivedOn", "2028-11-01",
                "proof", "签收记录",
                "endsOn", "2028-12-15");
        var taken = post("compliance1", number, "terminations", notice);
        assertThat(taken.status()).as(taken.text()).isEqualTo(202);
        assertThat(issued(number).identified(() -> code(number)).open().body())
                .contains("2028年12月15日", "不定期租赁依解除通知终止", "依承租人的解除通知终止")
                .doesNotContain("租期届满", "租期至");
        assertThat(desk("manager1")).contains("依承租人的解除通知终止").doesNotContain("租期届满");
    }

    private void done(String user, String leaseNumber, String taskKey, Map<String, String> said) {
        var answer = lease.complete(user, leaseNumber, taskKey, said);
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }

    /** A declaration is made when it is given, not when it is written or sealed. */
    @Test
    void aLetterThatWasSealedAndNotSentIsTheLessorsOwnAffair() {
        number = lease.inForceForAMonth(lease.application());
        assertThat(post(
                                "compliance1",
                                number,
                                "rent-defaults",
                                Map.of("amount", "18000.00", "currency", "CNY", "overdueSince", "2026-11-10"))
                        .status())
                .isEqualTo(202);
        var made = post("compliance1", number, "legal-notices", Map.of("kind", "RENT_DEMAND"), "made-only-1");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        var letter = number + "-D01";
        var sealed = post(
                "compliance1",
                number,
                "legal-notice-seals",
                Map.of("notice", letter, "password", "compliance1"),
                "sealed-only-1");
        assertThat(sealed.status()).as(sealed.text()).isEqualTo(202);
        var lessee = issued(number).identified(() -> code(number));
        assertThat(lessee.open().body()).doesNotContain(letter).contains("目前没有可以提出异议的");
        assertThat(lessee.get("/papers/" + letter + ".pdf").statusCode()).isEqualTo(404);
        assertThat(object(lessee, "RENT_DEMAND", "未收到催告", "", new byte[0]).statusCode())
                .isEqualTo(409);

        var posted = post(
                "compliance1",
                number,
                "legal-notice-postings",
                Map.of("notice", letter, "how", "EMS 1234567890"),
                "posted-now-1");
        assertThat(posted.status()).as(posted.text()).isEqualTo(202);
        assertThat(lessee.open().body()).contains("《租金催告函》" + letter).doesNotContain("目前没有可以提出异议的");
        assertThat(lessee.get("/papers/" + letter + ".pdf").statusCode()).isEqualTo(200);
        Signer.done(object(lessee, "RENT_DEMAND", "服务器停机三日", "", new byte[0]));
    }

    @Test
    void aLinkOpensNothingOfAnotherLease() {
        var other = lease.inForce(lease.application());
        suspend(other);
        suspend(number);
        var theirs = issued(other).identified(() -> code(other));
        Signer.done(object(theirs, "SUSPENSION", "另一租赁的异议", "另.pdf", PDF));
        var file = jdbc.sql(
                        "select id::text from lease.attachment where lease_number = ? and received_by = '承租人 Lessee'")
                .param(other)
                .query(String.class)
                .single();
        var mine = issued(number).identified(() -> code(number));
        assertThat(mine.open().body()).doesNotContain(other, "另一租赁的异议", "另.pdf");
        assertThat(theirs.get("/files/" + file).statusCode()).isEqualTo(200);
        assertThat(mine.get("/files/" + file).statusCode()).isEqualTo(404);
        assertThat(mine.get("/papers/" + other + "-S01.pdf").statusCode()).isEqualTo(404);
        assertThat(mine.get("/papers/" + other + "-S01/pages/1.png").statusCode())
                .isEqualTo(404);

        // whoever takes over the cookie of one link gets nothing with it at another
        var stolen = mine.with(theirs);
        assertThat(stolen.open().body()).contains("获取验证码").doesNotContain(number, other);
        assertThat(stolen.get("/papers/contract.pdf").statusCode()).isEqualTo(404);
        assertThat(stolen.post("data", Map.of("formToken", token(theirs))).statusCode())
                .isEqualTo(403);

        // a form of another visit, or of no page of ours
        for (var token : List.of("", "x", token(theirs))) {
            assertThat(mine.upload(
                                    "objections",
                                    Map.of("against", "SUSPENSION", "text", "甲", "key", "12345678", "formToken", token),
                                    "",
                                    new byte[0])
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(count("select count(*) from lease.lessee_objection where lease_number = ?", number))
                .isZero();
        assertThat(new Signer(port, mine.path.replace("/lessee/", "/sign/"))
                        .open()
                        .statusCode())
                .as("no link of another kind")
                .isEqualTo(404);
    }

    @Test
    void ownDataIsTakenOutWholeAndNothingElse() throws IOException {
        suspended();
        ReflectionTestUtils.invokeMethod(context.getBean("deliveryRound"), "confirm", number);
        var lessee = issued(number).identified(() -> code(number));
        Signer.done(object(lessee, "SUSPENSION", "没有依据", "证据.pdf", PDF));
        Signer.done(report(lessee, "内部办公", "yes"));
        assertThat(lessee.open().body()).contains("交付确认书 " + number + "-H01");
        var files = unzipped(lessee.bytes("data", form(lessee)));
        assertThat(files.keySet())
                .contains("data.json", "papers/contract.pdf", "papers/" + number + "-H01.pdf")
                .anyMatch(path -> path.matches("files/[0-9a-f-]{36}\\.pdf"));
        var data = json.readTree(files.get("data.json"));
        assertThat(data.path("applications")
                        .path(0)
                        .path("content")
                        .path("lessee")
                        .path("name")
                        .asText())
                .isEqualTo("示例精密机械（上海）有限公司");
        assertThat(data.path("objections").toString()).contains("没有依据");
        assertThat(data.path("reports").toString()).contains("内部办公");
        assertThat(data.path("visits").toString()).contains("LESSEE_VISITED", "127.0.0.1", "Signer/1");
        assertThat(data.path("notices").toString()).contains("服务器服务已暂停");
        assertThat(data.toString())
                .as("no officers, no findings, no notes")
                .doesNotContain("legal1", "compliance1", "contract1", "sales1", "SATISFIED", "用途合法，信道合规", "TEST-NOTE");
        assertThat(steps(number)).contains("LESSEE_DATA_TAKEN");
    }

    private static Map<String, byte[]> unzipped(byte[] zip) throws IOException {
        var files = new TreeMap<String, byte[]>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    private void assertNone(Signer stranger, String none) {
        var seen = stranger.open();
        assertThat(seen.statusCode()).isEqualTo(404);
        assertThat(seen.body()).isEqualTo(none);
        for (var door : List.of("name", "objections", "leaving")) {
            var tried = stranger.post(door, Map.of("name", "王示例", "numberEnd", "015Q"));
            assertThat(tried.statusCode()).as(door).isEqualTo(404);
            assertThat(tried.body()).isEqualTo(none);
        }
    }

    /** Also to a program that takes whatever comes: the web server itself answers a body that stalls. */
    @Test
    void aStalledFormIsAnsweredInTheCharactersThatItNames() {
        var lessee = issued(number);
        var stalled = new TreeMap<String, RawHttp>();
        try {
            // all at once: the server waits for each of them
            RawHttp.whileTheServerWaitsLess(context, () -> {
                for (var accept :
                        List.of("X-None: none", "Accept: */*", "Accept: text/html", "Accept: application/json")) {
                    var slow = new RawHttp(port, "127.0.0.1");
                    stalled.put(accept, slow);
                    slow.send(RawHttp.head(
                                    "POST " + lessee.path + "/name",
                                    "Content-Type: application/x-www-form-urlencoded",
                                    "Content-Length: 100",
                                    accept)
                            + "\r\nname=");
                }
                stalled.forEach((accept, slow) -> {
                    var answer = slow.answer();
                    assertThat(answer.status()).as(accept + answer.whole()).isEqualTo(408);
                    assertThat(answer.header("Content-Type").toString().toUpperCase(java.util.Locale.ROOT))
                            .as(accept)
                            .doesNotContain("8859");
                    assertThat(answer.whole()).as(accept).contains("传送过慢");
                });
            });
        } finally {
            stalled.values().forEach(RawHttp::close);
        }
    }

    @Test
    void aHeldLeaseIsALineOfTheLogAndNoFailure(CapturedOutput output) throws Exception {
        var lessee = issued(number).identified(() -> code(number));
        var form = form(lessee);
        try (var held = new HeldLease(number)) {
            var refused = lessee.post("leaving", form);
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
            assertThat(refused.body()).contains("正有他人在办理同一事项");
        }
        assertThat(output.getAll().lines().filter(line -> line.contains("HELD")))
                .singleElement()
                .asString()
                .contains(" WARN ", "/lessee/…/leaving", number);
        assertThat(output.getAll()).doesNotContain(" ERROR ", "\tat ");
    }

    /** The address has only the secret, by which the log finds nothing. */
    @Test
    void aFailureIsLoggedWithItsLease(CapturedOutput output) throws Exception {
        var lessee = issued(number).identified(() -> code(number));
        var form = form(lessee);
        var broken = HeldLease.brokenOff(number, () -> lessee.post("leaving", form));
        assertThat(broken.statusCode()).as(broken.body()).isEqualTo(503);
        assertThat(output.getAll().lines().filter(line -> line.contains("/lessee/…/leaving")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).contains("failed", number));
    }

    /** Whoever heard nothing presses what the answer offers, or goes back to the page and writes the same again. */
    @Test
    void whatIsSentAgainAfterAnUnknownOutcomeIsRecordedOnce() throws Exception {
        suspended();
        var lessee = issued(number).identified(() -> code(number));
        var report = Map.of("text", "内部办公，未变", "unchanged", "yes", "sublet", "no", "exportChanged", "no");
        var objection = Map.of("against", "SUSPENSION", "text", "流量系备份");
        sentAgain(lessee, "use-reports", report, "select count(*) from lease.use_report where lease_number = ?");
        sentAgain(
                lessee, "objections", objection, "select count(*) from lease.lessee_objection where lease_number = ?");
        var other = lessee.upload(
                "use-reports",
                fields(
                        lessee,
                        Map.of(
                                "text",
                                "另一说明",
                                "unchanged",
                                "yes",
                                "sublet",
                                "no",
                                "exportChanged",
                                "no",
                                "key",
                                key(lessee))),
                "",
                new byte[0]);
        Signer.done(other);
        assertThat(count("select count(*) from lease.use_report where lease_number = ?", number))
                .isEqualTo(2);
    }

    /** Whoever goes back in the browser, or has the page open twice, sends the same words under another key. */
    @Test
    void theSameWordsUnderAnotherKeyAreSaidToBeRecordedAlready() {
        suspended();
        var lessee = issued(number).identified(() -> code(number));
        var first = report(lessee, "内部办公，未变", "yes");
        assertThat(receipt(lessee, first)).contains("已收到您的说明", "recorded");
        isSaidAlready(report(lessee, "内部办公，未变", "yes"));
        isSaidAlready(reportWithout(lessee, "内部办公，未变"));
        clock.set(clock.instant().plusSeconds(60));
        Signer.done(report(lessee, "内部办公，已变", "yes"));
        clock.set(clock.instant().plusSeconds(60));
        var reports = "select count(*) from lease.use_report where lease_number = ?";
        assertThat(count(reports, number)).isEqualTo(2);
        Signer.done(report(lessee, "内部办公，未变", "yes"));
        assertThat(count(reports, number))
                .as("the last word counts, not that it was said before")
                .isEqualTo(3);

        var objected = object(lessee, "SUSPENSION", "流量系备份", "日志.pdf", PDF);
        assertThat(receipt(lessee, objected)).contains("已收到您的异议", "recorded");
        isSaidAlready(object(lessee, "SUSPENSION", "流量系备份", "日志.pdf", PDF));
        isSaidAlready(object(lessee, "SUSPENSION", "流量系备份", "", new byte[0]));
        Signer.done(object(lessee, "SUSPENSION", "流量系备份", "日志.pdf", SmallPdf.of("another day's log")));
        assertThat(count("select count(*) from lease.lessee_objection where lease_number = ?", number))
                .as("another file is another objection")
                .isEqualTo(2);
        assertThat(lessee.get("?received=0123456789").body())
                .as("of nothing that came nothing is said")
                .doesNotContain("id=\"received\"");

        clock.set(clock.instant().plus(Duration.ofHours(25)));
        var later = issued(number).identified(() -> code(number));
        Signer.done(report(later, "内部办公，未变", "yes"));
        assertThat(count(reports, number)).as("of another day").isEqualTo(4);
    }

    private static void isSaidAlready(java.net.http.HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        assertThat(answer.body()).contains("已于 2026年", "登记，无须再次提出", "nothing more is to be done");
    }

    /** What the page says at the place to which the browser jumps. */
    private static String receipt(Signer lessee, java.net.http.HttpResponse<String> sent) {
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
        var to = sent.headers().firstValue("Location").orElseThrow();
        assertThat(to).startsWith(lessee.path + "?received=").endsWith("#received");
        var said = Pattern.compile("<p id=\"received\" class=\"received\" role=\"status\" tabindex=\"-1\">.*?</p>")
                .matcher(lessee.get(to.substring(lessee.path.length()).replace("#received", ""))
                        .body());
        assertThat(said.find()).isTrue();
        return said.group();
    }

    private java.net.http.HttpResponse<String> reportWithout(Signer lessee, String text) {
        var said = Map.of("text", text, "unchanged", "yes", "sublet", "no", "exportChanged", "no", "key", key(lessee));
        return lessee.upload("use-reports", fields(lessee, said), "", new byte[0]);
    }

    private void sentAgain(Signer lessee, String door, Map<String, String> said, String counted) throws Exception {
        var sent = new HashMap<>(fields(lessee, said));
        sent.put("key", key(lessee));
        Signer.done(lessee.upload(door, sent, "", new byte[0])); // stored, and say that its answer was lost
        var broken = HeldLease.brokenOff(number, () -> lessee.upload(door, sent, "", new byte[0]));
        assertThat(broken.statusCode()).as(broken.body()).isEqualTo(503);
        assertThat(broken.body())
                .contains("结果不明", "请先回到页面查看", "not known", "原样再提交一次", "action=\"" + lessee.path + "/" + door + "\"")
                .doesNotContain("Idempotency-Key");
        var offered = new HashMap<String, String>();
        Pattern.compile("type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"")
                .matcher(broken.body())
                .results()
                .forEach(field -> offered.put(field.group(1), field.group(2)));
        assertThat(offered).as("all that was written").isEqualTo(sent);
        Signer.done(lessee.upload(door, offered, "", new byte[0]));
        assertThat(count(counted, number)).as("by what the answer offers").isEqualTo(1);

        var back = Pattern.compile("href=\"" + lessee.path + "([^\"]*)\"").matcher(broken.body());
        assertThat(back.find()).as(broken.body()).isTrue();
        var key = Pattern.compile("name=\"key\" value=\"([^\"]*)\"")
                .matcher(lessee.get(back.group(1)).body());
        assertThat(key.find()).isTrue();
        sent.put("key", key.group(1));
        Signer.done(lessee.upload(door, sent, "", new byte[0]));
        assertThat(count(counted, number)).as("by the way back").isEqualTo(1);
    }

    private java.net.http.HttpResponse<String> object(
            Signer lessee, String against, String text, String fileName, byte[] file) {
        return lessee.upload(
                "objections",
                fields(lessee, Map.of("against", against, "text", text, "key", key(lessee))),
                fileName,
                file);
    }

    private java.net.http.HttpResponse<String> report(Signer lessee, String text, String unchanged) {
        return lessee.upload(
                "use-reports",
                fields(
                        lessee,
                        Map.of(
                                "text",
                                text,
                                "unchanged",
                                unchanged,
                                "sublet",
                                "no",
                                "exportChanged",
                                "no",
                                "key",
                                key(lessee))),
                "许可.pdf",
                PDF);
    }

    private static Map<String, String> fields(Signer lessee, Map<String, String> said) {
        var all = new HashMap<>(said);
        all.put("formToken", token(lessee));
        return all;
    }

    private static Map<String, String> form(Signer lessee) {
        return fields(lessee, Map.of());
    }

    private static String token(Signer lessee) {
        return hidden(lessee, "formToken");
    }

    private static String key(Signer lessee) {
        var page = lessee.open().body();
        return page.contains("name=\"key\"") ? hidden(lessee, "key") : "0123456789";
    }

    private static String hidden(Signer lessee, String name) {
        var found = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"")
                .matcher(lessee.open().body());
        assertThat(found.find()).as(name).isTrue();
        return found.group(1);
    }

    /** As if it had been suspended before the test's minutes. */
    private void suspended() {
        var now = clock.instant();
        clock.set(SettableClock.START);
        number = lease.standing("lessee's page: suspended", () -> {
            var leased = lease.inForce(lease.application());
            suspend(leased);
            return leased;
        });
        clock.set(now);
    }

    private void suspend(String leaseNumber) {
        assertThat(post("compliance1", leaseNumber, "reviews", Map.of("ground", "流量异常"))
                        .status())
                .isEqualTo(202);
        assertThat(lease.complete(
                                "compliance1",
                                leaseNumber,
                                "Task_UseReview",
                                Map.of(
                                        "outcome", "SUSPEND",
                                        "actualUse", "用作他途",
                                        "actualUseMatches", "NO",
                                        "illegalContentFound", "NO",
                                        "sublet", "NO",
                                        "cureBy", "2027-12-01",
                                        "clause", "第八条",
                                        "ground", "与约定不符"))
                        .status())
                .isEqualTo(204);
        lease.runJobs(leaseNumber);
        assertThat(lease.stage(leaseNumber)).isEqualTo("SUSPENDED");
    }

    /** What the product does each hour. */
    private void escalate() {
        ReflectionTestUtils.invokeMethod(context.getBean("lateAnswers"), "escalate");
    }

    /** Ended now, whatever the process says: only the row is looked at. */
    private void ended(String leaseNumber) {
        TestPostgres.superuser("shared")
                .sql("update lease.lease set stage = 'ENDED', end_reason = 'EXPIRED', stage_since = ? where number = ?")
                .params(java.sql.Timestamp.from(clock.instant()), leaseNumber)
                .update();
    }

    private Signer issued(String leaseNumber) {
        var answer = post("sales1", leaseNumber, "lessee-links", null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return new Signer(port, answer.body().path("link").asText());
    }

    private String code(String leaseNumber) {
        var answer = lease.call("contract1", "POST", "/api/leases/" + leaseNumber + "/lessee-code", null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().path("code").asText();
    }

    /**
     * The pages of the user's desk, until one holds the step: the earliest stand first, and other tests have theirs.
     */
    private String steps(String user, String step) {
        var pages = new StringBuilder();
        for (int page = 0; page == 0 || pages.indexOf("tasks=" + page) >= 0; page++) {
            pages.append(lease.call(user, "GET", "/desk?tasks=" + page, null).text());
            if (pages.indexOf(step) >= 0) {
                break;
            }
        }
        return pages.toString();
    }

    private String desk(String user) {
        return lease.call(user, "GET", "/desk/leases/" + number, null).text();
    }

    private String view(String taskKey) {
        return tasks.getVariableLocal(lease.taskId(number, taskKey), "view").toString();
    }

    private Http.Answer post(String user, String leaseNumber, String door, Map<String, ?> body, String... key) {
        JsonNode tree = body == null ? json.createObjectNode() : json.valueToTree(body);
        return lease.post(
                user,
                "/api/leases/" + leaseNumber + "/" + door,
                tree.toString().getBytes(StandardCharsets.UTF_8),
                "application/json",
                key.length == 0 ? new String[0] : new String[] {"Idempotency-Key", key[0]});
    }

    private List<String> told(String kind) {
        return jdbc.sql(
                        "select group_id from lease.notice where lease_number = ? and kind = ? and group_id is not null")
                .param(number)
                .param(kind)
                .query(String.class)
                .list();
    }

    private List<String> steps(String leaseNumber) {
        return jdbc.sql("select action from lease.audit where lease_number = ? order by seq")
                .param(leaseNumber)
                .query(String.class)
                .list();
    }

    private int broken(String leaseNumber) {
        return count(
                        "select count(*) from lease.altered_rows(left(?, -1), ?) where lease_number = ?",
                        leaseNumber,
                        leaseNumber,
                        leaseNumber)
                + count(
                        "select count(*) from lease.broken_entries(left(?, -1), ?) where lease_number = ?",
                        leaseNumber,
                        leaseNumber,
                        leaseNumber);
    }

    private int count(String sql, String... params) {
        return jdbc.sql(sql).params((Object[]) params).query(Integer.class).single();
    }
}
