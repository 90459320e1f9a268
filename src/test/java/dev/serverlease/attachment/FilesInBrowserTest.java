package dev.serverlease.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.stage.contract.ComparedPoint;
import dev.serverlease.testing.Browser;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.Needs;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A scan handed in on the lease's page, and chosen where the signature is recorded, in a real browser. */
@Needs({Tool.CHROMIUM, Tool.CHROMEDRIVER})
@ServerLeaseTest
class FilesInBrowserTest {

    private static final By HAND_IN = By.cssSelector("#attach button");
    private static final By SIGN = By.cssSelector("#post-signatures button");

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @LocalServerPort
    private int port;

    @Test
    void aScanIsHandedInAndNamedWithTheSignature(@TempDir Path files) throws IOException {
        clock.set(SettableClock.START);
        var number = lease.apply(lease.application());
        lease.approve("legal1", number);
        var page = Files.writeString(files.resolve("page.pdf"), "<html></html>");
        var scan = files.resolve("合同.pdf");
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            document.save(scan.toFile());
        }
        try (var browser = Browser.open("http://127.0.0.1:" + port, "zh-CN")) {
            browser.enter("contract1");
            browser.visit("/desk/leases/" + number + "#post-signatures");
            browser.click(Browser.containing("summary", "上传附件"));
            browser.click(HAND_IN);
            browser.see("请选择用途。");
            browser.see("请选择文件。");
            browser.click(By.cssSelector("#attach-kind option[value=SIGNED_CONTRACT]"));
            browser.choose(By.id("attach-file"), page);
            browser.click(HAND_IN);
            browser.see("只接受完整的 PDF、JPEG 或者 PNG 文件");
            browser.choose(By.id("attach-file"), scan);
            browser.click(HAND_IN);
            browser.see("已上传：合同.pdf");
            browser.see(By.cssSelector(".files li[data-kind=SIGNED_CONTRACT] a"));
            browser.picture("files");

            browser.type(By.id("post-signatures-signer"), "李某某");
            browser.type(By.id("post-signatures-authority"), "法定代表人");
            browser.click(By.cssSelector("#post-signatures-kind option[value=SEAL]"));
            browser.type(By.id("post-signatures-contractDigest"), lease.contractDigest(number));
            browser.click(Browser.containing("option", "合同.pdf"));
            browser.type(By.id("post-signatures-archivedAt"), "档案室 3 柜");
            for (var point : ComparedPoint.values()) {
                browser.click(By.cssSelector("#post-signatures-" + point.field() + " option[value=true]"));
            }
            browser.click(SIGN);
            browser.see("与申请所列签署人不一致");
            browser.type(By.id("post-signatures-mismatchReason"), "王示例已卸任");
            browser.click(SIGN);
            browser.seeNoMore(SIGN);
        }
        assertThat(lease.stage(number)).isEqualTo("CONTRACT");
    }
}
