package dev.serverlease.stage.contract.offer;

import dev.serverlease.calendar.WorkingDays;
import dev.serverlease.clause.ClauseLibrary;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Party;
import dev.serverlease.stage.contract.Contracts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Until when the conditions of a contract can be met: so many days from its conclusion, as its clause
 * {@code conditions} says; the law sets no period (Civil Code arts. 158, 201, 203).
 */
@Component
public class LongStop {

    private final Contracts contracts;
    private final WorkingDays workingDays;
    private final Clock clock;

    LongStop(Contracts contracts, WorkingDays workingDays, Clock clock) {
        this.contracts = contracts;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    /** The end of the last day; empty before the contract is concluded. */
    public Optional<Instant> of(Lease lease) {
        return contracts
                .latestSigned(lease.number())
                .flatMap(contract -> contract.by(Party.LESSOR))
                .map(seal -> LocalDate.ofInstant(seal.signedAt(), clock.getZone()))
                .map(concluded -> workingDays.endOfPeriod(
                        concluded.plusDays(
                                ClauseLibrary.current().figure("longStopDays").intValueExact()),
                        clock.getZone()));
    }
}
