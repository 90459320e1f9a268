package dev.serverlease.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.testing.HeldLease;
import dev.serverlease.testing.Http;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.SmallPdf;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A database that breaks off in the middle: nobody is told that nothing was stored, and the same may be sent again. */
@ServerLeaseTest
class UnknownOutcomeTest {

    private static final byte[] PDF = SmallPdf.of("proof");

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Test
    void anUnknownOutcomeIsSaidAndARepeatIsKeptOnce() throws Exception {
        clock.set(SettableClock.START);
        var number = lease.apply(lease.application());
        var answer = HeldLease.brokenOff(number, () -> send(number));
        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.text()).contains("结果不明", "not known").doesNotContain("nothing was stored");
        assertThat(send(number).status()).isEqualTo(201);
        var again = send(number);
        assertThat(again.status()).isEqualTo(201);
        assertThat(lease.call("sales1", "GET", "/api/leases/" + number + "/attachments", null)
                        .body()
                        .path("attachments"))
                .hasSize(1);
    }

    private Http.Answer send(String number) {
        return lease.post(
                "sales1",
                "/api/leases/" + number + "/attachments?kind=OTHER&fileName=a.pdf",
                PDF,
                "application/pdf",
                "Idempotency-Key",
                "unknown-outcome-1");
    }
}
