package dev.serverlease.stage.contract.sign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.signature.DemoAuthority;
import dev.serverlease.stage.contract.document.QuickDocument;
import dev.serverlease.stage.contract.link.LesseeOffer;
import dev.serverlease.stage.contract.link.SigningLinks;
import dev.serverlease.testing.Http;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.SmallPdf;
import dev.serverlease.testing.StoredState;
import dev.serverlease.testing.TestPostgres;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The lessee's link and its page: who gets in, what each step keeps, and what ends it. */
@ServerLeaseTest
@ExtendWith(OutputCaptureExtension.class)
class SignPageTest {

    private static final AtomicInteger MINUTES = new AtomicInteger();

    @LocalServerPort
    private int port;

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private LesseeOffer offer;

    @Autowired
    private DemoAuthority authority;

    @Autowired
    private StoredState stored;

    @Autowired
    private SigningLinks links;

    @Autowired
    private LeaseCommands commands;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectMapper json;

    private String number;

    /** Each test has minutes of its own: the door counts what comes in each. */
    @BeforeEach
    void draft() {
        clock.set(SettableClock.START);
        // the process sends a link
        number = lease.toBeSigned(lease.application());
        clock.set(SettableClock.START.plus(Duration.ofMinutes(5L * MINUTES.incrementAndGet())));
    }

    private int signatures() {
        return count("select count(*) from lease.signature where lease_number = ? and party = 'LESSEE'", number);
    }

    /** From now on there is a newer draft. */
    private void redraft() {
        TestPostgres.superuser("shared")
                .sql(
                        "insert into lease.contract (lease_number, version, clauses, text_digest, digest, salt, clause_library, lessor, drafted_at)"
                                + " select lease_number, version + 1, clauses, text_digest, digest, salt, clause_library, lessor, drafted_at"
                                + " from lease.contract where lease_number = ?")
                .param(number)
                .update();
    }

    @Test
    void theSignerIsIdentifiedReadsAsksConsentsAndSigns(CapturedOutput output) throws Exception {
        number = QuickDocument.printed(() -> {
            var printed = lease.apply(lease.application());
            lease.approve("legal1", printed);
            return printed;
        });
        var digest = offer.issued(number).digest();
        var signer = issued();
        stored.unchangedBy(() -> {
            assertThat(signer.open().body()).contains("获取验证码").doesNotContain("示例精密机械", number);
            assertThat(signer.open().statusCode()).isEqualTo(200);
        });
        assertThat(signer.get("/contract.pdf").statusCode()).isEqualTo(404);
        signer.identified(this::codeReadOut);
        var page = signer.open();
        assertThat(page.body()).contains("示例精密机械", "用途", "争议解决").doesNotContain("<script", "checked=");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(page.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; style-src 'self'; img-src 'self'")
                .contains("frame-ancestors 'none'");
        assertThat(signer.get("/contract.pdf").body()).startsWith("%PDF-");
        assertThat(signer.get("/pages/2.png").headers().firstValue("Content-Type"))
                .contains("image/png");
        assertThat(signer.get("/pages/99.png").statusCode()).isEqualTo(404);

        Signer.done(signer.post("questions", Map.of("clause", "forum", "question", "为什么是北京？")));
        assertThat(signer.open().body()).contains("为什么是北京？", "尚未答复");
        assertThat(desk("contract1")).contains("为什么是北京？", "explain-1-answer", "未发邮件，由合同管理员转交");
        assertThat(desk("manager1")).contains("为什么是北京？").doesNotContain("explain-1-answer");
        assertThat(door("contract1", "explanations", Map.of("asked", 1, "answer", "出租人住所地在北京。"))
                        .status())
                .isEqualTo(204);
        assertThat(door("contract1", "explanations", Map.of("asked", 1, "answer", "改口。"))
                        .status())
                .isEqualTo(409);
        assertThat(signer.open().body()).contains("出租人住所地在北京。");

        assertThat(desk("manager1")).contains("答复说明请求", "出租人住所地在北京。").doesNotContain("English:");
        assertThat(signer.post("signature", Map.of()).statusCode()).isEqualTo(409);
        Signer.done(signer.post("read", Map.of()));
        assertThat(signer.post("consent", Map.of()).statusCode()).isEqualTo(400);
        Signer.done(signer.post("consent", Map.of("consent", "yes")));
        Signer.done(signer.post("signature", Map.of()));

        assertThat(signer.open().body()).contains("已签署", "✓ 签署人已核实。", "✓ 签署后未改动。", "王示例", "下载签署后的文件");
        assertThat(signer.get("/signed.pdf").body()).contains("/ByteRange");
        assertThat(signatures()).isEqualTo(1);
        assertThat(lease.hasTask(number, "Task_SealForLessor")).isTrue();
        assertThat(steps())
                .containsSubsequence(
                        "SIGNING_LINK_UNSENT",
                        "SIGNING_LINK_HANDED_OVER",
                        "SIGNING_LINK_OPENED",
                        "SIGNING_CODE_SHOWN",
                        "SIGNER_IDENTIFIED",
                        "EXPLANATION_ASKED",
                        "EXPLANATION_GIVEN",
                        "SIGNATURE_REFUSED",
                        "CONTRACT_READ",
                        "SIGNING_CONSENTED",
                        "SIGNING_LINK_USED");
        assertThat(jdbc.sql("select digest || payload from lease.audit where lease_number = ? and action in"
                                + " ('SIGNING_LINK_OPENED', 'SIGNER_IDENTIFIED', 'CONTRACT_READ', 'SIGNING_LINK_USED')")
                        .param(number)
                        .query(String.class)
                        .list())
                .hasSize(4)
                .allSatisfy(entry -> assertThat(entry).contains(digest, "127.0.0.1", "Signer/1"));
        assertThat(count(
                        "select count(*) from lease.altered_rows(left(?, -1), ?) where lease_number = ?",
                        number,
                        number,
                        number))
                .isZero();
        assertThat(count(
                        "select count(*) from lease.broken_entries(left(?, -1), ?) where lease_number = ?",
                        number,
                        number,
                        number))
                .isZero();
        assertThat(lease.lease(number).path("timeline").toString())
                .contains("SIGNER_IDENTIFIED")
                .doesNotContain("Signer/1");
        assertNowhere(signer.token(), output);
    }

    /** Only the digest of the token is stored, and nothing says it. */
    private void assertNowhere(String token, CapturedOutput output) throws Exception {
        var hash = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        assertThat(count("select count(*) from lease.signing_token where encode(hash, 'hex') = ?", hash))
                .isEqualTo(1);
        for (var table : List.of("signing_link", "signing_token", "audit", "audit_waiting", "notice", "mail")) {
            assertThat(count("select count(*) from lease." + table + " t where t::text like ?", "%" + token + "%"))
                    .as(table)
                    .isZero();
        }
        assertThat(output.getAll()).doesNotContain(token);
    }

    @Test
    void aWrongAUsedARevokedAndASupersededLinkAreOneAndTheSameToStrangersAndAnExpiredOneSaysSo() {
        var wrong = new Signer(port, "/sign/" + "A".repeat(43)).open();
        assertThat(wrong.statusCode()).isEqualTo(404);

        var superseded = issued().identified(this::codeReadOut);
        redraft();
        assertNone(superseded.elsewhere(), wrong.body());
        assertThat(superseded.open().body()).as("who is known is told why").contains("合同文本已更新");
        assertThat(superseded.post("read", Map.of()).statusCode()).isEqualTo(409);

        var revoked = issued().identified(this::codeReadOut);
        assertThat(door("contract1", "signing-links/revocation", Map.of("reason", "发错人"))
                        .status())
                .isEqualTo(204);
        assertNone(revoked.elsewhere(), wrong.body());
        assertThat(revoked.open().body()).contains("已撤销");

        var expired = issued();
        clock.set(clock.instant().plus(Duration.ofDays(11)));
        for (var answer : List.of(expired.open(), expired.post("name", Map.of("name", "王示例", "numberEnd", "015Q")))) {
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body())
                    .contains("此链接已过有效期", "出租人", "重新发出", "has expired")
                    .doesNotContain("链接可能不完整", number, "王示例");
        }
        assertThat(steps()).contains("SIGNING_LINK_SUPERSEDED", "SIGNING_LINK_REVOKED", "SIGNING_LINK_EXPIRED");
    }

    private void assertNone(Signer stranger, String none) {
        var seen = stranger.open();
        assertThat(seen.statusCode()).isEqualTo(404);
        assertThat(seen.body()).isEqualTo(none);
        var tried = stranger.post("name", Map.of("name", "王示例", "numberEnd", "015Q"));
        assertThat(tried.statusCode()).isEqualTo(404);
        assertThat(tried.body()).isEqualTo(none);
        assertThat(steps()).as("a try is kept").contains("SIGNING_LINK_TRIED");
    }

    @Test
    void aNewLinkEndsTheOneBeforeAndARepeatIsTheSame() {
        var first = issued();
        var again = door("contract1", "signing-links", Map.of("to", "SIGNER"), "same-key-1");
        assertThat(again.status()).isEqualTo(201);
        assertThat(first.open().statusCode()).isEqualTo(404);
        var repeated = door("contract1", "signing-links", Map.of("to", "SIGNER"), "same-key-1");
        assertThat(repeated.status()).isEqualTo(201);
        assertThat(repeated.body().has("link")).as(repeated.text()).isFalse();
        assertThat(repeated.text()).contains("已经发出", "王示例");
        assertThat(count(
                        "select count(*) from lease.signing_token t join lease.signing_link l on l.id = t.link"
                                + " where l.lease_number = ?",
                        number))
                .as("no token is made for a repeat: one each of the two that were handed over")
                .isEqualTo(2);
        assertThat(count("select count(*) from lease.signing_link where lease_number = ?", number))
                .as("the process sent one before")
                .isEqualTo(3);
        assertThat(new Signer(port, again.body().path("link").asText()).open().statusCode())
                .isEqualTo(200);
        assertThat(door("sales1", "signing-links", Map.of("to", "SIGNER")).status())
                .isEqualTo(403);
        assertThat(lease.call("sales1", "POST", "/api/leases/" + number + "/signing-code", null)
                        .status())
                .isEqualTo(403);
    }

    /** As on paper: one person alone does not make both signatures. */
    @Test
    void whoHandedOverTheLinkOrReadTheCodeDoesNotSeal() {
        withAnotherWhoSeals(() -> {
            var answer = door("contract2", "signing-links", Map.of("to", "SIGNER"));
            var signer = new Signer(port, answer.body().path("link").asText())
                    .identified(this::codeReadOut)
                    .consented();
            Signer.done(signer.post("signature", Map.of()));
            var task = lease.taskId(number, "Task_SealForLessor");
            for (var officer : List.of("contract1", "contract2")) {
                var claim = lease.claim(officer, task);
                assertThat(claim.status()).as(officer).isEqualTo(403);
                assertThat(claim.text()).contains("转交", "验证码");
                assertThat(lease.submit(officer, task, LeaseDriver.SEALED).status())
                        .as(officer)
                        .isIn(403, 409);
                assertThat(todo(officer)).as(officer).doesNotContain(task);
            }
            assertThat(todo("ops1")).contains(task);
            assertThat(lease.hasTask(number, "Task_SealForLessor")).isTrue();
        });
    }

    @Test
    void eachOfficerWhoReadsTheCodeIsRecorded() {
        withAnotherWhoSeals(() -> {
            Signer.done(issued().post("name", Map.of("name", "王示例", "numberEnd", "015Q")));
            codeReadOut();
            assertThat(readCode("contract2").status()).isEqualTo(200);
            assertThat(jdbc.sql(
                                    "select actor from lease.audit where lease_number = ? and action = 'SIGNING_CODE_SHOWN' order by seq")
                            .param(number)
                            .query(String.class)
                            .list())
                    .containsExactly("contract1", "contract2");
        });
    }

    /** Else nobody could seal what the lessee signs, and everybody would wait for the deadline. */
    @Test
    void theLastWhoCouldSealNeitherHandsTheLinkOverNorReadsTheCode() {
        Signer.done(issued().post("name", Map.of("name", "王示例", "numberEnd", "015Q")));
        for (var refused : List.of(
                readCode("contract2"),
                lease.call("contract2", "POST", "/desk/leases/" + number + "/signing-code", null),
                door("contract2", "signing-links", Map.of("to", "SIGNER")))) {
            assertThat(refused.status()).as(refused.text()).isEqualTo(409);
            assertThat(refused.text()).contains("无人可以用印", "contract1");
        }
        assertThat(readCode("contract1").status())
                .as("who does not seal anyway")
                .isEqualTo(200);
        assertThat(lease.call("contract2", "GET", "/desk/leases/" + number, null)
                        .text())
                .contains("转交链接、查看验证码的人不得用印");
    }

    @Test
    void theLastWhoCouldSealRecordsNoPaperEither() {
        issued();
        var refused = door(
                "contract2",
                "signatures",
                LeaseDriver.onPaper(
                        lease.attach("contract2", number, "SIGNED_CONTRACT"), lease.contractDigest(number)));
        assertThat(refused.status()).as(refused.text()).isEqualTo(409);
        assertThat(refused.text()).contains("无人可以用印", "contract1");
        assertThat(lease.signForLessee(number).status())
                .as("who handed the link over may")
                .isEqualTo(202);
    }

    /** Membership may change after the link was handed over. */
    @Test
    void whereNobodyCanSealManagersAreToldAndTheDeskSaysWhatToDo() {
        withAnotherWhoSeals(() -> {
            var answer = door("contract2", "signing-links", Map.of("to", "SIGNER"));
            var signer = new Signer(port, answer.body().path("link").asText())
                    .identified(this::codeReadOut)
                    .consented();
            jdbc.sql("delete from act_id_membership where user_id_ = 'ops1' and group_id_ = 'contract-officers'")
                    .update();
            Signer.done(signer.post("signature", Map.of()));
        });
        assertThat(jdbc.sql("select count(*) from lease.notice where lease_number = ? and kind = 'NOBODY_SEALS'"
                                + " and group_id = 'managers'")
                        .param(number)
                        .query(Integer.class)
                        .single())
                .isOne();
        assertThat(desk("contract1")).contains("无人可以用印", "在用印组中增加");
        withAnotherWhoSeals(() -> assertThat(desk("contract1")).doesNotContain("无人可以用印"));
    }

    /** Nobody records how an officer passes the code on, and nobody says that it is known. */
    @Test
    void theReportSaysWhoSawTheCodeAndNothingThatIsNotOnRecord() {
        var signer = issued().identified(this::codeReadOut).consented();
        Signer.done(signer.post("signature", Map.of()));
        var page = desk("manager1");
        assertThat(page.substring(page.indexOf("签名核验报告"), page.indexOf("</ul></details>")))
                .contains("身份核对方式", "contract1，2026年12月1日", "没有记录")
                .doesNotContain("当面交付", "compared the identity document", "口头告知");
        assertThat(jdbc.sql("select payload from lease.audit where lease_number = ? and action = 'SIGNER_IDENTIFIED'")
                        .param(number)
                        .query(String.class)
                        .single())
                .contains("OFFICER")
                .doesNotContain("IN_PERSON");
    }

    private Http.Answer readCode(String officer) {
        return lease.call(officer, "POST", "/api/leases/" + number + "/signing-code", null);
    }

    private void withAnotherWhoSeals(Runnable act) {
        jdbc.sql("insert into act_id_membership (user_id_, group_id_) values ('ops1', 'contract-officers')")
                .update();
        try {
            act.run();
        } finally {
            jdbc.sql("delete from act_id_membership where user_id_ = 'ops1' and group_id_ = 'contract-officers'")
                    .update();
        }
    }

    private static String signing(Signer signer) {
        var page = signer.open().body();
        return page.substring(page.indexOf("id=\"sign\""), page.indexOf("id=\"decline\""));
    }

    /**
     * Nobody signs before the answer, on this page or on paper; and nothing is sealed, however the question came there.
     */
    @Test
    void aQuestionIsAnsweredBeforeTheLesseeSignsOnPaperAndBeforeTheSeal() {
        var signer = issued().identified(this::codeReadOut);
        Signer.done(signer.post("questions", Map.of("clause", "forum", "question", "为什么是北京？")));
        var unanswered = lease.signForLessee(number);
        assertThat(unanswered.status()).as(unanswered.text()).isEqualTo(409);
        assertThat(unanswered.text()).contains("尚未答复，不得登记", "为什么是北京？");
        answer(1);
        assertThat(lease.signForLessee(number).status()).isEqualTo(202);
        askPastThePage();
        var sealed = LeaseDriver.sealed(lease.claimAndConfirmSeal(number));
        var refused = lease.complete(LeaseDriver.SEALER, number, "Task_SealForLessor", sealed);
        assertThat(refused.status()).as(refused.text()).isEqualTo(409);
        assertThat(refused.text()).contains("尚未答复，不得用印", "为什么是北京？").doesNotContain("English:");
        assertThat(desk("contract1")).contains("请求说明尚未答复");
        answer(2);
        assertThat(lease.complete(LeaseDriver.SEALER, number, "Task_SealForLessor", sealed)
                        .status())
                .isEqualTo(204);
    }

    /** As a double click sends it, or a browser that got no answer. */
    @Test
    void eachFormThatIsSentTwiceIsDoneOnceAndNobodyIsToldThatItIsNot() {
        var signer = issued().identified(this::codeReadOut);
        for (int time = 1; time <= 2; time++) {
            Signer.done(signer.post("questions", Map.of("clause", "forum", "question", "为什么是北京？")));
        }
        answer(1);
        for (var form : List.of("read", "consent", "signature")) {
            for (int time = 1; time <= 2; time++) {
                Signer.done(signer.post(form, form.equals("consent") ? Map.of("consent", "yes") : Map.of()));
            }
        }
        assertThat(signatures()).isEqualTo(1);
        assertThat(steps())
                .containsOnlyOnce("EXPLANATION_ASKED", "CONTRACT_READ", "SIGNING_CONSENTED", "SIGNING_LINK_USED");
        assertThat(signer.open().body()).contains("已签署");
    }

    @Test
    void theSameFileSentTwiceIsOneSignatureAndAnotherIsRefused() throws Exception {
        var signer = issued().identified(this::codeReadOut).consented();
        var file = signedElsewhere();
        var other = signedElsewhere();
        for (int time = 1; time <= 2; time++) {
            Signer.done(signer.upload("upload", Map.of(), "signed.pdf", file));
        }
        assertThat(signatures()).isEqualTo(1);
        assertThat(steps())
                .containsOnlyOnce("SIGNING_LINK_USED")
                .as("it is no attempt that was refused")
                .doesNotContain("SIGNATURE_REFUSED");
        assertThat(signer.upload("upload", Map.of(), "signed.pdf", other).statusCode())
                .isEqualTo(409);
        assertThat(signatures()).isEqualTo(1);
    }

    @Test
    void theSameRefusalSentTwiceIsOneAndAnotherIsRefused() {
        var signer = issued().identified(this::codeReadOut);
        for (int time = 1; time <= 2; time++) {
            Signer.done(signer.post("refusal", Map.of("reason", "租金与约定不符")));
        }
        assertThat(steps()).containsOnlyOnce("SIGNING_DECLINED");
        var other = signer.post("refusal", Map.of("reason", "改由别家承租"));
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.body()).contains("没有办理");
    }

    @Test
    void theSameRepresentativeSentTwiceIsNamedOnceAndAnotherIsRefused() throws Exception {
        var signer = issued().identified(this::codeReadOut);
        var letter = SmallPdf.of("letter of authority");
        var named = Map.of("name", "李代理", "numberEnd", "002X", "address", "li@example.com", "telephone", "13800138000");
        for (int time = 1; time <= 2; time++) {
            Signer.done(signer.upload("representative", named, "授权委托书.pdf", letter));
        }
        assertThat(steps()).containsOnlyOnce("SIGNING_FORWARDED").doesNotContain("FORWARDING_REFUSED");
        var other = new HashMap<>(named);
        other.put("name", "赵代理");
        assertThat(signer.upload("representative", other, "授权委托书.pdf", letter).statusCode())
                .isEqualTo(409);
        assertThat(links().path("representative").path("name").asText()).isEqualTo("李代理");
    }

    private byte[] signedElsewhere() {
        return authority.signOnce(
                offer.issued(number).pdf(),
                "lessee",
                new DemoAuthority.OneTimeSigner("王示例", "示例精密机械（上海）有限公司", "91310000MA1FLX015Q"),
                "签署");
    }

    /** While a question is open it is not the lessee for whom the lease waits. */
    @Test
    void whileQuestionsAreOpenTheLeaseWaitsForTheContractOfficers() {
        var signer = issued().identified(this::codeReadOut);
        assertThat(todo("contract1")).contains("等待承租人签署");
        Signer.done(signer.post("questions", Map.of("clause", "forum", "question", "为什么是北京？")));
        Signer.done(signer.post("questions", Map.of("clause", "forum", "question", "")));
        assertThat(todo("contract1"))
                .contains("答复承租人的说明请求", "共 2 项", "2026年12月1日", "href=\"#explanations-heading\"", "合同管理员")
                .doesNotContain("等待承租人签署");
        assertThat(desk("contract1")).contains("id=\"explanations-heading\"");
        assertThat(nextSteps("contract1"))
                .contains("/desk/leases/" + number + "#explanations-heading")
                .doesNotContain("/desk/leases/" + number + "#post-signatures");
        assertThat(jdbc.sql(
                                "select text_zh || text_en from lease.notice where lease_number = ? and kind = 'SIGNING_ONLINE'"
                                        + " and text_zh like '%为什么是北京？%'")
                        .param(number)
                        .query(String.class)
                        .single())
                .contains("争议解决", "为什么是北京？", "答复前不能签署");
        answer(1);
        assertThat(todo("contract1")).contains("共 1 项");
        assertThat(door("contract1", "explanations", Map.of("asked", 2, "answer", "出租人住所地在北京。"))
                        .status())
                .isEqualTo(204);
        assertThat(todo("contract1")).contains("等待承租人签署").doesNotContain("说明请求");
    }

    /** Article 496 asks for it where a clause matters gravely; the lessee may ask about any. */
    @Test
    void aClauseThatIsNotMarkedIsAskedAboutToo() {
        var signer = issued().identified(this::codeReadOut);
        Signer.done(signer.post("questions", Map.of("clause", "price", "question", "含税吗？")));
        var page = signer.open().body();
        var others = page.substring(page.indexOf("id=\"others\""));
        assertThat(others).contains("<option value=\"price\"", "含税吗？", "尚未答复");
        assertThat(others.substring(0, others.indexOf("</section>"))).doesNotContain("<option value=\"forum\"");
        assertThat(desk("contract1")).contains("含税吗？", "explain-1-answer");
        assertThat(signer.post("questions", Map.of("clause", "none", "question", ""))
                        .statusCode())
                .isEqualTo(400);
        answer(1);
        assertThat(signer.open().body()).contains("出租人住所地在北京。");
    }

    /** The pages of the desk's next steps as far as the one that names this lease: others may be due before. */
    private String nextSteps(String user) {
        var steps = new StringBuilder();
        for (int page = 0; page < 100 && !steps.toString().contains("/desk/leases/" + number); page++) {
            var desk = lease.call(user, "GET", "/desk?tasks=" + page, null).text();
            steps.append(desk, 0, desk.indexOf("leases-heading\""));
        }
        return steps.toString();
    }

    private String todo(String user) {
        var page = desk(user);
        return page.substring(page.indexOf("<h3>待办"), page.indexOf("id=\"summary-heading\""));
    }

    /** Asked again, though the page is over. */
    private void askPastThePage() {
        TestPostgres.superuser("shared")
                .sql(
                        "insert into lease.explanation_asked select lease_number, position + 1, contract_version, clause, heading,"
                                + " question, asked_by, asked_at from lease.explanation_asked where lease_number = ?")
                .param(number)
                .update();
    }

    private void answer(int asked) {
        assertThat(door("contract1", "explanations", Map.of("asked", asked, "answer", "出租人住所地在北京。"))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void fiveWrongAnswersLockTheLinkAndOnlyANewOneHelps() {
        var signer = issued();
        assertThat(signer.post("name", Map.of("name", "李某某", "numberEnd", "015Q"))
                        .statusCode())
                .isEqualTo(422);
        Signer.done(signer.post("name", Map.of("name", "王示例", "numberEnd", "015Q")));
        var code = codeReadOut();
        assertThat(desk("contract1")).contains("method=\"post\" action=\"/desk/leases/" + number + "/signing-code\"");
        assertThat(desk("sales1")).doesNotContain("/signing-code");
        assertThat(lease.call("contract1", "POST", "/desk/leases/" + number + "/signing-code", null)
                        .text())
                .as("no telephone is on record")
                .contains("没有登记电话：请本人到场", "核验记录", "（未留电话）")
                .doesNotContain("请拨打已登记的电话");
        assertThat(lease.call("contract1", "POST", "/desk/leases/" + number + "/signing-code", null)
                        .text())
                .contains(code);
        var wrong = code.equals("000000") ? "111111" : "000000";
        for (int tries = 0; tries < 3; tries++) {
            assertThat(signer.post("code", Map.of("code", wrong)).statusCode()).isEqualTo(422);
        }
        assertThat(signer.post("code", Map.of("code", wrong)).statusCode()).isEqualTo(403);
        var right = signer.post("code", Map.of("code", code));
        assertThat(right.statusCode()).isEqualTo(403);
        assertThat(right.body()).contains("链接已锁定");
        var seen = lease.call("contract1", "GET", "/api/leases/" + number + "/signing-links", null)
                .body()
                .path("links")
                .path(0);
        assertThat(seen.path("locked").asBoolean()).isTrue();
        assertThat(seen.path("open").asBoolean()).as("nobody gets in with it").isFalse();
        assertThat(steps().stream().filter("SIGNING_CODE_WRONG"::equals)).hasSize(4);
        issued().identified(this::codeReadOut);
    }

    @Test
    void aCodeIsGoodForTenMinutesAndOnce() {
        var signer = issued();
        Signer.done(signer.post("name", Map.of("name", "王示例", "numberEnd", "015Q")));
        var code = codeReadOut();
        clock.set(clock.instant().plus(Duration.ofMinutes(10)));
        assertThat(signer.post("code", Map.of("code", code)).statusCode()).isEqualTo(422);
        Signer.done(signer.post("name", Map.of("name", "王示例", "numberEnd", "015Q")));
        var next = codeReadOut();
        Signer.done(signer.post("code", Map.of("code", next)));
        assertThat(signer.elsewhere().post("code", Map.of("code", next)).statusCode())
                .as("told as used to whoever knows it, and lets nobody in")
                .isEqualTo(409);
        assertThat(signer.elsewhere().post("read", Map.of()).statusCode()).isEqualTo(403);
    }

    /** As a double click sends it, or a proxy that got no answer. */
    @Test
    void theRightCodeSentAgainIsToldAsUsedAndCountedByNobody() throws Exception {
        var signer = issued();
        Signer.done(signer.post("name", Map.of("name", "王示例", "numberEnd", "015Q")));
        var code = codeReadOut();
        var threads = Executors.newFixedThreadPool(8);
        try {
            var again = threads.invokeAll(Collections.<Callable<HttpResponse<String>>>nCopies(
                    8, () -> signer.elsewhere().post("code", Map.of("code", code))));
            var answers = new ArrayList<Integer>();
            for (var answer : again) {
                answers.add(answer.get().statusCode());
                if (answer.get().statusCode() == 409) {
                    assertThat(answer.get().body()).contains("已经使用过", "未计为输错", "has just been used");
                }
            }
            assertThat(answers).containsOnlyOnce(303).containsOnly(303, 409);
        } finally {
            threads.shutdownNow();
        }
        assertThat(steps()).contains("SIGNER_IDENTIFIED").doesNotContain("SIGNING_CODE_WRONG");
        assertThat(count("select max(tries) from lease.signing_link where lease_number = ?", number))
                .isZero();
        assertThat(signer.elsewhere()
                        .post("code", Map.of("code", code.equals("000000") ? "111111" : "000000"))
                        .statusCode())
                .as("another one is wrong as ever")
                .isEqualTo(422);
    }

    @Test
    void whoeverIsIdentifiedAndSendsTheCodeAgainIsLedBack() {
        var signer = issued();
        Signer.done(signer.post("name", Map.of("name", "王示例", "numberEnd", "015Q")));
        var code = codeReadOut();
        Signer.done(signer.post("code", Map.of("code", code)));
        Signer.done(signer.post("code", Map.of("code", code)));
        Signer.done(signer.post("read", Map.of()));
        assertThat(steps().stream().filter("SIGNER_IDENTIFIED"::equals)).hasSize(1);
    }

    @Test
    void ofTwoWhoSubmitAtOnceOneSigns() throws Exception {
        var signer = issued().identified(this::codeReadOut).consented();
        var threads = Executors.newFixedThreadPool(4);
        try {
            var tries = Collections.<Callable<Integer>>nCopies(
                    4, () -> signer.post("signature", Map.of()).statusCode());
            var answers = threads.invokeAll(tries).stream()
                    .map(answer -> {
                        try {
                            return answer.get();
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .sorted()
                    .toList();
            assertThat(answers)
                    .as("they are one signer, who is told that it is signed")
                    .containsExactly(303, 303, 303, 303);
        } finally {
            threads.shutdownNow();
        }
        assertThat(signatures()).isEqualTo(1);
        assertThat(signer.elsewhere().post("signature", Map.of()).statusCode()).isEqualTo(404);
        assertThat(steps().stream().filter("SIGNING_LINK_USED"::equals)).hasSize(1);
    }

    @Test
    void whatIsNoSignedContractIsRefusedInWordsAndNothingChanges() {
        var signer = issued().identified(this::codeReadOut).consented();
        assertThat(signer.upload("upload", Map.of(), "leer.pdf", new byte[0]).statusCode())
                .isEqualTo(422);
        var html = signer.upload("upload", Map.of(), "page.pdf", "<html></html>".getBytes(StandardCharsets.UTF_8));
        assertThat(html.statusCode()).isEqualTo(422);
        assertThat(html.body()).contains("这不是 PDF 文件");
        var unsigned = new java.io.ByteArrayOutputStream();
        unsigned.writeBytes(offer.issued(number).pdf());
        var bare = signer.upload("upload", Map.of(), "bare.pdf", unsigned.toByteArray());
        assertThat(bare.statusCode()).isEqualTo(422);
        assertThat(bare.body())
                .as("the page has no such choice")
                .contains("没有电子签名", "联系出租人改用纸质文本签署")
                .doesNotContain("选择纸质签署");
        var other =
                signer.upload("upload", Map.of(), "other.pdf", "%PDF-1.7\n%%EOF\n".getBytes(StandardCharsets.UTF_8));
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body()).contains("不是");
        assertThat(steps().stream().filter("SIGNATURE_REFUSED"::equals))
                .as("each attempt is kept")
                .hasSize(4);
        assertThat(signing(signer)).contains("至多 10 MB", "at most 10 MB");
        for (var large : List.of(
                signer.upload("upload", Map.of(), "large.pdf", new byte[10_000_001]),
                signer.sized("upload", Signer.form(Map.of(), "large.pdf", new byte[50_000_000])),
                signer.stream("upload", SignPageTest::fiftyMegabytes))) {
            assertThat(large.statusCode()).isEqualTo(413);
            assertThat(large.body())
                    .contains("<html", "文件过大：至多 10 MB", "不要打印后扫描", "at most 10 MB", "without printing", "拒绝签署");
        }
        assertThat(steps().stream().filter("SIGNATURE_REFUSED"::equals))
                .as("those that were refused unread, too")
                .hasSize(7);
        assertThat(lease.stage(number)).isEqualTo("CONTRACT");
        assertThat(signatures()).isZero();

        Signer.done(signer.upload("upload", Map.of(), "signed.pdf", signedElsewhere()));
        assertThat(signatures()).isEqualTo(1);
    }

    private static InputStream fiftyMegabytes() {
        var head = Signer.form(Map.of(), "big.pdf", "%PDF-1.7\n".getBytes(StandardCharsets.UTF_8));
        var megabyte = new byte[1_000_000];
        return new SequenceInputStream(Collections.enumeration(java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(new ByteArrayInputStream(head, 0, head.length - 15)),
                        IntStream.range(0, 50).mapToObj(any -> new ByteArrayInputStream(megabyte)))
                .toList()));
    }

    @Test
    void decliningNeedsAReasonAndEndsTheLink() {
        var signer = issued().identified(this::codeReadOut);
        assertThat(signer.post("refusal", Map.of("reason", " ")).statusCode()).isEqualTo(400);
        Signer.done(signer.post("refusal", Map.of("reason", "租金与约定不符")));
        assertThat(lease.hasTask(number, "Task_OfferReturned")).isTrue();
        var useless = door("contract1", "signing-links", Map.of("to", "SIGNER"));
        assertThat(useless.status()).as("a link that cannot be signed with").isEqualTo(409);
        assertThat(useless.text()).contains("处理未签署的合同", "重新送交");
        assertThat(signer.open().body()).contains("已拒绝签署");
        assertThat(signer.post("signature", Map.of()).statusCode()).isEqualTo(409);
        assertThat(signer.elsewhere().open().statusCode()).isEqualTo(404);
        assertThat(steps()).contains("SIGNING_DECLINED");
    }

    @Test
    void aDraftIsForwardedOnceAndTheRepresentativeSignsAfterTheOfficerHasChecked() throws Exception {
        var signer = issued().identified(this::codeReadOut);
        var named = Map.of("name", "李代理", "numberEnd", "002X", "address", "li@example.com", "telephone", "13800138000");
        assertThat(signer.upload("representative", named, "letter.pdf", new byte[0])
                        .statusCode())
                .isEqualTo(400);
        assertThat(steps()).as("an incomplete form is an attempt").contains("FORWARDING_REFUSED");
        var large = signer.upload("representative", named, "letter.pdf", new byte[20_000_001]);
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(large.body()).contains("文件过大：至多 20 MB", "降低扫描分辨率", "at most 20 MB");
        assertThat(steps().stream().filter("FORWARDING_REFUSED"::equals))
                .as("and so is a letter that is too large")
                .hasSize(2);
        var letter = SmallPdf.of("letter of authority");
        for (var self :
                Map.of("name", "王　示例", "address", "Legal@lessee.example ").entrySet()) {
            var tried = new java.util.HashMap<>(named);
            tried.put(self.getKey(), self.getValue());
            var refused = signer.upload("representative", tried, "letter.pdf", letter);
            assertThat(refused.statusCode()).as(self.getKey()).isEqualTo(400);
            assertThat(refused.body()).contains("不能转交给本人");
        }
        Signer.done(signer.upload("representative", named, "授权委托书.pdf", SmallPdf.of("letter of authority")));
        assertThat(signer.elsewhere().open().statusCode()).isEqualTo(404);
        assertThat(links().path("representative").path("name").asText()).isEqualTo("李代理");
        assertThat(desk("contract1")).contains("代理人“李代理”", "处理未签署的合同");
        var early = door("contract1", "signing-links", Map.of("to", "REPRESENTATIVE", "authorityChecked", true));
        assertThat(early.status()).as("the letter is checked in the task").isEqualTo(409);
        assertThat(early.text()).contains("处理未签署的合同");
        assertThat(lease.complete("contract1", number, "Task_OfferReturned", Map.of("nextStep", "TO_REPRESENTATIVE"))
                        .status())
                .isEqualTo(204);
        assertThat(links().path("links").findValuesAsText("signer")).contains("李代理");
        assertThat(door("contract1", "signing-links", Map.of("to", "REPRESENTATIVE"))
                        .status())
                .isEqualTo(400);
        var answer = door("contract1", "signing-links", Map.of("to", "REPRESENTATIVE", "authorityChecked", true));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(jdbc.sql("select payload from lease.audit where lease_number = ?"
                                + " and action = 'SIGNING_LINK_HANDED_OVER' order by seq desc limit 1")
                        .param(number)
                        .query(String.class)
                        .single())
                .contains("\"to\":\"REPRESENTATIVE\"", "李代理");
        var representative = new Signer(port, answer.body().path("link").asText());
        assertThat(representative
                        .post("name", Map.of("name", "王示例", "numberEnd", "015Q"))
                        .statusCode())
                .isEqualTo(422);
        Signer.done(representative.post("name", Map.of("name", "李代理", "numberEnd", "002x")));
        Signer.done(representative.post("code", Map.of("code", codeReadOut())));
        assertThat(representative
                        .upload("representative", named, "letter.pdf", SmallPdf.of("letter of authority"))
                        .statusCode())
                .isEqualTo(409);
        representative.consented();
        Signer.done(representative.post("questions", Map.of("clause", "forum", "question", "为什么是北京？")));
        var unexplained = representative.post("signature", Map.of());
        assertThat(unexplained.statusCode()).isEqualTo(409);
        assertThat(unexplained.body()).contains("尚未答复，暂不能签署", "为什么是北京？");
        assertThat(signatures()).isZero();
        assertThat(signing(representative))
                .contains("id=\"awaited\"", "答复后再签署", "合同管理员")
                .containsPattern("2026年12月1日 [0-9:]{5}</span> 提出")
                .doesNotContain("/signature\"", "/upload\"");
        answer(1);
        assertThat(signing(representative))
                .contains("/signature\"", "/upload\"")
                .doesNotContain("id=\"awaited\"");
        Signer.done(representative.post("signature", Map.of()));
        assertThat(lease.hasTask(number, "Task_SealForLessor")).isFalse();
        var task = lease.taskId(number, "Task_VerifySigner");
        assertThat(shown("compliance1", task)).contains("李代理", "002X", "授权委托书.pdf", "li@example.com", "13800138000");
        assertThat(desk("compliance1")).contains("核验签署人");
        assertAnotherNumberIsRefused();
        assertThat(lease.verifyIdentity(number, "Task_VerifySigner", "MATCH", "")
                        .status())
                .isEqualTo(204);
        assertSealedWithWhatWasAnswered();
        assertThat(jdbc.sql("select signer || ' ' || mismatch_reason from lease.signature where lease_number = ?")
                        .param(number)
                        .query(String.class)
                        .single())
                .contains("李代理", "授权委托书已由合同人员核对");
    }

    /** Nobody acts for the lessee towards the lessor whose own person they are (Civil Code art. 168). */
    @Test
    void aPersonOfTheLessorIsNotNamedToSignForTheLessee() throws Exception {
        var signer = issued().identified(this::codeReadOut);
        var named = Map.of("name", "李代理", "numberEnd", "002X", "address", "li@example.com", "telephone", "13800138000");
        var letter = SmallPdf.of("letter of authority");
        for (var own : List.of(
                Map.entry("name", "李　示例"),
                Map.entry("address", "Contracts@Lessor.example"),
                Map.entry("telephone", "+86 (10) 0000 0000"),
                Map.entry("telephone", "010 00000001"))) {
            var tried = new HashMap<>(named);
            tried.put(own.getKey(), own.getValue());
            var refused = signer.upload("representative", tried, "letter.pdf", letter);
            assertThat(refused.statusCode()).as(own.toString()).isEqualTo(400);
            assertThat(refused.body()).contains("出租人", "第一百六十八条", "请另行委托");
        }
        assertThat(steps().stream().filter("FORWARDING_REFUSED"::equals)).hasSize(4);
        Signer.done(signer.upload("representative", named, "授权委托书.pdf", letter));
        assertThat(shown("contract1", lease.taskId(number, "Task_OfferReturned")))
                .as("by which the officer knows who it is")
                .contains("李代理", "002X", "li@example.com", "13800138000", "授权委托书.pdf");
    }

    @Test
    void aRepresentativeWhomTheOfficerRefusedDoesNotUseUpTheForwarding() throws Exception {
        var letter = SmallPdf.of("letter of authority");
        var named = new HashMap<>(
                Map.of("name", "李代理", "numberEnd", "002X", "address", "li@example.com", "telephone", "13800138000"));
        Signer.done(issued().identified(this::codeReadOut).upload("representative", named, "旧授权委托书.pdf", letter));
        LeaseDriver.expectDone(
                lease.complete("contract1", number, "Task_OfferReturned", Map.of("nextStep", "OFFER_AGAIN")));
        lease.runJobs(number);
        clock.set(clock.instant().plusSeconds(1));
        var again = issued().identified(this::codeReadOut);
        assertThat(again.open().body()).contains("授权委托书");
        named.put("name", "赵代理");
        Signer.done(again.upload("representative", named, "新授权委托书.pdf", letter));
        assertThat(shown("contract1", lease.taskId(number, "Task_OfferReturned")))
                .contains("赵代理", "新授权委托书.pdf")
                .doesNotContain("李代理", "旧授权委托书.pdf");
        clock.set(clock.instant().plusSeconds(1));
        LeaseDriver.expectDone(
                lease.complete("contract1", number, "Task_OfferReturned", Map.of("nextStep", "TO_REPRESENTATIVE")));
        lease.runJobs(number);
        assertThat(links().path("links").path(0).path("signer").asText()).isEqualTo("赵代理");

        clock.set(clock.instant().plusSeconds(1));
        var third = issued().identified(this::codeReadOut);
        assertThat(third.open().body()).as("one was accepted").doesNotContain("/representative\"");
        var refused = third.upload("representative", named, "letter.pdf", letter);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("已经出租人核对", "由您本人签署");
    }

    private String shown(String user, String task) {
        return lease.call(user, "GET", "/engine-rest/task/" + task + "/form-variables?deserializeValues=false", null)
                .text();
    }

    /** The number is the letter's, and no other is taken for it in silence. */
    private void assertAnotherNumberIsRefused() throws Exception {
        var sent = new HashMap<>(lease.verification(number, "Task_VerifySigner", "MATCH", ""));
        var first = (ObjectNode) json.readTree(sent.get("first"));
        sent.put("first", first.put("numberEnd", "9999").toString());
        var refused = lease.complete("compliance1", number, "Task_VerifySigner", sent);
        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.text()).contains("first.numberEnd");
    }

    private void assertSealedWithWhatWasAnswered() {
        lease.claimAndConfirmSeal(number);
        var task = lease.taskId(number, "Task_SealForLessor");
        assertThat(shown(LeaseDriver.SEALER, task)).contains("李代理：查验证件原件").doesNotContain("English:");
        var seal = Map.of("sealing", "SEAL", "signerName", "张示例", "authority", "授权委托书 2026-1");
        assertThat(lease.complete(LeaseDriver.SEALER, number, "Task_SealForLessor", seal)
                        .status())
                .isEqualTo(204);
    }

    @Test
    void theProcessRemindsAndEndsALink() {
        var signer = issued();
        commands.lockedDo(number, links::remind);
        assertThat(unsent())
                .as("no mail server is set: the process's own link, and the reminder")
                .isEqualTo(2);
        commands.lockedDo(number, links::expire);
        assertThat(signer.open().statusCode()).isEqualTo(404);
        commands.lockedDo(number, links::remind);
        assertThat(unsent()).isEqualTo(2);
    }

    private long unsent() {
        return steps().stream().filter("SIGNING_LINK_UNSENT"::equals).count();
    }

    @Test
    void aWithdrawnApplicationEndsItsLink() {
        var signer = issued().identified(this::codeReadOut);
        assertThat(door("sales1", "withdrawal", Map.of("ground", "不租了")).status())
                .isEqualTo(202);
        assertThat(signer.open().body()).contains("已撤销");
        assertThat(signer.post("read", Map.of()).statusCode()).isEqualTo(409);
        assertThat(door("contract1", "signing-links", Map.of("to", "SIGNER")).status())
                .isEqualTo(409);
    }

    /** What nobody signs any more asks nothing of officers: the doors refuse, and the page offers none. */
    @Test
    void whatIsNoLongerToBeSignedIsNeitherExplainedNorSentOn() throws Exception {
        var asking = issued().identified(this::codeReadOut);
        Signer.done(asking.post("questions", Map.of("clause", "forum", "question", "为什么是北京？")));
        assertThat(desk("contract1")).contains("explain-1-answer");
        Signer.done(asking.upload(
                "representative",
                Map.of("name", "李代理", "numberEnd", "002X", "address", "li@example.com", "telephone", "13800138000"),
                "授权委托书.pdf",
                SmallPdf.of("letter of authority")));
        assertThat(desk("contract1")).contains("无误的，送交代理人");
        assertThat(door("sales1", "withdrawal", Map.of("ground", "不租了")).status())
                .isEqualTo(202);

        assertThat(desk("contract1"))
                .contains("signing-heading", "为什么是北京？")
                .doesNotContain("explain-1-answer", "无误的，送交代理人");
        assertThat(door("contract1", "explanations", Map.of("asked", 1, "answer", "出租人住所地在北京。"))
                        .status())
                .isEqualTo(409);
        for (var to : List.of("SIGNER", "REPRESENTATIVE")) {
            assertThat(door("contract1", "signing-links", Map.of("to", to, "authorityChecked", true))
                            .status())
                    .as(to)
                    .isEqualTo(409);
        }
    }

    @Test
    void anotherSitesFormIsRefused() {
        var answer = lease.post(
                null,
                issued().path + "/name",
                "name=x".getBytes(StandardCharsets.UTF_8),
                "application/x-www-form-urlencoded",
                "Sec-Fetch-Site",
                "cross-site");
        assertThat(answer.status()).isEqualTo(403);
    }

    private String desk(String user) {
        return lease.call(user, "GET", "/desk/leases/" + number, null).text();
    }

    private Signer issued() {
        var answer = door("contract1", "signing-links", Map.of("to", "SIGNER"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return new Signer(port, answer.body().path("link").asText());
    }

    private String codeReadOut() {
        var answer = lease.call("contract1", "POST", "/api/leases/" + number + "/signing-code", null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().path("code").asText();
    }

    private com.fasterxml.jackson.databind.JsonNode links() {
        return lease.call("contract1", "GET", "/api/leases/" + number + "/signing-links", null)
                .body();
    }

    private Http.Answer door(String user, String door, Map<String, ?> body, String... key) {
        return lease.post(
                user,
                "/api/leases/" + number + "/" + door,
                json.valueToTree(body).toString().getBytes(StandardCharsets.UTF_8),
                "application/json",
                key.length == 0 ? new String[0] : new String[] {"Idempotency-Key", key[0]});
    }

    private List<String> steps() {
        return jdbc.sql("select action from lease.audit where lease_number = ? order by seq")
                .param(number)
                .query(String.class)
                .list();
    }

    private int count(String sql, String... params) {
        return jdbc.sql(sql).params((Object[]) params).query(Integer.class).single();
    }
}
