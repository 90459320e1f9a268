package dev.serverlease.front;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.people.Groups;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the page of a lease offers fits the doors, as the OpenAPI document describes them. */
@ServerLeaseTest
class LeaseActionsTest {

    @Autowired
    private LeaseActions actions;

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private SettableClock clock;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    @Test
    void everyWritingDoorIsPublishedWithTheKeyOfTheRequest() {
        for (var path : lease.call(null, "GET", "/v3/api-docs", null)
                .body()
                .path("paths")
                .properties()) {
            for (var method : path.getValue().properties()) {
                var keys = method.getValue().path("parameters").findValuesAsText("name").stream()
                        .filter("Idempotency-Key"::equals)
                        .count();
                assertThat(keys)
                        .as(method.getKey() + " " + path.getKey())
                        .isEqualTo(Set.of("get", "head").contains(method.getKey()) ? 0 : 1);
            }
        }
    }

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
    void aPartyIsOfferedForTheGroundsThatTheDoorAllowsIt() {
        var number = lease.inForce(lease.application());
        var page = lease.call("manager1", "GET", "/desk/leases/" + number, null).text();
        var form = page.substring(page.indexOf("id=\"post-terminations\""));
        var grounds = actions.all().stream()
                .filter(action -> action.door().equals("terminations"))
                .flatMap(action -> action.fields().stream())
                .filter(field -> field.name().equals("ground"))
                .flatMap(field -> field.choices().keySet().stream())
                .toList();
        for (var party : List.of("LESSOR", "LESSEE")) {
            var option = form.substring(form.indexOf("<option value=\"" + party + "\""));
            var offered = List.of(option.substring(0, option.indexOf('>'))
                    .replaceAll(".*data-when=\"ground=([A-Z_|]*)\".*", "$1")
                    .split("\\|"));
            assertThat(offered)
                    .as(party)
                    .allSatisfy(ground -> assertThat(grounds).contains(ground));
            for (var ground : grounds) {
                // without its other fields nothing is accepted, but the party is looked at first
                var body = json.valueToTree(Map.of("ground", ground, "by", party, "explanation", "试一试"));
                var refused = lease.call("manager1", "POST", "/api/leases/" + number + "/terminations", body);
                boolean isTheirs = !refused.body()
                        .path("errors")
                        .path(0)
                        .path("field")
                        .asText()
                        .equals("by");
                assertThat(offered.contains(ground)).as(party + " " + ground).isEqualTo(isTheirs);
            }
        }
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
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
