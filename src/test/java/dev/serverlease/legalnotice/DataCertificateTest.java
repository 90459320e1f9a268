package dev.serverlease.legalnotice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.evidence.verify.WholeLease;
import dev.serverlease.stage.contract.sign.Signer;
import dev.serverlease.testing.Http;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What became of the lessee's data is certified to it (clause return; Personal Information Protection Law art. 47). */
@ServerLeaseTest
class DataCertificateTest extends WithLetters {

    @BeforeEach
    void closing() {
        number = lease.inForce(lease.application());
        assertThat(terminate(number, "2026-12-01").status()).isEqualTo(202);
        LeaseDriver.expectDone(lease.complete(
                "legal1", number, "Task_NoticeOfTermination", Map.of("arrivedOn", "2026-12-01", "proof", "EMS 1")));
        lease.runJobs(number);
        LeaseDriver.expectDone(lease.complete(
                "ops1", number, "Task_TakeBackServer", Map.of("accessRevokedOn", "2026-12-01", "note", "已收回")));
    }

    @Test
    void thatDataWasReturnedIsCertifiedByALetterThatReachesTheLesseesPageAndTheBundle() throws IOException {
        var early = keyed("compliance1", "legal-notices", Map.of("kind", "DATA_CERTIFICATE"));
        assertThat(early.status()).as(early.text()).isEqualTo(409);
        lease.attach("ops1", number, "DATA_RETURN_PROOF", "receipt.pdf");
        disposed("RETURNED", "2026-12-01", "交付加密硬盘一块，收件人签收");
        round.round();
        var letter = letters().path(0);
        assertThat(letter.path("number").asText()).isEqualTo(number + "-C01");
        assertThat(letter.path("kindName").asText()).contains("数据返还（删除）证明");
        assertThat(text())
                .contains("于2026年12月1日将贵方存储于服务器的数据返还贵方", "我方未保留副本", "办理方式（经办人记载）：交付加密硬盘一块，收件人签收", "receipt.pdf")
                .contains("Wehavekeptnocopy", "How,asrecorded:")
                .contains("网络日志依法留存至2027年8月1日", "网络安全法》第二十三条", "个人信息保护法》第四十七条", "特此证明")
                .doesNotContain("特此通知", "本通知书");
        assertThat(jdbc.sql(
                                "select text_zh from lease.notice where lease_number = ? and group_id = 'compliance-officers'"
                                        + " and kind = 'LEGAL_NOTICE'")
                        .param(number)
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .contains("数据返还（删除）证明", "用印");
        assertThat(lease.call("compliance1", "GET", "/desk/leases/" + number, null)
                        .text())
                .contains("seal-" + number + "-C01");

        done(keyed("compliance1", "legal-notice-seals", Map.of("notice", number + "-C01", "password", "compliance1")));
        done(keyed("compliance1", "legal-notice-postings", Map.of("notice", number + "-C01", "how", "EMS 1234567890")));
        assertThat(letters().path(0).path("next").asText()).contains("无须登记到达");
        assertThat(page()).contains("数据返还（删除）证明", number + "-C01");
        assertThat(bundle()).anyMatch(path -> path.contains(number + "-C01"));
    }

    @Test
    void aCopyIsKeptOnlyUnderAHoldOrAnOrderAndTheCertificateSaysSo() throws IOException {
        lease.attach("ops1", number, "DATA_RETURN_PROOF", "receipt.pdf");
        lease.claim("ops1", lease.taskId(number, "Task_ReturnData"));
        var baseless = dispose("RETURNED_COPY", "2026-12-01", "交付硬盘");
        assertThat(baseless.status()).as(baseless.text()).isEqualTo(400);
        assertThat(baseless.text()).contains("\"how\"", "第二十一条", "未保留副本");
        assertThat(lease.call(
                                "legal1",
                                "PUT",
                                "/api/leases/" + number + "/legal-hold",
                                json.createObjectNode().put("ground", "（2026）沪01民初1号"))
                        .status())
                .isEqualTo(204);
        var without = dispose("RETURNED", "2026-12-01", "交付硬盘");
        assertThat(without.status()).as(without.text()).isEqualTo(409);
        assertThat(without.text()).contains("保留副本");
        LeaseDriver.expectDone(dispose("RETURNED_COPY", "2026-12-01", "交付硬盘"));
        round.round();
        assertThat(text()).contains("返还贵方", "依法保留一份副本", "keepacopy").doesNotContain("未保留副本", "沪01民初1号");
    }

    private void disposed(String how, String on, String note) {
        lease.claim("ops1", lease.taskId(number, "Task_ReturnData"));
        LeaseDriver.expectDone(dispose(how, on, note));
        assertThat(lease.stage(number)).isEqualTo("ENDED");
    }

    private Http.Answer dispose(String how, String on, String note) {
        return lease.submit(
                "ops1",
                lease.taskId(number, "Task_ReturnData"),
                Map.of(
                        "dataDisposedOn", on,
                        "how", how,
                        "logsKeptUntil", "2027-08-01",
                        "impactAssessmentKeptUntil", "2030-08-01",
                        "note", note));
    }

    private String text() throws IOException {
        var pdf = lease.bytes("legal1", "/api/leases/" + number + "/legal-notices/" + number + "-C01.pdf");
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", "");
        }
    }

    private String page() {
        var link = keyed("sales1", "lessee-links", Map.of()).body().path("link").asText();
        return new Signer(port, link)
                .identified(() -> lease.call("contract1", "POST", "/api/leases/" + number + "/lessee-code", null)
                        .body()
                        .path("code")
                        .asText())
                .open()
                .body();
    }

    private List<String> bundle() throws IOException {
        var paths = new ArrayList<String>();
        var body = WholeLease.ask(port, "legal1", number).body();
        try (var in = new ZipInputStream(new ByteArrayInputStream(body), StandardCharsets.UTF_8)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                paths.add(entry.getName());
            }
        }
        return paths;
    }

    private static void done(Http.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    }
}
