package dev.serverlease.stage.inforce.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.evidence.verify.Verify;
import dev.serverlease.signature.DemoAuthority;
import dev.serverlease.stage.contract.sign.Signer;
import dev.serverlease.testing.Agreement;
import dev.serverlease.testing.Http.Answer;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.StoredState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * After the seal the lessee stays the party under another name (Civil Code art. 532), or with its number put right:
 * proved, agreed on in writing, and shown from then on; the record keeps both.
 */
@ServerLeaseTest
class ChangeOfThePartyTest {

    private static final String OLD = "示例精密机械（上海）有限公司";
    private static final String NEW = "示例智能制造（上海）有限公司";
    private static final String WRONG = "91310000MA1FLX015Q";
    private static final String RIGHT = "91310000MA1FLX051G";

    @LocalServerPort
    private int port;

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private StoredState stored;

    @Autowired
    private Agreement agreement;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DemoAuthority authority;

    @Autowired
    private ObjectMapper json;

    /** Of the list of leases, which comes after the list of tasks. */
    private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"(/desk\\?after=[^\"#]*)#leases-heading\"");

    private String number;

    @BeforeEach
    void leaseInForce() {
        clock.set(SettableClock.START);
        number = lease.inForceForAMonth(lease.application());
    }

    /** With papers of its own: its bundle is verified. */
    private String driven() {
        clock.set(SettableClock.START.minus(Duration.ofDays(30)));
        var application = lease.application();
        ((ObjectNode) application.path("contract"))
                .put("startDate", "2026-11-01")
                .put("termMonths", 24);
        var driven = lease.drivenToForce(application);
        clock.set(SettableClock.START);
        return driven;
    }

    @Test
    void renamedCompanyStaysThePartyAndIsCalledByItsNewName() throws IOException {
        number = driven();
        asked("名称或者姓名：" + NEW);
        assertThat(reviewForm()).contains("scan.pdf", "核对");
        agreed();
        assertThat(lease.contractText(number))
                .contains(
                        "承租人：" + NEW,
                        "承租人的原名称（姓名）：" + OLD,
                        "承租人（签名或者盖章）：" + NEW,
                        "由“" + OLD + "”变更为“" + NEW + "”",
                        "不改变合同主体",
                        "任何一方不得因此不履行合同义务")
                .doesNotContain("{{");
        assertThat(shownName()).as("before it is signed").isEqualTo(OLD);

        lease.concludeAgreement(number);

        assertThat(shownName()).isEqualTo(NEW);
        assertThat(named(NEW)).contains(number);
        foundByWhatItWasCalled(OLD, "formerNames", "原名");
        assertThat(lease.call("manager1", "GET", "/desk/leases/" + number, null).text())
                .contains(NEW, "<del>" + OLD + "</del>", "<ins>" + NEW + "</ins>", "scan.pdf");
        assertThat(names()).containsExactly(OLD, NEW);
        assertThat(onTheCards()).containsExactly(NEW);
        assertThat(lesseesPage()).contains(NEW);
        assertThat(nextLetter()).contains(NEW).doesNotContain(OLD);
        agreement.holdsFor(number);

        verifiedAnew();
        agreement.holdsFor(number);
        bundleHolds();
    }

    @Test
    void renamedCompanySignsElectronicallyUnderItsNewName() throws IOException {
        number = driven();
        asked("lessee.name：" + NEW);
        agreed();
        var link =
                lease.callRaw("contract1", "POST", "/api/leases/" + number + "/signing-links", "{\"to\":\"SIGNER\"}");
        var signer = new Signer(port, link.body().path("link").asText())
                .identified(() -> lease.call("contract1", "POST", "/api/leases/" + number + "/signing-code", null)
                        .body()
                        .path("code")
                        .asText());
        signer.consented();
        assertThat(signer.open().body()).contains("/signature\"").doesNotContain("id=\"awaited\"");
        Signer.done(signer.post("signature", Map.of()));
        lease.runJobs(number);
        assertThat(jdbc.sql("select report::text from lease.signature where lease_number = ? and party = 'LESSEE'"
                                + " order by contract_version desc limit 1")
                        .param(number)
                        .query(String.class)
                        .single())
                .contains(NEW)
                .doesNotContain(OLD);
        LeaseDriver.expectDone(lease.claim(LeaseDriver.SEALER, lease.taskId(number, "Task_SealForLessor")));
        LeaseDriver.expectDone(lease.confirmSeal(LeaseDriver.SEALER, number, lease.agreementDigest(number)));
        LeaseDriver.expectDone(lease.complete(
                LeaseDriver.SEALER,
                number,
                "Task_SealForLessor",
                Map.of("sealing", "SEAL", "signerName", "张示例", "authority", "授权委托书 2026-1")));
        lease.runJobs(number);
        assertThat(shownName()).isEqualTo(NEW);
        bundleHolds();
    }

    @Test
    void numberThatWasRecordedWronglyIsPutRight() throws IOException {
        number = driven();
        asked("统一社会信用代码：" + RIGHT);
        agreed();
        assertThat(lease.contractText(number))
                .contains("统一社会信用代码：" + RIGHT, "原合同记载的号码“" + WRONG + "”有误", "不改变合同主体")
                .doesNotContain("原名称", "{{");
        lease.concludeAgreement(number);
        assertThat(named(RIGHT)).contains(number);
        foundByWhatItWasCalled(WRONG, "formerNumbers", "原号码");
        verifiedAnew();
        agreement.holdsFor(number);
        bundleHolds();
    }

    /** What the parties negotiated names the lessee too; so does the undertaking in the annexes. */
    @Test
    void everyPlaceOfTheContractThatStatesTheOldNameIsNamed() {
        number = lease.inReview(lease.application());
        LeaseDriver.expectDone(lease.complete("legal1", number, "Task_LegalReview", withSpecialTerm()));
        LeaseDriver.expectDone(lease.complete(
                "legal2",
                number,
                "Task_SecondReview",
                Map.of(
                        "decision",
                        "APPROVE",
                        "ground",
                        "约定有利于承租人",
                        "specialTermsRead",
                        LeaseDriver.termsRead(1, "NO_BURDEN"))));
        lease.runJobs(number);
        lease.signByBoth(number);
        lease.runJobs(number);
        var places = placesThatState(OLD);
        assertThat(places)
                .contains("首部《当事人》", "《签署页》")
                .anyMatch(place -> place.matches("第.+条《特别约定》"))
                .anyMatch(place -> place.matches("附件.《国际专线仅供内部办公专用承诺书》"));
        asked("lessee.name：" + NEW);
        agreed();
        assertThat(lease.contractText(number)).contains("原合同" + String.join("、", places) + "中的“");
    }

    @Test
    void everyPlaceThatStatesAWrongNumberIsNamed() {
        asked("lessee.uscc：" + RIGHT);
        agreed();
        assertThat(placesThatState(WRONG)).containsExactly("首部《当事人》");
        assertThat(lease.contractText(number))
                .contains("原合同首部《当事人》中的“统一社会信用代码”")
                .doesNotContain("所依据的申请资料中的");
    }

    private Map<String, String> withSpecialTerm() {
        var sent = new HashMap<>(lease.approval(number));
        sent.put("specialTerms", "出租人每月向" + OLD + "提交流量报告");
        sent.put("specialTermsConfirmed", "true");
        return sent;
    }

    /** Parts of the concluded contract that say this, as an agreement calls them. */
    private List<String> placesThatState(String words) {
        return jdbc.sql("select case c->>'place' when 'HEAD' then '首部' else coalesce(c->'number'->>'zh', '') end"
                        + " || '《' || (c->'title'->>'zh') || '》' from lease.contract,"
                        + " jsonb_array_elements(lease.text_of(contract)::jsonb->'clauses') with ordinality as clauses(c, at)"
                        + " where lease_number = ? and agreement is null and version = (select max(version) from"
                        + " lease.contract where lease_number = ? and agreement is null)"
                        + " and position(? in c->>'lines') > 0 order by at")
                .params(number, number, words)
                .query(String.class)
                .list();
    }

    @Test
    void renamedPersonSignsInPersonUnderTheNewName() {
        number = lease.inForce(person());
        asked("lessee.name：王新名");
        agreed();
        assertThat(lease.contractText(number)).contains("签署人：王新名，本人", "承租人的原名称（姓名）：王示例");
        var paper = new HashMap<>(LeaseDriver.onPaper(
                lease.attach("contract1", number, "SIGNED_CONTRACT"), lease.agreementDigest(number)));
        paper.put("signer", "王新名");
        paper.put("authority", "本人");
        paper.put("kind", "HANDWRITTEN");
        assertThat(post("contract1", "signatures", paper).status()).isEqualTo(202);
    }

    /** The whole number of a person's document stands in no paper that goes from hand to hand. */
    @Test
    void wrongNumberOfAPersonIsPutRightAndShownToNobodyWhoNeedsItNot() throws IOException {
        number = lease.inForce(person());
        asked("证件号码：110101199003071233");
        assertThat(reviewForm()).as("the officer compares it").contains("110101199003071233");
        agreed();
        assertThat(lease.contractText(number))
                .contains("原合同记载的号码“002X”有误，现更正为居民身份证号码末四位“1233”", "变更为末四位为“1233”的号码")
                .as("with each place that states it")
                .contains("原合同首部《当事人》中的“证件号码”")
                .doesNotContain("110101199003071233", "11010519491231002X", "{{");
        assertThat(lease.call("sales1", "GET", "/api/leases/" + number + "/agreements", null)
                        .text())
                .contains("**1233")
                .doesNotContain("110101199003071233", "11010519491231002X");
        assertThat(lease.call("sales1", "GET", "/desk/leases/" + number, null).text())
                .doesNotContain("110101199003071233", "11010519491231002X");
        for (var personal : List.of("110101199003071233", "11010519491231002X")) {
            assertThat(holding(personal, lease.bytes("manager1", "/api/leases/" + number + "/evidence")))
                    .as("where a manager finds %s", personal)
                    .isEmpty();
        }
    }

    private ObjectNode person() {
        var application = lease.application();
        application
                .putObject("lessee")
                .put("kind", "INDIVIDUAL")
                .put("name", "王示例")
                .put("idType", "RESIDENT_ID")
                .put("idNo", "11010519491231002X")
                .put("domicile", "上海市浦东新区示例路1号")
                .put("signerName", "王示例")
                .put("isCiio", "NO")
                .put("contactPhone", "13800138000")
                .put("email", "person@lessee.example");
        return application;
    }

    /** The files of a bundle that say this. */
    private static List<String> holding(String text, byte[] bundle) throws IOException {
        var files = new ArrayList<String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bundle), StandardCharsets.UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (new String(zip.readAllBytes(), StandardCharsets.UTF_8).contains(text)) {
                    files.add(entry.getName());
                }
            }
        }
        return files;
    }

    private String reviewForm() {
        return lease.call(
                        "legal1",
                        "GET",
                        "/engine-rest/task/" + lease.taskId(number, "Task_AgreementReview")
                                + "/form-variables?deserializeValues=false",
                        null)
                .text();
    }

    @Test
    void whatIsNoChangeOfTheSamePartyIsRefusedWithARemedy() {
        var proof = lease.attach("contract1", number, "IDENTITY");
        var other = lease.attach("contract1", number, "OTHER");
        stored.unchangedBy(() -> {
            refused("changes", ask("lessee.name：" + NEW + "\nlessee.uscc：" + RIGHT, proof), "另行申请", "一份协议");
            refused("changes", ask("lessee.kind：SOLE_TRADER", proof), "另行申请");
            refused("proof", ask("lessee.name：" + NEW, null), "附件", "身份证明");
            refused("proof", ask("lessee.name：" + NEW, UUID.randomUUID().toString()), "附件");
            refused("proof", ask("lessee.name：" + NEW, other), "身份证明");
            refused("proof", ask("lessee.name：" + NEW, "是的"), "附件");
            refused("proof", ask("contract.monthlyRent：17000.00", proof), "名称");
            var malformed = ask("lessee.uscc：91310000", proof);
            assertThat(malformed.status()).as(malformed.text()).isEqualTo(422);
            assertThat(malformed.text()).contains("18位");
            var end = new HashMap<String, Object>(
                    Map.of("kind", "TERMINATION", "reason", "x", "endsOn", "2026-12-31", "settlement", "PAID"));
            end.put("proof", proof);
            refused("proof", lease.ask(number, end), "名称");
            var renewal = post(
                    "sales1",
                    "renewals",
                    Map.of("months", 12, "requestedOn", "2026-12-01", "changes", "lessee.name：" + NEW));
            assertThat(renewal.status()).as(renewal.text()).isGreaterThanOrEqualTo(400);
        });
    }

    @Test
    void beforeTheHandOverIdentityIsVerifiedAnewBeforeTheServerIsHandedOver() {
        var application = lease.application();
        ((ObjectNode) application.path("contract")).put("startDate", "2027-01-01");
        number = lease.concluded(application);
        asked("lessee.name：" + NEW);
        agreed();
        lease.concludeAgreement(number);
        assertThat(shownName()).isEqualTo(NEW);
        lease.at(Instant.parse("2026-12-31T16:00:00Z"), number);
        assertThat(lease.stage(number)).as("not verified under this name").isEqualTo("ACTIVATION");
        LeaseDriver.expectDone(lease.verifyIdentity(number, "Task_VerifyIdentityAtOpening", "MATCH", ""));
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
        agreement.holdsFor(number);
    }

    private void verifiedAnew() {
        LeaseDriver.expectDone(lease.verifyIdentity(number, "Task_ReverifyIdentity", "MATCH", ""));
        lease.runJobs(number);
        assertThat(lease.hasTask(number, "Task_ReverifyIdentity")).isFalse();
    }

    /** Some codes were issued with a wrong check character: here as there it is for an officer to compare. */
    @Test
    void aCorrectedNumberIsTestedAsTheApplicationsIs() {
        var wrong = RIGHT.substring(0, 17) + "H";
        var application = lease.application();
        ((ObjectNode) application.path("lessee")).put("uscc", wrong);
        assertThat(lease.lease(lease.apply(application)).path("findings"))
                .filteredOn(finding -> finding.path("rule").asText().equals("party.number-format"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.path("outcome").asText()).isEqualTo("REVIEW");
                    assertThat(finding.at("/message/zh").asText()).contains("校验码不符");
                });
        asked("lessee.uscc：" + wrong);
        assertThat(reviewForm()).contains("校验码不符");
    }

    private void asked(String changes) {
        var asked = ask(changes, lease.attach("contract1", number, "IDENTITY"));
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        agreement.holdsFor(number);
    }

    private Answer ask(String changes, String proof) {
        var said = new HashMap<String, Object>(Map.of("kind", "CHANGE", "reason", "登记变更", "changes", changes));
        if (proof != null) {
            said.put("proof", proof);
        }
        return lease.ask(number, said);
    }

    private void agreed() {
        LeaseDriver.expectDone(lease.complete(
                "legal1", number, "Task_AgreementReview", Map.of("answer", "AGREE", "ground", "经核对证明，为同一主体")));
        lease.runJobs(number);
    }

    private static void refused(String field, Answer answer, String... remedies) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.body().findValuesAsText("field")).containsOnly(field);
        assertThat(answer.text()).contains(remedies);
    }

    private Answer post(String user, String door, Map<String, ?> body) {
        return lease.call(user, "POST", "/api/leases/" + number + "/" + door, json.valueToTree(body));
    }

    private String shownName() {
        return lease.lease(number).path("lessee").path("name").asText();
    }

    private List<String> named(String lessee) {
        return lease.call(
                        "manager1",
                        "GET",
                        "/api/leases?size=100&lessee=" + java.net.URLEncoder.encode(lessee, StandardCharsets.UTF_8),
                        null)
                .body()
                .findValuesAsText("number");
    }

    /** The first page on which this stands; the last one if it stands on none: other leases may be found before. */
    private String onAPageOfTheDesk(String user, String query, String words) {
        var page = lease.call(user, "GET", "/desk?" + query, null).text();
        var next = NEXT.matcher(page);
        while (!page.contains(words) && next.find()) {
            page = lease.call(user, "GET", next.group(1).replace("&amp;", "&"), null)
                    .text();
            next = NEXT.matcher(page);
        }
        return page;
    }

    private void foundByWhatItWasCalled(String former, String member, String label) {
        assertThat(named(former)).contains(number);
        assertThat(named("示例旧")).doesNotContain(number);
        var query = "lessee=" + java.net.URLEncoder.encode(former, StandardCharsets.UTF_8);
        for (var user : List.of("sales1", "manager1")) {
            var listed = lease.call(user, "GET", "/api/leases?size=100&" + query, null);
            assertThat(listed.body().findParents("number"))
                    .as(user)
                    .filteredOn(row -> row.path("number").asText().equals(number))
                    .singleElement()
                    .satisfies(row -> assertThat(row.path(member).toString()).contains(former));
            assertThat(onAPageOfTheDesk(user, query, label)).contains(label, former);
        }
    }

    private List<String> names() {
        return jdbc.sql(
                        "select content->'lessee'->>'name' from lease.application where lease_number = ? order by round")
                .param(number)
                .query(String.class)
                .list();
    }

    /** What Tasklist shows of the lease, in whatever instance. */
    private List<String> onTheCards() {
        return jdbc.sql(
                        "select distinct v.text_ from act_ru_variable v join act_ru_execution e on e.id_ = v.proc_inst_id_"
                                + " where v.name_ = 'lesseeName' and e.business_key_ = ?")
                .param(number)
                .query(String.class)
                .list();
    }

    private String lesseesPage() {
        var link = post("sales1", "lessee-links", Map.of());
        return new Signer(port, link.body().path("link").asText())
                .identified(() -> lease.call("contract1", "POST", "/api/leases/" + number + "/lessee-code", null)
                        .body()
                        .path("code")
                        .asText())
                .open()
                .body();
    }

    private String nextLetter() throws IOException {
        var overdue = post(
                "compliance1",
                "rent-defaults",
                Map.of("amount", "18000.00", "currency", "CNY", "overdueSince", "2026-11-10"));
        assertThat(overdue.status()).as(overdue.text()).isEqualTo(202);
        var made = lease.post(
                "compliance1",
                "/api/leases/" + number + "/legal-notices",
                "{\"kind\":\"RENT_DEMAND\"}".getBytes(StandardCharsets.UTF_8),
                "application/json",
                "Idempotency-Key",
                UUID.randomUUID().toString());
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        var pdf = lease.bytes(
                "compliance1",
                "/api/leases/" + number + "/legal-notices/"
                        + made.body().path("number").asText() + ".pdf");
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", "");
        }
    }

    private void bundleHolds() throws IOException {
        var trust = Files.write(Path.of("target", "anchors-of-the-party.pem"), authority.anchorsPem());
        var bundle = Path.of("target", "change-of-the-party.zip");
        Awaitility.await()
                .ignoreException(IllegalStateException.class)
                .untilAsserted(() -> Files.write(bundle, lease.bytes("legal1", "/api/leases/" + number + "/evidence")));
        var said = new ByteArrayOutputStream();
        var code = Verify.run(
                List.of(bundle.toString(), "--trust", trust.toString()),
                clock,
                new PrintStream(said, true, StandardCharsets.UTF_8));
        assertThat(code).as(said.toString(StandardCharsets.UTF_8)).isZero();
    }
}
