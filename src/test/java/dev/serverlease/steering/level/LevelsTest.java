package dev.serverlease.steering.level;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.serverlease.testing.Http;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.StoredState;
import dev.serverlease.testing.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** What tests of service levels do: set them as a manager, ask for them, and leave none behind. */
abstract class LevelsTest {

    @Autowired
    protected LeaseDriver lease;

    @Autowired
    protected SettableClock clock;

    @Autowired
    protected StoredState stored;

    @Autowired
    protected ServiceLevels levels;

    @BeforeEach
    @AfterEach
    void asTheSettingsSay() {
        clock.set(SettableClock.START);
        TestPostgres.superuser("shared")
                .sql("delete from lease.service_level_taken_back; delete from lease.service_level")
                .update();
        levels.forget();
    }

    protected Http.Answer set(String level, int count, String from) {
        return post(level, count, from, "调整");
    }

    protected Http.Answer post(String level, int count, String from, String ground) {
        return call("manager1", level, count, from, ground);
    }

    protected Http.Answer call(String who, String level, int count, String from, String ground) {
        return lease.call(
                who,
                "POST",
                "/api/steering/levels/" + level,
                JsonNodeFactory.instance
                        .objectNode()
                        .put(unit(level), count)
                        .put("confirmed", true)
                        .put("from", from)
                        .put("ground", ground));
    }

    protected static String unit(String level) {
        return level.startsWith("REVIEW_") ? "workingDays" : "days";
    }

    protected Http.Answer raw(String level, String body) {
        return lease.callRaw("manager1", "POST", "/api/steering/levels/" + level, body);
    }

    protected static void refused(Http.Answer answer, String field, String said) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.body().path("errors").get(0).path("field").asText()).isEqualTo(field);
        assertThat(answer.text()).contains(said);
    }

    protected JsonNode level(String name) {
        for (var level :
                lease.call("manager1", "GET", "/api/steering/levels", null).body()) {
            if (level.path("level").asText().equals(name)) {
                return level;
            }
        }
        throw new AssertionError(name);
    }

    /** The newest one of so many. */
    protected Http.Answer takenBack(String level, int count) {
        for (var one : level(level).path("history")) {
            if (one.path("period").asText().equals("P" + count + "D")) {
                return raw(level + "/withdrawals", "{\"id\":" + one.path("id").asLong() + ",\"ground\":\"填错了\"}");
            }
        }
        throw new AssertionError(level);
    }

    protected String page(String path, String language) {
        return page(path, language, "");
    }

    protected String page(String path, String language, String query) {
        var answer = lease.call("manager1", "GET", path + "?lang=" + language + "&" + query, null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.text();
    }
}
