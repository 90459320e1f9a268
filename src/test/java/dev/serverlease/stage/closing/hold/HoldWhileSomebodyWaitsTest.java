package dev.serverlease.stage.closing.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Leases;
import dev.serverlease.testing.HeldLease;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever has waited for a lease decides on what stands now, and not on what stood before the wait. */
@ServerLeaseTest
class HoldWhileSomebodyWaitsTest {

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private Leases leases;

    @Autowired
    private LegalHolds holds;

    @Autowired
    private PlatformTransactionManager transactions;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    @Test
    void theHoldIsReadAsItStandsAfterTheWait() {
        var number = lease.inForce(lease.application());
        var first = new TransactionTemplate(transactions);

        CompletableFuture<Lease> second = first.execute(status -> {
            holds.hold(leases.lock(number), "诉讼保全 1 号", "legal1");
            var waiting = CompletableFuture.supplyAsync(
                    () -> new TransactionTemplate(transactions).execute(other -> leases.lock(number)));
            await().atMost(Duration.ofSeconds(20)).until(() -> HeldLease.waiting() == 1);
            return waiting;
        });

        assertThat(second.join().legalHold()).contains("诉讼保全 1 号");
    }
}
