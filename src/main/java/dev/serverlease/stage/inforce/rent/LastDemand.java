package dev.serverlease.stage.inforce.rent;

import dev.serverlease.lease.Lease;
import dev.serverlease.legalnotice.TaskLegalNotices;
import dev.serverlease.stage.inforce.rent.RentDefault.Demand;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * When the last demand of a default has run out: while any of them still gives time to pay, the lessor cannot terminate
 * (Civil Code arts. 563, 722).
 */
@Component
class LastDemand {

    private final TaskLegalNotices letters;
    private final DemandPeriod period;

    LastDemand(TaskLegalNotices letters, DemandPeriod period) {
        this.letters = letters;
        this.period = period;
    }

    /** First instant after the periods of all demands, recorded or sent. */
    Instant endsAt(Lease lease, RentDefault rent) {
        var recorded = Objects.requireNonNull(rent.demand(), "no demand");
        return Stream.concat(
                        Stream.of(recorded.periodEndsAt()),
                        letters.sentDemands(lease).stream()
                                .map(sent -> period.endsAt(arrival(sent.sentOn(), recorded), sent.periodDays())))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** First day after them. */
    LocalDate overOn(Lease lease, RentDefault rent) {
        return LocalDate.ofInstant(endsAt(lease, rent), period.zone());
    }

    /** That of another letter is on no record: no earlier than the recorded one, in the lessee's favour. */
    private static LocalDate arrival(LocalDate sentOn, Demand recorded) {
        return sentOn.isAfter(recorded.arrivedOn()) ? sentOn : recorded.arrivedOn();
    }
}
