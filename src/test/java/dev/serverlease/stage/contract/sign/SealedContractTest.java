package dev.serverlease.stage.contract.sign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.paper.VeraPdf;
import dev.serverlease.signature.DemoAuthority;
import dev.serverlease.signature.DemoAuthority.OneTimeSigner;
import dev.serverlease.signature.ExpectedSignature;
import dev.serverlease.signature.LessorSeal;
import dev.serverlease.signature.Reliability;
import dev.serverlease.signature.SignedPdfCheck;
import dev.serverlease.stage.contract.document.QuickDocument;
import dev.serverlease.testing.Http;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.TestPostgres;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A contract as it is printed, signed by the lessee over the link, sealed for the lessor, and read by others. */
@ServerLeaseTest
class SealedContractTest {

    private static final String LESSEE = "示例精密机械（上海）有限公司";
    private static final String CODE = "91310000MA1FLX015Q";
    private static final Set<Reliability> DEMO = Set.of(Reliability.DEMO);

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private DemoAuthority authority;

    @Autowired
    private SignedPdfCheck check;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectMapper json;

    @LocalServerPort
    private int port;

    @BeforeEach
    void time() {
        clock.set(SettableClock.START.plus(Duration.ofHours(50)));
    }

    @Test
    void whatBothSignedIsOneFileThatAnybodyCanCheck() throws Exception {
        var number = printed(lease.application());
        byte[] issued = pdf(number);
        var text = text(issued);
        assertThat(text).contains(LESSEE, CODE, number, "壹万捌仟元整", "演示，不具有签署效力").contains("第一条", "Article 1", "【重要提示】");
        assertThat(data(issued).path("number").asText()).isEqualTo(number);
        assertThat(data(issued).path("clauses").size()).isGreaterThan(30);
        assertThat(data(issued).toString())
                .as("the lessee gets no findings")
                .doesNotContain("SATISFIED", "BLOCK", "outcome");

        var signer = signer(number).identified(() -> code(number)).consented();
        Signer.done(signer.post("signature", Map.of()));
        var signedDigest = etag(number);
        assertThat(signedDigest).as("of the bytes that are sent").isEqualTo(sha256(pdf(number)));
        var another = lease.confirmSeal(LeaseDriver.SEALER, number, signedDigest);
        assertThat(another.status()).isEqualTo(422);
        assertThat(another.text()).contains("未签名的合同（协议）文本的摘要", "合同摘要值");
        lease.decideToSealElectronically(number);
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");

        byte[] sealed = pdf(number);
        assertThat(sealed).startsWith(issued);
        // all that was issued is in it; what has fields that nobody signed is looked at where it is printed
        assertThat(VeraPdf.violations(sealed)).isEmpty();
        assertThat(shown(sealed, LessorSeal.FIELD).replaceAll("\\s", ""))
                .as("who seals for the lessor, and by what authority")
                .contains("出租人签署人Signedby：张示例，授权委托书2026-1");
        for (var party : List.of(
                ExpectedSignature.sealed(issued, ExpectedSignature.LESSEE, LESSEE, CODE, DEMO),
                ExpectedSignature.sealed(issued, LessorSeal.FIELD, "示例云服务（北京）有限公司", "91110108MA01CX0664", DEMO))) {
            assertThat(check.check(party, sealed).fault()).as(party.field()).isEmpty();
        }
        assertThat(jdbc.sql(
                                "select string_agg(party || ' ' || kind || ' ' || reliability, ', ' order by signed_at, party)"
                                        + " from lease.signature where lease_number = ?")
                        .param(number)
                        .query(String.class)
                        .single())
                .isEqualTo("LESSEE RELIABLE_ESIGN DEMO, LESSOR RELIABLE_ESIGN DEMO");
        assertThat(lease.call("contract1", "GET", "/desk/leases/" + number, null)
                        .text())
                .contains("✓ 签署人已核实。", "✓ 签署后未改动。")
                .doesNotContain("English:", "成立。没有");
        assertThat(lease.bundled(number))
                .as("a court finds what both signed under its name")
                .contains("contract/signed.pdf", "contract/signed-by-lessee.pdf", "contract/issued.pdf");
    }

    /**
     * The text names the signer applied for; who was named on the page stands in the signatures, as the text says. Of
     * an agreement, which is shorter than a contract and is signed in the same way.
     */
    @Test
    void aRepresentativeNamedOnThePageStandsWithItsAuthorityInBothSignatures() throws Exception {
        var number = lease.inForce(lease.application());
        agreed(number, "TERMINATION", 1);
        lease.forwardToRepresentative(number);
        LeaseDriver.expectDone(
                lease.complete("contract1", number, "Task_OfferReturned", Map.of("nextStep", "TO_REPRESENTATIVE")));
        var link = lease.call(
                "contract1",
                "POST",
                "/api/leases/" + number + "/signing-links",
                json.valueToTree(Map.of("to", "REPRESENTATIVE", "authorityChecked", true)));
        var representative = new Signer(port, link.body().path("link").asText());
        Signer.done(representative.post("name", Map.of("name", "李代理", "numberEnd", "002X")));
        Signer.done(representative.post("code", Map.of("code", code(number))));
        Signer.done(representative.consented().post("signature", Map.of()));
        LeaseDriver.expectDone(lease.verifyIdentity(number, "Task_VerifySigner", "MATCH", ""));
        sealAgreement(number);

        var letter = jdbc.sql("select digest from lease.attachment where lease_number = ? and file_name = '授权委托书.pdf'")
                .param(number)
                .query(String.class)
                .single();
        byte[] sealed = lease.bytes("contract1", "/api/leases/" + number + "/agreements/1");
        for (var field : List.of(ExpectedSignature.LESSEE, LessorSeal.FIELD)) {
            assertThat(shown(sealed, field).replaceAll("\\s", ""))
                    .as(field)
                    .contains("由李代理（委托代理人）代为签署", "授权委托书（附件“授权委托书.pdf”，摘要" + letter.substring(0, 16) + "）");
        }
        assertThat(text(sealed).replaceAll("\\s", "")).contains("实际签署人的姓名和权限");
        assertThat(VeraPdf.violations(sealed)).isEmpty();
    }

    /** What a reader sees in the field of a signature. */
    private static String shown(byte[] signed, String field) throws Exception {
        try (var pdf = Loader.loadPDF(signed)) {
            var seen = pdf.getDocumentCatalog()
                    .getAcroForm()
                    .getField(field)
                    .getWidgets()
                    .get(0)
                    .getNormalAppearanceStream();
            var page = new PDPage();
            pdf.addPage(page);
            try (var content = new PDPageContentStream(pdf, page)) {
                content.drawForm(new PDFormXObject(seen.getCOSObject()));
            }
            var text = new PDFTextStripper();
            text.setStartPage(pdf.getNumberOfPages());
            return text.getText(pdf);
        }
    }

    @Test
    void anotherLeasesContractOrSignerIsRefusedAndKept() throws Exception {
        var number = lease.apply(lease.application());
        lease.approve("legal1", number);
        var other = lease.apply(lease.application());
        lease.approve("legal1", other);
        var signer = signer(number).identified(() -> code(number)).consented();
        for (var wrong : List.of(
                signed(pdf(other), LESSEE, CODE),
                signed(pdf(number), "另一家（上海）有限公司", CODE),
                signed(pdf(number), LESSEE, "91310000MA1FL8TQ32"),
                pdf(number))) {
            var refused = signer.upload("upload", Map.of(), "signed.pdf", wrong);
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
            assertThat(refused.body()).doesNotContain("English:");
        }
        var stranger = signer.upload(
                "upload", Map.of(), "signed.pdf", signed(pdf(number), new OneTimeSigner("陌生人", LESSEE, CODE)));
        assertThat(stranger.statusCode()).as(stranger.body()).isEqualTo(422);
        assertThat(stranger.body()).contains("陌生人", "转交代理人");
        assertThat(lease.stage(number)).isEqualTo("CONTRACT");
        assertThat(lease.hasTask(number, "Task_SealForLessor")).isFalse();
        assertThat(jdbc.sql("select count(*) from lease.audit where lease_number = ? and action = 'SIGNATURE_REFUSED'")
                        .param(number)
                        .query(Integer.class)
                        .single())
                .isEqualTo(5);
        Signer.done(signer.upload("upload", Map.of(), "signed.pdf", signed(pdf(number), LESSEE, CODE)));
        assertThat(lease.hasTask(number, "Task_SealForLessor")).isTrue();
    }

    @Test
    void anAgreementIsPrintedSignedAndSealedAsTheContractIsAndNoOtherFilePassesForIt() throws Exception {
        var number = lease.inForce(lease.application());
        byte[] before = pdf(number);
        byte[] contract = jdbc.sql("select content from lease.attachment_content f join lease.contract c using"
                        + " (lease_number, digest) where lease_number = ?")
                .param(number)
                .query((row, index) -> row.getBytes("content"))
                .single();
        assertThat(lease.ask(number, "TERMINATION").status()).isEqualTo(201);
        var issued = QuickDocument.printed(() -> {
            assertThat(lease.complete(
                                    "legal1",
                                    number,
                                    "Task_AgreementReview",
                                    Map.of("answer", "AGREE", "ground", "双方同意"))
                            .status())
                    .isEqualTo(204);
            lease.runJobs(number);
            return lease.bytes("contract1", "/api/leases/" + number + "/agreements/1");
        });
        assertThat(text(issued))
                .contains("服务器租赁解除协议", "协议编号 " + number + "-B1", "【重要提示】", "本协议以中文文本为准")
                .contains("互不补退", LESSEE);
        assertThat(VeraPdf.violations(issued)).isEmpty();
        assertThat(data(issued).path("number").asText()).isEqualTo(number + "-B1");

        var signer = signer(number).identified(() -> code(number)).consented();
        assertThat(signer.open().body())
                .contains("服务器租赁解除协议签署", number + "-B1", "签署协议")
                .doesNotContain("服务器租赁合同签署", "签署合同");
        var other = signer.upload("upload", Map.of(), "signed.pdf", signed(contract, LESSEE, CODE));
        assertThat(other.statusCode()).as("the contract, signed").isEqualTo(422);
        Signer.done(signer.upload("upload", Map.of(), "signed.pdf", signed(issued, LESSEE, CODE)));
        var again = signer.upload("upload", Map.of(), "signed.pdf", signed(issued, LESSEE, CODE));
        assertThat(again.statusCode()).as("a second signature").isNotEqualTo(303);
        assertThat(lease.claim("contract1", lease.taskId(number, "Task_SealForLessor"))
                        .status())
                .as("who handed over the link and read the code")
                .isEqualTo(403);
        sealAgreement(number);
        byte[] sealed = lease.bytes("contract1", "/api/leases/" + number + "/agreements/1");
        assertThat(sealed).startsWith(issued);
        assertThat(VeraPdf.violations(sealed)).isEmpty();
        assertThat(check.check(
                                ExpectedSignature.sealed(
                                        issued, LessorSeal.FIELD, "示例云服务（北京）有限公司", "91110108MA01CX0664", DEMO),
                                sealed)
                        .fault())
                .isEmpty();
        assertThat(pdf(number)).as("the contract stays what it was").isEqualTo(before);
    }

    @Test
    void theSignedFileOfOneAgreementPassesNeitherForAnotherNorForAContract() throws Exception {
        var number = lease.inForce(lease.application());
        byte[] first = agreed(number, "CHANGE", 1);
        assertThat(lease.callRaw(
                                "contract1",
                                "POST",
                                "/api/leases/" + number + "/offer-returns",
                                "{\"reason\":\"改为解除\"}")
                        .status())
                .isEqualTo(202);
        assertThat(lease.complete(
                                "contract1", number, "Task_OfferReturned", Map.of("nextStep", "END", "reason", "改为解除"))
                        .status())
                .isEqualTo(204);
        byte[] second = agreed(number, "TERMINATION", 2);
        var signer = signer(number).identified(() -> code(number)).consented();
        assertRefused(number, signer.upload("upload", Map.of(), "signed.pdf", signed(first, LESSEE, CODE)), 1);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");

        var contract = lease.apply(lease.application());
        lease.approve("legal1", contract);
        var other = signer(contract).identified(() -> code(contract)).consented();
        assertRefused(contract, other.upload("upload", Map.of(), "signed.pdf", signed(second, LESSEE, CODE)), 1);
        assertThat(lease.stage(contract)).isEqualTo("CONTRACT");

        Signer.done(signer.upload("upload", Map.of(), "signed.pdf", signed(second, LESSEE, CODE)));
    }

    private void sealAgreement(String number) {
        assertThat(lease.claim(LeaseDriver.SEALER, lease.taskId(number, "Task_SealForLessor"))
                        .status())
                .isEqualTo(204);
        assertThat(lease.confirmSeal(LeaseDriver.SEALER, number, lease.agreementDigest(number))
                        .status())
                .isEqualTo(204);
        assertThat(lease.complete(
                                LeaseDriver.SEALER,
                                number,
                                "Task_SealForLessor",
                                Map.of("sealing", "SEAL", "signerName", "张示例", "authority", "授权委托书 2026-1"))
                        .status())
                .isEqualTo(204);
        lease.runJobs(number);
    }

    private byte[] agreed(String number, String kind, int position) throws Exception {
        assertThat(lease.ask(number, kind).status()).isEqualTo(201);
        return QuickDocument.printed(() -> {
            assertThat(lease.complete(
                                    "legal1",
                                    number,
                                    "Task_AgreementReview",
                                    Map.of("answer", "AGREE", "ground", "双方同意"))
                            .status())
                    .isEqualTo(204);
            lease.runJobs(number);
            return lease.bytes("contract1", "/api/leases/" + number + "/agreements/" + position);
        });
    }

    private void assertRefused(String number, HttpResponse<String> answer, int attempts) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(lease.hasTask(number, "Task_SealForLessor")).isFalse();
        assertThat(jdbc.sql("select count(*) from lease.audit where lease_number = ? and action = 'SIGNATURE_REFUSED'")
                        .param(number)
                        .query(Integer.class)
                        .single())
                .isEqualTo(attempts);
    }

    @Test
    void aNameWithRareCharactersReadsBackAndOneThatNoFontShowsIsRefusedOrGoesToTheOfficer() throws Exception {
        var application = lease.application();
        ((ObjectNode) application.path("lessee")).put("signerName", "𠮷䶮㛃");
        var number = printed(application);
        assertThat(text(pdf(number))).contains("𠮷䶮㛃");
        var none = lease.application();
        ((ObjectNode) none.path("lessee")).put("signerName", "王\uD883\uDD23");
        assertThat(lease.call("sales1", "POST", "/api/leases", none).text()).contains("U+30D23", "lessee.signerName");

        var refused = lease.apply(lease.application());
        TestPostgres.alter(
                "application",
                "update lease.application set content = jsonb_set(content, '{lessee,signerName}', '\"王\uD883\uDD23\"')"
                        + " where lease_number = ?",
                refused);
        QuickDocument.printed(() -> {
            lease.approve("legal1", refused);
            return refused;
        });
        assertThat(lease.stage(refused)).isEqualTo("LEGAL_REVIEW");
        assertThat(jdbc.sql("select count(*) from lease.contract where lease_number = ?")
                        .param(refused)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(lease.call("legal1", "GET", "/desk/leases/" + refused, null).text())
                .contains("合同无法生成", "无法打印", "U+30D23");
    }

    private byte[] signed(byte[] pdf, String party, String code) {
        return signed(pdf, new OneTimeSigner("王示例", party, code));
    }

    private byte[] signed(byte[] pdf, OneTimeSigner signer) {
        return authority.signOnce(pdf, ExpectedSignature.LESSEE, signer, "签署");
    }

    private String printed(JsonNode application) throws Exception {
        return QuickDocument.printed(() -> {
            var number = lease.apply(application);
            lease.approve("legal1", number);
            return number;
        });
    }

    private byte[] pdf(String number) {
        return lease.bytes("contract1", "/api/leases/" + number + "/contract");
    }

    private static String sha256(byte[] file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    }

    private String etag(String number) {
        var answer = lease.call("contract1", "GET", "/api/leases/" + number + "/contract", null);
        return answer.whole().headers().firstValue("ETag").orElseThrow().replace("\"", "");
    }

    private static String text(byte[] pdf) throws Exception {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private JsonNode data(byte[] pdf) throws Exception {
        try (var document = Loader.loadPDF(pdf)) {
            var files = new PDDocumentNameDictionary(document.getDocumentCatalog()).getEmbeddedFiles();
            var file = files.getNames() != null
                    ? files.getNames().get("contract.json")
                    : files.getKids().get(0).getNames().get("contract.json");
            return json.readTree(file.getEmbeddedFile().toByteArray());
        }
    }

    private Signer signer(String number) {
        var answer = lease.call(
                "contract1",
                "POST",
                "/api/leases/" + number + "/signing-links",
                json.valueToTree(Map.of("to", "SIGNER")));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return new Signer(port, answer.body().path("link").asText());
    }

    private String code(String number) {
        Http.Answer answer = lease.call("contract1", "POST", "/api/leases/" + number + "/signing-code", null);
        return answer.body().path("code").asText();
    }
}
