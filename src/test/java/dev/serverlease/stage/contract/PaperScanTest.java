package dev.serverlease.stage.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.stage.contract.document.QuickDocument;
import dev.serverlease.stage.contract.sign.Signer;
import dev.serverlease.testing.Http;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.SmallPdf;
import dev.serverlease.testing.TestPostgres;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What does not count as the scan of a contract that was signed on paper, and what has to be done before. */
@ServerLeaseTest
class PaperScanTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private RuntimeService runtime;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    @Test
    void anElectronicPaperOfAnyLeaseIsNoScan() {
        var number = drafted();
        var other = drafted();
        var others = handIn(number, lease.bytes("contract1", "/api/leases/" + other + "/contract"));
        assertThat(others.status()).as(others.text()).isEqualTo(400);
        assertThat(fields(others)).isEqualTo("file");
        assertThat(others.text())
                .contains("不是本租赁 " + number, "请上传本次签署的整份纸质文件的扫描件")
                .doesNotContain(other);
        var own = handIn(number, lease.bytes("contract1", "/api/leases/" + number + "/contract"));
        assertThat(own.status()).as(own.text()).isEqualTo(400);
        assertThat(own.text()).contains("系统生成的电子文本（本租赁的 " + number + "）");
    }

    /** However the file came there, it is refused again where it is used. */
    @Test
    void anElectronicPaperIsRefusedAgainWhereItIsUsed() {
        var number = approved();
        var scan = lease.attach("contract1", number, "SIGNED_CONTRACT");
        TestPostgres.alter(
                "attachment", "update lease.attachment set paper = 'SL-2026-999999' where id = ?::uuid", scan);
        var refused = sign(number, scan, Map.of());
        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(fields(refused)).isEqualTo("scan");
        assertThat(refused.text()).contains("不是本租赁 " + number).doesNotContain("SL-2026-999999");
        insertSignature(number, scan);
        assertThatThrownBy(() -> correlate(number)).hasMessageContaining("不是本租赁 " + number);
    }

    @Test
    void whatAnotherLeaseHoldsAsSignedIsNoScanOfThisOne() {
        var number = approved();
        var other = approved();
        var file = SmallPdf.scan("signed by " + other);
        var scan = id(handIn(number, file));
        var halves = id(handIn(other, file));
        assertThat(sign(other, halves, Map.of()).status()).isEqualTo(202);
        var used = sign(number, scan, Map.of());
        assertThat(used.status()).as(used.text()).isEqualTo(400);
        assertThat(fields(used)).isEqualTo("scan");
        assertThat(used.text()).contains("另一租赁", "不是本租赁 " + number).doesNotContain(other);
        var again = handIn(number, file);
        assertThat(again.status()).as(again.text()).isEqualTo(400);
        assertThat(again.text()).contains("另一租赁").doesNotContain(other);
        lease.signForLessee(number);
        claimAndProve(number);
        var sealed = lease.complete(LeaseDriver.SEALER, number, "Task_SealForLessor", LeaseDriver.sealed(scan));
        assertThat(sealed.status()).as(sealed.text()).isEqualTo(400);
        assertThat(sealed.text()).contains("不是本租赁 " + number).doesNotContain(other);
    }

    @Test
    void anotherLeasesPaperOpensNothingHoweverItsRowCameThere() {
        var number = approved();
        var other = approved();
        var file = SmallPdf.scan("signed by " + other);
        var scan = id(handIn(number, file));
        assertThat(sign(other, id(handIn(other, file)), Map.of()).status()).isEqualTo(202);
        insertSignature(number, scan);
        assertThatThrownBy(() -> correlate(number)).hasMessageContaining("不是本租赁 " + number);
    }

    @Test
    void aScanHasAsManyPagesAsTheTextThatWasIssued() throws Exception {
        var number = QuickDocument.printed(this::drafted);
        var short1 = handIn(number, SmallPdf.of("blank " + number));
        assertThat(short1.status()).as(short1.text()).isEqualTo(400);
        assertThat(fields(short1)).isEqualTo("file");
        assertThat(short1.text()).containsPattern("只有 1 页，文本共 \\d{2} 页").contains("请扫描全部页");
        var blank = id(handIn(number, SmallPdf.scan("blank " + number)));
        TestPostgres.alter("attachment", "update lease.attachment set pages = 1 where id = ?::uuid", blank);
        var refused = sign(number, blank, Map.of());
        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(fields(refused)).isEqualTo("scan");
        assertThat(refused.text()).containsPattern("扫描件只有 1 页，合同文本共 \\d{2} 页").contains("请扫描全部页");
        var scan = lease.attach("contract1", number, "SIGNED_CONTRACT");
        assertThat(sign(number, scan, Map.of()).status()).isEqualTo(202);
        claimAndProve(number);
        var sealed = lease.complete(LeaseDriver.SEALER, number, "Task_SealForLessor", LeaseDriver.sealed(blank));
        assertThat(sealed.status()).as(sealed.text()).isEqualTo(400);
        assertThat(sealed.text()).containsPattern("扫描件只有 1 页，合同文本共 \\d{2} 页");
        assertThat(lease.complete(
                                LeaseDriver.SEALER,
                                number,
                                "Task_SealForLessor",
                                LeaseDriver.sealed(lease.scanOfBothSeals(number)))
                        .status())
                .isEqualTo(204);
        TestPostgres.alter(
                "attachment",
                "update lease.attachment set pages = 1 where file_name = 'both.pdf' and lease_number = ?",
                number);
        lease.runJobs(number);
        assertThat(lease.stage(number)).as("too short on the second wall").isEqualTo("CONTRACT");
    }

    @Test
    void theSameHoldsOfAnAgreementOnPaper() {
        var number = lease.inForce(lease.application());
        assertThat(lease.ask(number, "TERMINATION").status()).isEqualTo(201);
        LeaseDriver.expectDone(
                lease.complete("legal1", number, "Task_AgreementReview", Map.of("answer", "AGREE", "ground", "双方同意")));
        lease.runJobs(number);
        var digest = Map.of("contractDigest", lease.agreementDigest(number));
        var electronic = lease.attach("contract1", number, "SIGNED_CONTRACT");
        TestPostgres.alter(
                "attachment", "update lease.attachment set paper = ? where id = ?::uuid", number + "-B1", electronic);
        var refused = sign(number, electronic, digest);
        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.text()).contains("电子文本（本租赁的 " + number + "-B1）");
        var other = approved();
        var file = SmallPdf.scan("signed by " + other);
        var scan = id(handIn(number, file));
        assertThat(sign(other, id(handIn(other, file)), Map.of()).status()).isEqualTo(202);
        var others = sign(number, scan, digest);
        assertThat(others.status()).as(others.text()).isEqualTo(400);
        assertThat(others.text()).contains("不是本租赁 " + number).doesNotContain(other);
    }

    /** Civil Code art. 496: on paper as on the signing page. */
    @Test
    void whatTheLesseeAskedToHaveExplainedIsAnsweredBeforeItSignsOnPaper() {
        var number = approved();
        var link = lease.call(
                        "contract1",
                        "POST",
                        "/api/leases/" + number + "/signing-links",
                        JSON.valueToTree(Map.of("to", "SIGNER")))
                .body()
                .path("link")
                .asText();
        var signer = new Signer(lease.port(), link)
                .identified(() -> lease.call("contract1", "POST", "/api/leases/" + number + "/signing-code", null)
                        .body()
                        .path("code")
                        .asText());
        Signer.done(signer.post("questions", Map.of("clause", "forum", "question", "为什么是北京？")));
        var scan = lease.attach("contract1", number, "SIGNED_CONTRACT");
        var refused = sign(number, scan, Map.of());
        assertThat(refused.status()).as(refused.text()).isEqualTo(409);
        assertThat(refused.text()).contains("尚未答复", "为什么是北京？", "民法典第四百九十六条");
        insertSignature(number, scan);
        assertThatThrownBy(() -> correlate(number)).hasMessageContaining("尚未答复");
    }

    @Test
    void aLetterOfAuthorityIsNamedWithItsNumber() {
        var number = approved();
        var scan = lease.attach("contract1", number, "SIGNED_CONTRACT");
        var refused = sign(number, scan, Map.of("signer", "李某某", "authority", "授权委托书", "mismatchReason", "王示例出差"));
        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(fields(refused)).isEqualTo("authority");
        assertThat(refused.text()).contains("编号", "授权委托书 2026-1");
        lease.signForLessee(number);
        claimAndProve(number);
        var values = new HashMap<>(LeaseDriver.sealed(lease.scanOfBothSeals(number)));
        for (var without : new String[] {"授权委托书", "委托书（原件）", "letter of authority"}) {
            values.put("authority", without);
            var sealed = lease.complete(LeaseDriver.SEALER, number, "Task_SealForLessor", values);
            assertThat(sealed.status()).as(without + sealed.text()).isEqualTo(400);
            assertThat(fields(sealed)).isEqualTo("authority");
            assertThat(sealed.text()).contains("编号", "授权委托书 2026-1");
        }
        values.put("authority", "授权委托书 2026-1");
        assertThat(lease.complete(LeaseDriver.SEALER, number, "Task_SealForLessor", values)
                        .status())
                .isEqualTo(204);
        TestPostgres.alter(
                "offer_event",
                "update lease.offer_event set authority = '授权委托书' where authority is not null and lease_number = ?",
                number);
        lease.runJobs(number);
        assertThat(lease.stage(number)).as("not on the second wall either").isEqualTo("CONTRACT");
    }

    private String approved() {
        return lease.toBeSigned(lease.application());
    }

    /** With a paper of its own. */
    private String drafted() {
        var number = lease.apply(lease.application());
        lease.approve("legal1", number);
        return number;
    }

    private Http.Answer handIn(String number, byte[] file) {
        return lease.post(
                LeaseDriver.SEALER,
                "/api/leases/" + number + "/attachments?kind=SIGNED_CONTRACT&fileName=scan.pdf",
                file,
                "application/pdf",
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    private static String id(Http.Answer handedIn) {
        assertThat(handedIn.status()).as(handedIn.text()).isEqualTo(201);
        return handedIn.body().path("id").asText();
    }

    private Http.Answer sign(String number, String scan, Map<String, String> also) {
        var said = LeaseDriver.onPaper(scan, lease.contractDigest(number));
        said.putAll(also);
        return lease.call("contract1", "POST", "/api/leases/" + number + "/signatures", JSON.valueToTree(said));
    }

    private void claimAndProve(String number) {
        assertThat(lease.claim(LeaseDriver.SEALER, lease.taskId(number, "Task_SealForLessor"))
                        .status())
                .isEqualTo(204);
        assertThat(lease.confirmSeal(LeaseDriver.SEALER, number).status()).isEqualTo(204);
    }

    private static String fields(Http.Answer refused) {
        return refused.body().path("errors").path(0).path("field").asText();
    }

    /** As one that came past our doors. */
    private void insertSignature(String number, String scan) {
        TestPostgres.superuser("shared")
                .sql("insert into lease.signature (lease_number, contract_version, party, signer, authority, kind,"
                        + " recorded_by, contract_digest, signed_at, scan, scan_digest, comparison, archived_at)"
                        + " select c.lease_number, c.version, 'LESSEE', '王示例', '法定代表人', 'SEAL', 'contract1', c.digest,"
                        + " c.drafted_at, a.id, a.digest, :compared, '档案室' from lease.contract c join lease.attachment a"
                        + " on a.lease_number = c.lease_number and a.id = :scan::uuid where c.lease_number = :number")
                .param("compared", COMPARED)
                .param("scan", scan)
                .param("number", number)
                .update();
    }

    private static final String COMPARED =
            "{\"allPages\":true,\"digestOnEachPage\":true,\"nothingByHand\":true,\"signerAsNamed\":true,"
                    + "\"sealNamesLessee\":true,\"sealAcrossPages\":true,\"dated\":true}";

    private void correlate(String number) {
        runtime.createMessageCorrelation("LesseeSigned")
                .processInstanceBusinessKey(number)
                .correlate();
    }
}
