package dev.serverlease.steering.level;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.testing.ServerLeaseTest;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever managers set, no word and no date changes that a contract states. */
@ServerLeaseTest
class ContractsKeepTheirWordTest extends LevelsTest {

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void noLevelChangesWhatAContractStates(boolean most) {
        var drafted = lease.toBeSigned(lease.application());
        var text = lease.contractText(drafted);
        assertThat(text).contains("10个工作日内不得撤销", "给予不少于15日的支付期限", "每5个月复核一次");
        var signBy = due(drafted);

        for (var level : ServiceLevel.values()) {
            int value = most ? level.most() : level.least();
            // the reminder comes first
            int apart =
                    level == ServiceLevel.REVIEW_REMIND && most ? -1 : level == ServiceLevel.REVIEW_ESCALATE ? 1 : 0;
            var set = set(level.name(), most ? Math.min(value, value + apart) : value + apart, "2026-12-01");
            assertThat(set.status()).as(level + set.text()).isIn(204, 400);
        }
        clock.set(clock.instant().plus(ServiceLevels.KNOWN_BY_THEN).plusSeconds(1));

        assertThat(due(drafted)).as("until when it can be signed").isEqualTo(signBy);
        assertThat(lease.signForLessee(drafted).status()).isEqualTo(202);
        assertThat(due(drafted)).as("ten working days").isEqualTo(Instant.parse("2026-12-15T01:01:01Z"));
        assertThat(lease.contractText(drafted)).isEqualTo(text);

        var served = lease.inForce(lease.application());
        assertThat(lease.contractText(served)).contains("每5个月复核一次");
        var reviewed =
                OffsetDateTime.parse(lease.lease(served).path("nextReviewAt").asText());
        assertThat(reviewed.toInstant())
                .as("once in five months, spread over a day, and no more often")
                .isAfter(OffsetDateTime.parse("2027-05-01T00:00:00+08:00")
                        .toInstant()
                        .minus(1, ChronoUnit.DAYS));
    }

    private Instant due(String number) {
        return OffsetDateTime.parse(lease.call("manager1", "GET", "/api/leases?q=" + number, null)
                        .body()
                        .path("leases")
                        .path(0)
                        .path("dueAt")
                        .asText())
                .toInstant();
    }
}
