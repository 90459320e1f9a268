package dev.serverlease.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The engine's doors have as many names as there are doors, whoever and whatever is in the address. */
class EngineDoorsTest {

    @Test
    void idsAndNamesAreNoneOfADoorsName() {
        assertThat(EngineDoors.template("/engine-rest/task/998eb4a6-1f/complete"))
                .contains("/engine-rest/task/{id}/complete");
        assertThat(EngineDoors.template("/camunda/api/engine/engine/default/task/998eb4a6/submit-form"))
                .contains("/camunda/api/engine/task/{id}/submit-form");
        assertThat(EngineDoors.template("/engine-rest/user/zhangsan/profile"))
                .contains("/engine-rest/user/{id}/profile");
        assertThat(EngineDoors.template("/engine-rest/process-definition/key/server-lease/start"))
                .contains("/engine-rest/process-definition/key/{id}/start");
        assertThat(EngineDoors.template("/camunda/api/admin/auth/user/default/login/tasklist"))
                .contains("/camunda/api/admin/**");
        assertThat(EngineDoors.template("/camunda/app/tasklist/default/")).contains("/camunda/app/tasklist/**");
        assertThat(EngineDoors.template("/api/leases/SL-2026-000001")).isEmpty();
    }

    @Test
    void everyWordOfTheEnginesAddressesIsKnown() throws IOException {
        var description = new ObjectMapper().readTree(getClass().getResource("/openapi.json"));
        var words = StreamSupport.stream(
                        ((Iterable<String>) () -> description.path("paths").fieldNames()).spliterator(), false)
                .flatMap(path -> Stream.of(path.split("/")))
                .filter(part -> !part.isEmpty() && !part.startsWith("{"))
                .toList();
        assertThat(words).isNotEmpty().allMatch(EngineDoors.WORDS::contains);
    }
}
