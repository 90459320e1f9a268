package dev.serverlease.evidence.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.evidence.verify.WholeLease;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.RawHttp;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.SmallPdf;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The evidence bundle: who gets it, what is in it, and what managers get the digest of only. */
@ServerLeaseTest
class EvidenceBundleTest {

    private static final String ID_NUMBER = "11010519491231002X";

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    @Test
    void legalOfficersGetItWholeAndThatIsRecorded() throws IOException {
        var number = lease.drivenToForce(lease.application());
        var answer = WholeLease.ask(port, "legal1", number);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/zip");
        assertThat(answer.headers().firstValue("Evidence-Withheld")).isEmpty();
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("evidence-" + number + ".zip");
        var files = unpacked(answer.body());
        assertThat(files.keySet())
                .contains(
                        "README.txt",
                        "index.txt",
                        "manifest.json",
                        "manifest.p7s",
                        "application/1.json",
                        "findings/checks-1.json",
                        "consequences.json",
                        "decisions.json",
                        "contract/text-1.json",
                        "signatures/signatures.json",
                        "audit.jsonl",
                        "anchors/roots.jsonl",
                        "trust/lessor.pem",
                        "system.json");
        assertThat(files.get("findings/checks-1.json")).contains("\"quote\"", "第");
        assertThat(new ObjectMapper()
                        .readTree(files.get("findings/checks-1.json"))
                        .findParents("outcome"))
                .filteredOn(finding -> finding.path("outcome").asText().equals("SATISFIED"))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.path("quote").asText())
                        .as(finding.path("rule").asText())
                        .contains("版本："));
        assertThat(files.get("index.txt"))
                .contains("README.txt  如何核验", "decisions.json  法务认定", "contract/text-1.json  合同和协议的各稿文字")
                .doesNotContain("其他记录", "本证据包不含");
        assertThat(files.get("audit.jsonl")).contains("EVIDENCE_TAKEN_OUT");
        var steps = lease.lease(number).path("timeline");
        var last = steps.get(steps.size() - 1);
        assertThat(last.path("action").asText()).isEqualTo("EVIDENCE_TAKEN_OUT");
        assertThat(last.path("actor").asText()).isEqualTo("legal1");
        assertThat(lease.callRaw("legal1", "GET", "/desk/leases/" + number, null)
                        .text())
                .contains("导出证据包", "/api/leases/" + number + "/evidence");
    }

    /** Each is recorded; an anchor is over all chains and costs more. */
    @Test
    void takenOutTwiceInAMinuteItIsAnchoredOnce() throws IOException {
        var number = lease.drivenToForce(lease.application());
        assertThat(WholeLease.ask(port, "legal1", number).statusCode()).isEqualTo(200);
        var anchors = count("select count(*) from lease.anchor");
        var again = WholeLease.ask(port, "legal1", number);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(count("select count(*) from lease.anchor")).isEqualTo(anchors);
        assertThat(unpacked(again.body()).get("audit.jsonl").split("EVIDENCE_TAKEN_OUT", -1))
                .as("both are recorded")
                .hasSize(3);
    }

    /** It is recorded, seals and anchors: another site does not make an officer's browser do that. */
    @Test
    void anotherSiteTakesNothingOut() {
        var number = lease.inForce(lease.application());
        var before = lease.lease(number).path("timeline").size();
        for (var site : List.of("cross-site", "same-site")) {
            var refused = ask(number, site);
            assertThat(refused.status()).as(site).isEqualTo(403);
            assertThat(refused.whole()).contains("其他网站", "Another site");
        }
        assertThat(lease.lease(number).path("timeline")).hasSize(before);
        for (var site : List.of("same-origin", "none")) {
            assertThat(ask(number, site).status()).as(site).isEqualTo(200);
        }
    }

    private RawHttp.Answer ask(String number, String site) {
        return RawHttp.ask(
                port,
                "127.0.0.1",
                "GET /api/leases/" + number + "/evidence",
                null,
                RawHttp.basic("legal1", "legal1"),
                "Sec-Fetch-Site: " + site);
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    /** Signed on paper, a contract has two scans, and whoever opens the bundle must not take the one for the other. */
    @Test
    void theIndexAndTheManifestSayWhichScanBearsBothSeals() throws IOException {
        var number = lease.drivenToForce(lease.application());
        var files = unpacked(WholeLease.ask(port, "legal1", number).body());
        var papers = new ObjectMapper().readTree(files.get("manifest.json")).path("signedPapers");
        assertThat(papers.findValuesAsText("signedBy")).containsExactly("LESSEE", "BOTH");
        assertThat(papers.findValuesAsText("paper")).containsOnly("contract");
        assertThat(papers.findValuesAsText("signedOn")).containsOnly("2026-12-01");
        assertThat(papers.findValuesAsText("kind")).allMatch(List.of("HANDWRITTEN", "SEAL")::contains);
        var half = papers.path(0).path("path").asText();
        var both = papers.path(1).path("path").asText();
        assertThat(files.keySet()).contains(half, both);
        assertThat(files.get("index.txt").lines())
                .anyMatch(line -> line.startsWith(both + "  【合同】双方签署的合同（纸面扫描件，") && line.contains("，2026-12-01）"))
                .anyMatch(line -> line.startsWith(half + "  只有承租人签署、出租人尚未用印的合同（纸面扫描件，"));
    }

    /** Whoever opens it without the product reads how the lease ended and what became of the data. */
    @Test
    void theIndexTellsOfTheEndAndOfEachFilesKindAndDay() throws IOException {
        var number = lease.drivenToForce(lease.application());
        assertThat(index(number)).doesNotContain("终止经过");
        var breach =
                "{\"ground\":\"FUNDAMENTAL_BREACH\",\"by\":\"LESSOR\",\"knownSince\":\"2026-12-01\",\"explanation\":\"转租\"}";
        assertThat(lease.callRaw("compliance1", "POST", "/api/leases/" + number + "/terminations", breach)
                        .status())
                .isEqualTo(202);
        LeaseDriver.expectDone(lease.complete(
                "legal1", number, "Task_NoticeOfTermination", Map.of("arrivedOn", "2026-12-01", "proof", "EMS 1")));
        lease.runJobs(number);
        LeaseDriver.expectDone(lease.complete(
                "ops1", number, "Task_TakeBackServer", Map.of("accessRevokedOn", "2026-12-01", "note", "已收回")));
        var receipt = lease.attach("ops1", number, "DATA_RETURN_PROOF", "诸葛示例的签收.pdf");
        LeaseDriver.expectDone(lease.complete(
                "ops1",
                number,
                "Task_ReturnData",
                Map.of(
                        "dataDisposedOn", "2026-12-01",
                        "how", "RETURNED",
                        "logsKeptUntil", "2027-08-01",
                        "impactAssessmentKeptUntil", "2030-08-01",
                        "note", "已办理")));
        assertThat(index(number))
                .contains(
                        "终止经过 How the lease ended",
                        "2026-12-01  合同终止：合同解除，出租人的解除通知于 2026-12-01 到达（民法典第五百六十三条第一款第四项）",
                        "notice of the lessor arrived 2026-12-01 (Civil Code art. 563(1) no. 4)",
                        "2026-12-01  关闭访问、收回服务器",
                        "2026-12-01  数据：已返还，未保留副本，依据 attachments/" + receipt)
                .containsPattern("attachments/" + receipt
                        + "\\.pdf  返还数据的凭证.*由 ops1 提交.*（2026-12-01；文件日期 document dated 2026-12-01）");
        assertThat(unpacked(WholeLease.ask(port, "manager1", number).body()).get("index.txt"))
                .contains("终止经过 How the lease ended", "依据 attachments/" + receipt)
                .doesNotContain("诸葛示例");
    }

    /** Civil Code art. 562(1): nobody gave notice; what both have signed ended the lease. */
    @Test
    void theIndexTellsOfAnEndByAgreement() throws IOException {
        var number = lease.drivenToForce(lease.application());
        lease.at(Instant.parse("2026-12-03T02:00:00Z"), number);
        var asked = Map.of(
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
                "NOTHING_OWED");
        assertThat(lease.ask(number, asked).status()).isEqualTo(201);
        LeaseDriver.expectDone(
                lease.complete("legal1", number, "Task_AgreementReview", Map.of("answer", "AGREE", "ground", "双方同意")));
        lease.concludeAgreement(number);
        lease.at(Instant.parse("2027-01-02T02:00:00Z"), number);
        assertThat(lease.stage(number)).isEqualTo("CLOSING");
        assertThat(index(number))
                .contains(
                        "2026-12-31  合同终止：双方协商解除（民法典第五百六十二条第一款），解除协议 " + number
                                + "-B1 于 2026-12-03 签订，约定最后一日 2026-12-31，文件 attachments/",
                        "by agreement (Civil Code art. 562(1)), termination agreement " + number
                                + "-B1 of 2026-12-03, last day 2026-12-31, file attachments/")
                .containsPattern("(?s)文件 (attachments/[-0-9a-f]+\\.pdf) .*\\n\\1  【协议】双方签署的协议");
    }

    /** Civil Code art. 730: whose notice it was, when it arrived, and when the lease ended by it. */
    @Test
    void theIndexTellsOfAnEndByTheLesseesNotice() throws IOException {
        var number = lease.drivenToForce(lease.application());
        lease.at(Instant.parse("2028-11-08T02:00:00Z"), number);
        var proof = lease.post(
                "compliance1",
                "/api/leases/" + number + "/attachments?kind=NOTICE_PROOF&fileName=theirs.pdf&effectiveOn=2028-11-08",
                SmallPdf.of("theirs"),
                "application/pdf",
                "Idempotency-Key",
                "theirs-0001");
        assertThat(proof.status()).isEqualTo(201);
        lease.handInNotice(number, java.time.LocalDate.parse("2028-11-08"));
        var notice =
                "{\"ground\":\"INDEFINITE\",\"by\":\"LESSEE\",\"explanation\":\"不再续用\",\"noticeArrivedOn\":\"2028-11-08\","
                        + "\"proof\":\"签收记录\",\"endsOn\":\"2028-12-10\"}";
        assertThat(lease.callRaw("compliance1", "POST", "/api/leases/" + number + "/terminations", notice)
                        .status())
                .isEqualTo(202);
        lease.at(Instant.parse("2028-12-11T02:00:00Z"), number);
        assertThat(lease.stage(number)).isEqualTo("CLOSING");
        assertThat(index(number))
                .contains(
                        "2028-12-10  合同终止：合同解除，承租人的解除通知于 2028-11-08 到达（民法典第七百三十条），最后一日 2028-12-10，依据 attachments/"
                                + proof.body().path("id").asText(),
                        "notice of the lessee arrived 2028-11-08 (Civil Code art. 730), last day"
                                + " 2028-12-10, on attachments/",
                        "承租人解除，依据民法典第七百三十条，通知 attachments/");
    }

    private String index(String number) throws IOException {
        return unpacked(WholeLease.ask(port, "legal1", number).body()).get("index.txt");
    }

    @Test
    void managersGetNoPersonalData() throws IOException {
        var application = lease.application();
        ((ObjectNode) application.path("lessee"))
                .put("kind", "INDIVIDUAL")
                .put("name", "诸葛示例")
                .put("idType", "RESIDENT_ID")
                .put("idNo", ID_NUMBER)
                .put("email", "zhuge@example.org")
                .remove("uscc");
        var number = lease.apply(application);
        lease.attach("compliance1", number, "IDENTITY", "诸葛示例.pdf");
        var whole = unpacked(WholeLease.ask(port, "legal1", number).body());
        assertThat(String.join("\n", whole.values())).contains("诸葛示例", ID_NUMBER, "zhuge@example.org");

        var answer = WholeLease.ask(port, "manager1", number);
        assertThat(answer.headers().firstValue("Evidence-Withheld").orElseThrow())
                .matches("files=[1-9]\\d*, entries=[1-9]\\d*, reason=\"personal data\", given-to=\"legal-officers\"");
        var files = unpacked(answer.body());
        for (var personal : List.of("诸葛示例", ID_NUMBER, "zhuge@example.org")) {
            assertThat(files.entrySet().stream()
                            .filter(file -> file.getValue().contains(personal))
                            .map(Map.Entry::getKey))
                    .as("where %s stands", personal)
                    .isEmpty();
        }
        assertThat(files.keySet())
                .contains("findings.json", "consequences.json", "audit.jsonl")
                .noneMatch(path -> path.startsWith("application/") || path.startsWith("attachments/"));
        assertThat(files.get("index.txt"))
                .contains("本证据包不含", "可能含有个人信息", "仅提供给法务人员", "may hold personal data", "legal officers")
                .contains("application/1.json", "attachments/", "audit.jsonl#1–");
        assertThat(files.get("manifest.json"))
                .contains("\"path\":\"application/1.json\"", "\"path\":\"audit.jsonl#1\"", "个人信息，仅提供给法务人员");
    }

    @Test
    void nobodyElseGetsIt() {
        var number = lease.apply(lease.application());
        for (var user : new String[] {"sales1", "contract1", "compliance1", "ops1", "admin"}) {
            assertThat(WholeLease.ask(port, user, number).statusCode()).as(user).isEqualTo(403);
        }
        assertThat(WholeLease.ask(port, "legal1", "SL-2026-999999").statusCode())
                .isEqualTo(404);
    }

    /** Until the second officer has decided nobody is told of the first decision. */
    @Test
    void firstDecisionIsNotTakenOutBeforeTheSecond() {
        var application = lease.sample("shop-without-licence");
        application.put("reference", lease.application().path("reference").asText());
        ((ObjectNode) application.path("use")).put("licenceNo", "京B2-20240001");
        LeaseDriver.forTwoOfficers(application);
        var number = lease.apply(application);
        lease.approve("legal1", number);
        var refused = WholeLease.ask(port, "manager1", number);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(new String(refused.body(), StandardCharsets.UTF_8)).contains("第二名法务人员尚未作出决定");
        lease.complete("legal2", number, "Task_SecondReview", Map.of("decision", "APPROVE", "ground", "同意"));
        assertThat(WholeLease.ask(port, "manager1", number).statusCode()).isEqualTo(200);
    }

    private static Map<String, String> unpacked(byte[] zip) throws IOException {
        var files = new TreeMap<String, String>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
