package dev.serverlease.front;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.people.Groups;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the page of a lease offers fits the doors, as the OpenAPI document describes them. */
@ServerLeaseTest
class LeaseActionsTest {

    @Autowired
    private LeaseActions actions;

    @Autowired
    private LeaseDriver lease;

    @Test
    void everyFormFitsItsDoor() {
        var document = lease.call(null, "GET", "/v3/api-docs", null).body();
        for (var action : actions.all()) {
            var door = document.path("paths")
                    .path("/api/leases/{number}/" + action.door())
                    .path(action.method().toLowerCase(Locale.ROOT));
            assertThat(door.isMissingNode()).as("no door " + action.id()).isFalse();
            var body = schema(document, door);
            var names = action.fields().stream()
                    .filter(field -> !Set.of("rent", "query").contains(field.kind()))
                    .map(LeaseAction.Field::name)
                    .collect(Collectors.toSet());
            assertThat(names(body)).as(action.id()).containsAll(names);
            var required = new HashSet<String>();
            body.path("required").forEach(name -> required.add(name.asText()));
            assertThat(names).as(action.id()).containsAll(required);
            action.fields().forEach(field -> {
                var values = new HashSet<String>();
                body.path("properties").path(field.name()).path("enum").forEach(value -> values.add(value.asText()));
                if (!values.isEmpty()) {
                    assertThat(values)
                            .as(action.id() + " " + field.name())
                            .containsAll(field.choices().keySet());
                }
            });
        }
    }

    @Test
    void onlyGroupsThatExistAreOffered() {
        assertThat(actions.all())
                .allSatisfy(action -> assertThat(Groups.NAMES.keySet()).containsAll(action.groups()));
    }

    private static JsonNode schema(JsonNode document, JsonNode door) {
        var schema = door.path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");
        var reference = schema.path("$ref").asText("");
        return reference.isEmpty()
                ? schema
                : document.path("components").path("schemas").path(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private static Set<String> names(JsonNode body) {
        var names = new HashSet<String>();
        body.path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }
}
