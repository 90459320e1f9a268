package dev.serverlease.stage.legalreview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A review that takes long: who hears of it, and when. */
@ServerLeaseTest
class ReviewRemindersTest {

    /** Two working days after Tuesday 1 December 2026, 09:00. */
    private static final Instant REMINDER = at("2026-12-03T09:00+08:00");

    /** Five working days after it, with a weekend between. */
    private static final Instant ESCALATION = at("2026-12-08T09:00+08:00");

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    @Test
    void allOfficersAreRemindedWhileNobodyHasTheTask() {
        var number = lease.inReview(lease.application());
        lease.at(REMINDER.minusSeconds(1), number);
        assertThat(told("legal1", number)).isEmpty();
        lease.at(REMINDER, number);
        assertThat(told("legal1", number)).containsExactly("REVIEW_REMINDED");
        assertThat(told("legal2", number)).containsExactly("REVIEW_REMINDED");
        assertThat(told("manager1", number)).isEmpty();
        assertThat(told("sales1", number)).isEmpty();
        assertThat(step(number, "REVIEW_REMINDED").path("detail").path("task").asText())
                .isEqualTo("Task_LegalReview");
    }

    @Test
    void onlyTheOfficerWhoHasTheTaskIsReminded() {
        var number = lease.inReview(lease.application());
        lease.claim("legal2", lease.taskId(number, "Task_LegalReview"));
        lease.at(REMINDER, number);
        assertThat(told("legal2", number)).containsExactly("REVIEW_REMINDED");
        assertThat(told("legal1", number)).isEmpty();
    }

    @Test
    void managersHearOfItAfterFiveWorkingDaysNotAfterFiveDays() {
        var number = lease.inReview(lease.application());
        lease.claim("legal1", lease.taskId(number, "Task_LegalReview"));
        lease.at(ESCALATION.minusSeconds(1), number);
        assertThat(told("manager1", number)).isEmpty();
        lease.at(ESCALATION, number);
        assertThat(notices("manager1", number)).singleElement().satisfies(notice -> {
            assertThat(notice.path("kind").asText()).isEqualTo("REVIEW_ESCALATED");
            assertThat(notice.path("text").path("zh").asText())
                    .contains("法务审查")
                    .contains("legal1")
                    .contains("“指定办理人”");
            assertThat(notice.path("at").asText()).isEqualTo("2026-12-08T09:00:00+08:00");
        });
        assertThat(step(number, "REVIEW_ESCALATED")).isNotNull();
    }

    @Test
    void aReviewDecidedInTimeReachesNobody() {
        var number = lease.toBeSigned(lease.application());
        lease.at(ESCALATION, number);
        assertThat(told("legal1", number)).isEmpty();
        assertThat(told("manager1", number)).isEmpty();
    }

    private List<String> told(String who, String number) {
        return notices(who, number).stream()
                .map(notice -> notice.path("kind").asText())
                .toList();
    }

    private List<JsonNode> notices(String who, String number) {
        return stream(lease.call(who, "GET", "/api/notices?size=200", null)
                        .body()
                        .path("notices"))
                .filter(notice -> notice.path("lease").asText().equals(number))
                .toList();
    }

    private JsonNode step(String number, String action) {
        return stream(lease.lease(number).path("timeline"))
                .filter(step -> step.path("action").asText().equals(action))
                .findFirst()
                .orElse(null);
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static Instant at(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }
}
