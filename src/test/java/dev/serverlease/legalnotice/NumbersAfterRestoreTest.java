package dev.serverlease.legalnotice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.clause.Agreement;
import dev.serverlease.lease.Leases;
import dev.serverlease.stage.contract.agreement.Agreements;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.sql.Timestamp;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A lease of a restored database: papers that it does not know may have gone out under its next numbers. */
@ServerLeaseTest
class NumbersAfterRestoreTest extends WithLetters {

    @Autowired
    private Leases leases;

    @Autowired
    private Agreements agreements;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void numbersThatPeopleMayHaveBeenToldAreNotGivenOutAgain() {
        var number = overdue();
        round.round();
        assertThat(letters()).hasSize(1);
        // nothing of it stays: other tests have leases of the same day
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            status.setRollbackOnly();
            restored();
            assertThat(letter(number, "after-1")).isEqualTo(number + "-D102");
            assertThat(letter(number, "after-2")).isEqualTo(number + "-D103");
            assertThat(agreement(number)).isEqualTo(101);
            assertThat(agreement(number)).isEqualTo(102);
            restored();
            assertThat(letter(number, "after-3")).isEqualTo(number + "-D204");
        });
    }

    @Test
    void aLeaseThatCameAfterTheRestoreLeavesNothingOut() {
        var number = overdue();
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            status.setRollbackOnly();
            clock.set(SettableClock.START.minus(Duration.ofDays(60)));
            restored();
            clock.set(SettableClock.START);
            assertThat(letter(number, "first")).isEqualTo(number + "-D01");
            assertThat(agreement(number)).isEqualTo(1);
        });
    }

    private void restored() {
        jdbc.sql("select lease.journal_add(:at, 'after-restore', '', '', 'RESTORED', null, 1)")
                .param("at", Timestamp.from(clock.instant()))
                .query()
                .singleRow();
    }

    private String letter(String number, String key) {
        var request = LegalNoticeRequest.usual(LegalNoticeKind.RENT_DEMAND);
        return making.make(leases.lock(number), LegalNoticeKind.RENT_DEMAND, request, key, "compliance1")
                .orElseThrow()
                .number();
    }

    private int agreement(String number) {
        var until = clock.instant().plus(Duration.ofDays(30));
        var asked = new Agreements.Asked(
                Agreement.TERMINATION, json.createObjectNode(), "双方同意", "sales1", until, null, null);
        return agreements.add(number, asked).position();
    }
}
