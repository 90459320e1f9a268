package dev.serverlease.steering.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.testing.Http;
import dev.serverlease.testing.LeaseDriver;

/** Reads the runs that managers began. */
record RunReader(LeaseDriver lease) {

    /** The run that this answer took, once it has ended. */
    JsonNode ended(Http.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        var progress = answer.whole().headers().firstValue("Location").orElseThrow();
        await().until(() -> !read(progress).path("state").asText().equals("RUNNING"));
        return read(progress);
    }

    JsonNode run(long id) {
        return read("/api/steering/runs/" + id);
    }

    private JsonNode read(String path) {
        return lease.call("manager1", "GET", path, null).body();
    }
}
