package dev.serverlease.stage.contract.offer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.signature.SignedPaper;
import dev.serverlease.stage.contract.Signature;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What people read of a signature's check says what it found, and cannot be read as its opposite. */
@Tag("slow")
class KeptReportTest {

    private static final byte[] ISSUED = SignedPaper.issued();
    private static final byte[] SIGNED = SignedPaper.signed(ISSUED);

    @Test
    void whatHoldsIsAStatementWithATick() {
        var lines = KeptReport.lines(SignedPaper.checked(ISSUED, SIGNED));

        assertThat(lines)
                .extracting(Bilingual::zh)
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("✓ 签署人已核实。证书主体："),
                        line -> assertThat(line).startsWith("✓ 签署的是发出的文件。"),
                        line -> assertThat(line).isEqualTo("✓ 签署后未改动。文件中只增加了签名和时间戳。"),
                        line -> assertThat(line).startsWith("✓ 签署时证书有效。签发机构："),
                        line -> assertThat(line).startsWith("✓ 签署时间有可信时间戳证明。时间戳机构 "),
                        line -> assertThat(line).isEqualTo("可靠程度：演示证书，不具有签署效力"),
                        line -> assertThat(line).isEqualTo("处理：已通过，无须处理。"));
        assertThat(lines)
                .extracting(Bilingual::en)
                .contains("✓ Not changed after signing. Only signatures and time stamps were added.")
                .noneMatch(line -> line.contains("?") || line.contains("holds. No"));
    }

    @Test
    void whatDoesNotHoldIsAStatementWithACross() {
        var lines = KeptReport.lines(SignedPaper.checked(ISSUED, altered()));

        assertThat(lines)
                .extracting(Bilingual::zh)
                .anyMatch(line -> line.startsWith("✗ 不能证明签署后未改动。签名与内容不符："))
                .anyMatch(line -> line.startsWith("？ 签署人无法核实。证书主体："))
                .noneMatch(line -> line.startsWith("✓ 签署后未改动") || line.startsWith("✓ 签署人"));
        assertThat(lines)
                .extracting(Bilingual::en)
                .anyMatch(line -> line.startsWith("✗ Not shown to be unchanged since signing. The signature does not"));
    }

    /** A lease lasts for years, and its report is not rewritten. */
    @Test
    void aReportThatAnEarlierReleaseKeptIsReadAsStatementsToo() {
        var kept = new Signature.Electronic(
                "f",
                "DEMO",
                "{\"lines\": [[\"谁签的：成立。证书主体：甲。\", \"Who signed: holds. The certificate names A.\"],"
                        + "[\"是不是这份文件：成立。是：以本次发出的文件原样开头，其摘要为 ab。\", \"Is it this document: holds. Yes: it begins"
                        + " with the very bytes that were handed out, whose digest is ab.\"],"
                        + "[\"签后有没有改动：成立。没有：除签名和时间戳外没有改动。\", \"Was it changed after signing: holds. No: nothing was"
                        + " added but signatures and time stamps.\"],"
                        + "[\"证书谁签发、当时是否有效：成立。签发机构：乙；签署时在有效期内，未被吊销。\", \"Who issued the certificate, and was"
                        + " it valid then: holds. Issued by B; valid and not revoked when it signed.\"],"
                        + "[\"时间谁证明：无法判断。只有签署人电脑上的时间，没有可信的时间戳。\", \"Who vouches for the time: cannot be told."
                        + " Only the signer's computer says so.\"],"
                        + "[\"可靠程度及理由：演示证书，不具有签署效力\", \"How far can it be relied on, and why: a demonstration\"],"
                        + "[\"本人核对：验证码。\", \"Identified: a code.\"]]}");

        assertThat(kept.lines())
                .containsExactly(
                        new Bilingual("✓ 签署人已核实。证书主体：甲。", "✓ The signer is verified. The certificate names A."),
                        new Bilingual(
                                "✓ 签署的是发出的文件。以本次发出的文件原样开头，其摘要为 ab。",
                                "✓ This is the document that was handed out. It begins with the very bytes that were"
                                        + " handed out, whose digest is ab."),
                        new Bilingual(
                                "✓ 签署后未改动。除签名和时间戳外没有改动。",
                                "✓ Not changed after signing. Nothing was added but signatures and time stamps."),
                        new Bilingual(
                                "✓ 签署时证书有效。签发机构：乙；签署时在有效期内，未被吊销。",
                                "✓ The certificate was valid when it signed. Issued by B; valid and not revoked when it"
                                        + " signed."),
                        new Bilingual(
                                "？ 签署时间没有可信时间戳证明。只有签署人电脑上的时间，没有可信的时间戳。",
                                "? No trusted time stamp vouches for the time. Only the signer's computer says so."),
                        new Bilingual("可靠程度：演示证书，不具有签署效力", "Reliability: a demonstration"),
                        new Bilingual("本人核对：验证码。", "Identified: a code."));
    }

    private static byte[] altered() {
        var file = SIGNED.clone();
        // inside the visible signature, which the signature covers
        file[new String(file, StandardCharsets.ISO_8859_1).indexOf("/Reason", ISSUED.length) + 12] ^= 1;
        return file;
    }
}
