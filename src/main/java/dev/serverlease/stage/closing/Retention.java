package dev.serverlease.stage.closing;

import dev.serverlease.law.facts.Fact;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.lease.UserArchive;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Until when a lease's archive is kept. */
@Component
class Retention {

    private final RecordedFacts recorded;
    private final LawAtTheEnd law;

    Retention(RecordedFacts recorded, LawAtTheEnd law) {
        this.recorded = recorded;
        this.law = law;
    }

    /** Our own default, but not shorter than the dates recorded for the law's rules. */
    LocalDate of(Lease lease) {
        return Stream.of(
                        UserArchive.retention(law.endedOn(lease)),
                        recorded.day(lease, Fact.LOGS_KEPT_UNTIL),
                        recorded.day(lease, Fact.IMPACT_ASSESSMENT_KEPT_UNTIL))
                .filter(Objects::nonNull)
                .max(LocalDate::compareTo)
                .orElseThrow();
    }
}
