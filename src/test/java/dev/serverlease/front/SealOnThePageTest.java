package dev.serverlease.front;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.testing.Http;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The page of a lease confirms the sealing of the text that it showed, and nobody types a digest. */
@ServerLeaseTest
class SealOnThePageTest {

    private static final Pattern SHOWN =
            Pattern.compile("<input type=\"hidden\" name=\"contractDigest\"[^>]*value=\"([0-9a-f]{64})\"");

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private SettableClock clock;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    @Test
    void theTextThatWasShownIsConfirmedByThePasswordAlone() {
        var number = toSealing();
        var form = form(number);
        var shown = lease.contractDigest(number);
        assertThat(digest(form)).isEqualTo(shown);
        assertThat(form)
                .as("shortened, with the file beside it")
                .contains("/api/leases/" + number + "/contract\"", shown.substring(0, 8) + "…" + shown.substring(56))
                .doesNotContain("type=\"text\"");

        lease.claim(LeaseDriver.SEALER, lease.taskId(number, "Task_SealForLessor"));
        assertThat(confirm(number, digest(form)).status()).isEqualTo(204);
        assertThat(seals(number).status()).isEqualTo(204);
        assertThat(page(number)).as("decided, nothing to confirm").doesNotContain("post-seal-confirmations");
    }

    @Test
    void aTextThatIsNoLongerTheOneShownIsReadAnew() {
        var number = toSealing();
        lease.claim(LeaseDriver.SEALER, lease.taskId(number, "Task_SealForLessor"));
        var other = confirm(number, "0".repeat(64));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.body().path("errors").path(0).path("field").asText()).isEqualTo("contractDigest");
        assertThat(other.text()).contains("刷新", "重新阅读", "Reload");
        assertThat(seals(number).status()).isEqualTo(403);
    }

    @Test
    void anAgreementIsShownUnderItsOwnNumber() {
        var number = lease.inForce(lease.application());
        assertThat(lease.ask(number, "TERMINATION").status()).isEqualTo(201);
        LeaseDriver.expectDone(
                lease.complete("legal1", number, "Task_AgreementReview", Map.of("answer", "AGREE", "ground", "双方同意")));
        lease.runJobs(number);
        assertThat(lease.signForLessee(number, lease.agreementDigest(number)).status())
                .isEqualTo(202);
        var form = form(number);
        assertThat(digest(form)).isEqualTo(lease.agreementDigest(number));
        assertThat(form).contains("/api/leases/" + number + "/agreements/1\"", number + "-B1", "解除协议");
    }

    private String toSealing() {
        var number = lease.toBeSigned(lease.application());
        lease.signForLessee(number);
        lease.scanOfBothSeals(number);
        return number;
    }

    private String page(String number) {
        return lease.call(LeaseDriver.SEALER, "GET", "/desk/leases/" + number, null)
                .text();
    }

    private String form(String number) {
        var page = page(number);
        var form = page.substring(page.indexOf("id=\"post-seal-confirmations\""));
        return form.substring(0, form.indexOf("</form>"));
    }

    private static String digest(String form) {
        var shown = SHOWN.matcher(form);
        assertThat(shown.find()).as(form).isTrue();
        return shown.group(1);
    }

    private Http.Answer confirm(String number, String digest) {
        return lease.call(
                LeaseDriver.SEALER,
                "POST",
                "/api/leases/" + number + "/seal-confirmations",
                json.valueToTree(Map.of("password", LeaseDriver.SEALER, "contractDigest", digest)));
    }

    private Http.Answer seals(String number) {
        return lease.complete(LeaseDriver.SEALER, number, "Task_SealForLessor", LeaseDriver.SEALED);
    }
}
