package dev.serverlease.steering.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.testing.Http;
import dev.serverlease.testing.LeaseDriver;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the runs that managers began. */
record RunReader(LeaseDriver lease, JdbcClient jdbc) {

    /** The run that this answer took, once it has ended. */
    JsonNode ended(Http.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        long id = jdbc.sql("select max(id) from lease.steering_run")
                .query(Long.class)
                .single();
        await().until(() -> !run(id).path("state").asText().equals("RUNNING"));
        return run(id);
    }

    JsonNode run(long id) {
        return lease.call("manager1", "GET", "/api/steering/runs/" + id, null).body();
    }
}
