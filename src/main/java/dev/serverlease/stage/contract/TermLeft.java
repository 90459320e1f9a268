package dev.serverlease.stage.contract;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.request.Refusal;
import dev.serverlease.words.DueText;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Whether there is a term to sign for: a contract without a first day, or whose term has wholly passed, leases nothing
 * (Civil Code arts. 704, 730; {@code consistency.dates} at the checks).
 */
@Component
public class TermLeft {

    private final Clock clock;

    TermLeft(Clock clock) {
        this.clock = clock;
    }

    /** @throws Refusal with 409 if nothing is left to lease */
    public void requireForSigning(Lease lease) {
        defect(lease).ifPresent(defect -> {
            throw new Refusal(409, defect.both());
        });
    }

    /** @throws IllegalStateException if nothing is left to lease */
    void requireSigned(Lease lease) {
        defect(lease).ifPresent(defect -> {
            throw new IllegalStateException(
                    "租赁 " + lease.number() + "：" + defect.zh() + " Lease " + lease.number() + ": " + defect.en());
        });
    }

    private Optional<Bilingual> defect(Lease lease) {
        var end = lease.termEndsAt();
        if (lease.startsAt() == null || end == null) {
            return Optional.of(
                    new Bilingual(
                            "合同没有起租日或者租期，不能签署；请撤回申请，补充起租日和租期后另行申请。",
                            "The contract has no first day or no term and cannot be signed; withdraw, and apply anew with both."));
        }
        return end.isAfter(clock.instant())
                ? Optional.empty()
                : Optional.of(new Bilingual(
                        "约定的租期已于" + DueText.of(end.atZone(clock.getZone())) + "届满，没有可以租赁的期限，不能签署；请撤回申请，仍需租赁的，另行申请。",
                        "The agreed term ended at " + DueText.of(end.atZone(clock.getZone()))
                                + ": nothing is left to lease, so the contract cannot be signed; withdraw, and"
                                + " apply anew if the lease is still wanted."));
    }
}
