package dev.serverlease.stage.contract.draft;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.stage.contract.link.LesseeReminder;
import dev.serverlease.stage.contract.sign.Signer;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.SmallPdf;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the lessee's page shows, takes and sends of a text that the lessor's entry has outdated. */
@ServerLeaseTest
class OutdatedTextTest {

    @LocalServerPort
    private int port;

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private LeaseCommands commands;

    @Autowired
    private LesseeReminder reminder;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SettableClock clock;

    private String number;

    @BeforeEach
    void offered() throws IOException {
        clock.set(SettableClock.START);
        account("0200000000000000001");
        number = lease.toBeSigned(lease.application());
    }

    @AfterEach
    void theDemosLessorAgain() throws IOException {
        account("0200000000000000001");
    }

    @Test
    void thePageSaysThatItIsValidNoMoreAndOffersOnlyToDecline() throws IOException {
        var signer = identified().consented();
        assertThat(signer.open().body()).contains("/signature", "签署合同").doesNotContain("不再有效");
        account("0200000000000000002");
        var page = signer.open().body();
        assertThat(page)
                .contains("此文本不再有效", "重新出具", "no longer valid", "/refusal")
                .doesNotContain("/signature", "/upload", "/representative", "/consent", "contract.pdf");
        assertThat(signer.get("/contract.pdf").statusCode()).isEqualTo(404);
        assertThat(signer.post("signature", Map.of()).statusCode()).isEqualTo(409);

        account("0200000000000000001");
        assertThat(signer.open().body()).as("the entry was the mistake").contains("/signature", "contract.pdf");

        account("0200000000000000002");
        Signer.done(signer.post("refusal", Map.of("reason", "等新的文本")));
        assertThat(signer.open().body()).contains("已拒绝签署");
    }

    @Test
    void whoeverPassesOnTheCodeAndWhoeverWaitsForItAreToldFirst() throws IOException {
        var waiting = waiting();
        account("0200000000000000002");
        assertThat(waiting.open().body()).as("whoever merely has the link").doesNotContain("不能签署");
        assertThat(waiting.post("name", Map.of("name", "王示例", "numberEnd", "015Q"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(waiting.open().body()).contains("此文本已不能签署", "cannot be signed any more", "/code");
        assertThat(notices()).contains("此文本已不能签署").doesNotContain("请拨打所留电话，核对本人后在租赁页面查看并告知验证码");
        var code = lease.call("contract1", "POST", "/api/leases/" + number + "/signing-code", null);
        assertThat(code.body().path("outdated").path("zh").asText()).contains("此文本已不能签署");
        assertThat(lease.call("contract1", "POST", "/desk/leases/" + number + "/signing-code", null)
                        .text())
                .contains("此文本已不能签署");
        account("0200000000000000001");
        assertThat(waiting.open().body()).contains("/code").doesNotContain("不能签署");
        assertThat(lease.call("contract1", "POST", "/api/leases/" + number + "/signing-code", null)
                        .body()
                        .has("outdated"))
                .isFalse();
    }

    @Test
    void namingARepresentativeForItIsRefusedAndUsesNothingUp() throws IOException {
        var signer = identified();
        account("0200000000000000002");
        var refused = forward(signer);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
        assertThat(refused.body()).contains("重新出具", "此文本不再有效");
        account("0200000000000000001");
        Signer.done(forward(signer));
    }

    @Test
    void nothingMoreOfItIsReadOrConsentedTo() throws IOException {
        var signer = identified();
        account("0200000000000000002");
        assertThat(signer.post("read", Map.of()).statusCode()).isEqualTo(409);
        account("0200000000000000001");
        Signer.done(signer.post("read", Map.of()));
        account("0200000000000000002");
        assertThat(signer.post("consent", Map.of("consent", "yes")).statusCode())
                .isEqualTo(409);
    }

    @Test
    void theReminderSendsNoLinkToItAndTellsTheOfficers() throws IOException {
        var before = steps();
        account("0200000000000000002");
        commands.lockedDo(number, reminder::remind);
        assertThat(steps()).as("no other mail of the link").isEqualTo(before);
        assertThat(notices()).contains("不再催办");
        account("0200000000000000001");
        commands.lockedDo(number, reminder::remind);
        assertThat(steps()).hasSizeGreaterThan(before.size());
    }

    private Signer identified() {
        return waiting()
                .identified(() -> lease.call("contract1", "POST", "/api/leases/" + number + "/signing-code", null)
                        .body()
                        .path("code")
                        .asText());
    }

    private Signer waiting() {
        var link = lease.call(
                "contract1",
                "POST",
                "/api/leases/" + number + "/signing-links",
                JsonNodeFactory.instance.objectNode().put("to", "SIGNER"));
        return new Signer(port, link.body().path("link").asText());
    }

    private static HttpResponse<String> forward(Signer signer) {
        return signer.upload(
                "representative",
                Map.of("name", "赵代理", "numberEnd", "002X", "address", "zhao@example.com", "telephone", ""),
                "授权委托书.pdf",
                SmallPdf.of("letter of authority"));
    }

    private List<String> steps() {
        return jdbc.sql("select action from lease.audit where lease_number = ? and action like 'SIGNING_LINK%'")
                .param(number)
                .query(String.class)
                .list();
    }

    private String notices() {
        return String.join(
                "\n",
                jdbc.sql("select n::text from lease.notice n where lease_number = ? and group_id = 'contract-officers'")
                        .param(number)
                        .query(String.class)
                        .list());
    }

    /** The demo's lessor with this account. */
    private void account(String account) throws IOException {
        var lines = new ClassPathResource("demo/lessors.csv")
                .getContentAsString(StandardCharsets.UTF_8)
                .split("\n");
        lines[1] = lines[1].replace("0200000000000000001", account);
        var answer = lease.callRaw(
                "compliance1",
                "POST",
                "/api/registers/lessors",
                String.join("\n", lines) + "\n",
                "text/csv;charset=UTF-8");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }
}
