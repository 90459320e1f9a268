package dev.serverlease.stage.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The fact of Order 16, article 9: counted where the calendar is known, unknown where it is not. */
@ServerLeaseTest
class WorkingDaysLeftTest {

    private static final LocalDate DAY = LocalDate.of(2026, 9, 30);

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private FactsReader facts;

    @Test
    void workingDaysLeftAreCountedFromTheStateCouncilsCalendar() {
        assertThat(left("2026-10-11")).isEqualTo(3);
        assertThat(left("2026-09-30")).isZero();
    }

    @Test
    void withoutACalendarOrADateTheyAreUnknown() {
        assertThat(left("2027-01-04")).isNull();
        assertThat(left(null)).isNull();
    }

    private Long left(String validTo) {
        var application = lease.application();
        ((ObjectNode) application.path("data")).put("mechanism", "ASSESSMENT");
        if (validTo != null) {
            ((ObjectNode) application.path("data")).put("mechanismValidTo", validTo);
        }
        return facts.read(application, new ObjectMapper().createObjectNode(), Set.of(), DAY)
                .data()
                .mechanismWorkingDaysLeft();
    }
}
