package dev.serverlease.legalnotice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Letters that came too late, by the calendar or by a payment: nobody is told to seal, send or prove them. */
@ServerLeaseTest
class OvertakenLetterTest extends WithLetters {

    /** The contract gives ninety days from knowing the ground on 1 December. */
    private static final Instant LAPSED = Instant.parse("2027-03-02T02:00:00Z");

    /** Civil Code art. 564. */
    @Test
    void aTerminationWhoseRightHasLapsedIsNeitherMadeNorSealedNorPosted() {
        terminating();
        sealed("legal1", "T01");
        keyed("legal1", "legal-notices", Map.of("kind", "TERMINATION", "statement", "另一份"));
        clock.set(LAPSED);
        stored.unchangedBy(() -> {
            refused(keyed("legal1", "legal-notices", Map.of("kind", "TERMINATION")), 409, "kind", "解除权");
            refused(seal("legal1", "T02"), 409, "notice", "2027-03-01");
            refused(post("legal1", "T01", null), 409, "notice", "不解除");
            refused(post("legal1", "T01", "2027-03-02"), 409, "notice", "不解除");
            refused(
                    keyed("legal1", "legal-notice-dispatches", Map.of("notice", number + "-T01")),
                    409,
                    "notice",
                    "不解除");
        });
        for (var letter : letters()) {
            assertThat(letter.path("next").asText())
                    .contains("2027-03-01", "解除权", "不解除")
                    .doesNotContain("核对全文后用印", "以邮件发送");
            assertThat(letter.path("sendable").asBoolean()).isFalse();
        }
        assertThat(page("legal1"))
                .contains("解除权", "post-" + number + "-T01")
                .doesNotContain("seal-" + number + "-T02", "send-" + number + "-T01");

        assertThat(post("legal1", "T01", "2027-02-25").status())
                .as("posted in time, and recorded now")
                .isEqualTo(202);
        assertThat(letters().path(1).path("next").asText())
                .as("it may have arrived in time")
                .contains("2027-03-01", "登记到达", "不解除");
        LeaseDriver.expectDone(lease.complete(
                "legal1",
                number,
                "Task_NoticeOfTermination",
                Map.of("answer", "NOT_TERMINATED", "notEnded", "RIGHT_LAPSED", "note", "已逾约定期限")));
        assertThat(letters())
                .allSatisfy(letter ->
                        assertThat(letter.path("next").asText()).contains("了结").doesNotContain("登记到达日"));
    }

    @Test
    void noLetterIsMadeByItselfOnceTheRightHasLapsed() {
        number = lease.inForce(lease.application());
        assertThat(terminate(number, "2026-12-01").status()).isEqualTo(202);
        clock.set(LAPSED);
        round.round();
        assertThat(letters()).isEmpty();
        assertThat(lease.call("manager1", "GET", "/api/leases/" + number + "/legal-notices", null)
                        .body()
                        .path("failures"))
                .isEmpty();
    }

    @Test
    void aTerminationForRentWhoseRightHasLapsedIsNotSealed() {
        overdue();
        demanded();
        lease.at(Instant.parse("2026-12-17T02:00:00Z"), number);
        round.round();
        clock.set(Instant.parse("2027-04-01T02:00:00Z"));
        stored.unchangedBy(() -> refused(seal("legal1", "T01"), 409, "notice", "解除权"));
        assertThat(letters().path(0).path("next").asText()).contains("解除权");
    }

    private void terminating() {
        number = lease.inForce(lease.application());
        assertThat(terminate(number, "2026-12-01").status()).isEqualTo(202);
        round.round();
    }

    private void demanded() {
        var demand = Map.of(
                "amount", "18000.00",
                "currency", "CNY",
                "overdueSince", "2026-11-10",
                "sentOn", "2026-11-30",
                "arrivedOn", "2026-12-01",
                "proof", "挂号信 XA123456789CN",
                "periodDays", "15");
        LeaseDriver.expectDone(lease.complete(
                "compliance1",
                number,
                "Task_DemandRent",
                Map.of("demand", json.valueToTree(demand).toString())));
    }

    private String page(String user) {
        return lease.call(user, "GET", "/desk/leases/" + number, null).text();
    }
}
