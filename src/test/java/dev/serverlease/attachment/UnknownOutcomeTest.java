package dev.serverlease.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serverlease.testing.Http;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.SmallPdf;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database that breaks off in the middle: nobody is told that nothing was stored, and the same may be sent again. */
@ServerLeaseTest
class UnknownOutcomeTest {

    private static final byte[] PDF = SmallPdf.of("proof");

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private DataSource database;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void anUnknownOutcomeIsSaidAndARepeatIsKeptOnce() throws Exception {
        clock.set(SettableClock.START);
        var number = lease.apply(lease.application());
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var hold = connection.prepareStatement("select 1 from lease.lease where number = ? for update")) {
                hold.setString(1, number);
                hold.executeQuery();
                var sent = CompletableFuture.supplyAsync(() -> send(number));
                await().until(() -> broken() == 1);
                var answer = sent.get();
                assertThat(answer.status()).as(answer.text()).isEqualTo(503);
                assertThat(answer.text()).contains("结果不明", "not known").doesNotContain("nothing was stored");
            }
            connection.rollback();
            connection.setAutoCommit(true);
        }
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

    /** Ends the one connection that waits for the lease's lock; answers how many there were. */
    private long broken() {
        return jdbc.sql("select count(pg_terminate_backend(pid)) from pg_stat_activity where wait_event_type = 'Lock'"
                        + " and datname = current_database() and usename = current_user")
                .query(Long.class)
                .single();
    }
}
