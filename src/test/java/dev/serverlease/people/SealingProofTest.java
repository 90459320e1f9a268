package dev.serverlease.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.request.Refusal;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of a confirmation of the seal when the same person is refused afterwards. */
@ServerLeaseTest
class SealingProofTest {

    private static final Person OFFICER = new Person(LeaseDriver.SEALER, List.of(Groups.CONTRACT));

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private AuditTrail audit;

    @Autowired
    private SettableClock clock;

    private String number;

    @BeforeEach
    void confirmed() {
        clock.set(SettableClock.START);
        number = lease.apply(lease.application());
        lease.approve("legal1", number);
        lease.signForLessee(number);
        lease.claimAndConfirmSeal(number);
    }

    /** A double click sends the same code twice; it is kept, and takes nothing back. */
    @Test
    void theSameCodeOnceMoreLeavesItStanding() {
        refusedOnceMore(new Refusal(409, "已经用过"));
        assertThat(sealed()).isEqualTo(204);
        assertThat(lease.lease(number).path("timeline").toString()).contains("SEAL_CODE_REPEATED");
    }

    @Test
    void aWrongCodeTakesItBack() {
        refusedOnceMore(new Refusal(403, "不正确"));
        assertThat(sealed()).isEqualTo(403);
    }

    private void refusedOnceMore(Refusal refusal) {
        var proof = new SealingProof(
                (person, password, code) -> {
                    throw refusal;
                },
                audit);
        assertThatThrownBy(() -> proof.require(number, lease.contractDigest(number), OFFICER, "contract2", "123456"))
                .isSameAs(refusal);
    }

    private int sealed() {
        return lease.complete(LeaseDriver.SEALER, number, "Task_SealForLessor", LeaseDriver.SEALED)
                .status();
    }
}
