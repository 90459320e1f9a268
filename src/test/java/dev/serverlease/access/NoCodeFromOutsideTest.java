package dev.serverlease.access;

import static dev.serverlease.access.Refusals.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.testing.Doors;
import dev.serverlease.testing.Doors.Door;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.StoredState;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.util.List;
import org.camunda.bpm.engine.FilterService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The first wall of CVE-2026-109432: nobody, administrators neither, sends the engine an expression through a door; and
 * the filters that come with the product, whose expressions are ours, work for everybody.
 */
@ServerLeaseTest
class NoCodeFromOutsideTest {

    private static final List<String> EVERYBODY =
            List.of("sales1", "legal1", "contract1", "compliance1", "ops1", "manager1", "admin");

    @Autowired
    private Doors doors;

    @Autowired
    private StoredState stored;

    @Autowired
    private FilterService filters;

    @Autowired
    private ObjectMapper json;

    private final Attack attack = new Attack();
    private String expression;

    @BeforeEach
    void quote() {
        expression = json.valueToTree(attack.expression()).toString();
    }

    /** Refused or not. */
    @AfterEach
    void nothingHasRun() {
        filters.createTaskFilterQuery().filterName("attack").list().forEach(one -> filters.deleteFilter(one.getId()));
        boolean ran = attack.hasRun();
        attack.forget();
        assertThat(ran).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void nobodyQueriesByAnExpression(Door door) {
        stored.unchangedBy(() -> {
            for (var person : EVERYBODY) {
                var filter = filterIds(door, person).get(0);
                for (var path : List.of(
                        "/task", "/task/count", "/filter/" + filter + "/list", "/filter/" + filter + "/count")) {
                    assertIsNoExpression(
                            doors.ask(door, person, "POST", path, queries().get(0)));
                }
                assertIsNoExpression(doors.ask(door, person, "GET", "/task?dueAfterExpression=" + inAddress(), null));
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void nobodyHidesAnExpression(Door door) {
        var filter = filterIds(door, "sales1").get(0);
        for (var query : queries()) {
            assertIsNoExpression(doors.ask(door, "sales1", "POST", "/task", query));
            assertIsNoExpression(doors.ask(door, "sales1", "POST", "/filter/" + filter + "/count", query));
        }
        for (var parameter :
                List.of("dueAfter%45xpression", "assignee=x&CREATEDBEFOREEXPRESSION", "nameLikeExpression")) {
            for (var path : List.of("/task?", "/task/count?", "/filter/" + filter + "/list?")) {
                assertIsNoExpression(doors.ask(door, "sales1", "GET", path + parameter + "=" + inAddress(), null));
            }
        }
    }

    private String inAddress() {
        return URLEncoder.encode(attack.expression(), UTF_8);
    }

    @ParameterizedTest
    @EnumSource
    void administratorsStoreNoExpression(Door door) {
        stored.unchangedBy(() -> {
            for (var query : queries()) {
                var body = "{\"resourceType\":\"Task\",\"name\":\"attack\",\"properties\":{},\"query\":" + query + "}";
                assertIsNoExpression(doors.ask(door, "admin", "POST", "/filter/create", body));
                assertIsNoExpression(doors.ask(door, "admin", "PUT", "/filter/any", body));
                assertThat(doors.ask(door, "admin", "POST", "/task", body, "multipart/form-data; boundary=x")
                                .statusCode())
                        .isBetween(400, 499);
            }
        });
    }

    /** The first is that of the advisory; the others hide the member. */
    private List<String> queries() {
        var or = "{\"orQueries\":[{\"dueAfterExpression\":" + expression + "}]}";
        return List.of(
                or,
                "{\"assigneeExpression\":" + expression + "}",
                "{\"orQueries\":[" + or + "]}",
                "{\"orQueries\":[{},{\"priority\":1,\"candidateGroupsExpression\":" + expression + "}]}",
                "{\"sorting\":[[{\"x\":{\"nameEXPRESSION\":null}}]]}",
                "{\"orQueries\":[{\"dueAfterExpressi\\u006fn\":" + expression + "}]}");
    }

    @ParameterizedTest
    @EnumSource
    void shippedFiltersWorkForEverybody(Door door) {
        for (var person : EVERYBODY) {
            for (var filter : filterIds(door, person)) {
                var path = "/filter/" + filter;
                for (var what : List.of("/list", "/count")) {
                    assertWorks(doors.ask(door, person, "GET", path + what, null));
                    assertWorks(doors.ask(door, person, "POST", path + what, "{}"));
                }
                assertWorks(doors.ask(door, person, "POST", path + "/list", "{\"priority\":50,\"orQueries\":[]}"));
            }
        }
    }

    private List<String> filterIds(Door door, String person) {
        try {
            var ids = json
                    .readTree(doors.ask(door, person, "GET", "/filter", null).body())
                    .findValues("id")
                    .stream()
                    .map(JsonNode::asText)
                    .toList();
            assertThat(ids).isNotEmpty();
            return ids;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertIsNoExpression(HttpResponse<String> answer) {
        assertRefused(answer, 400);
        assertThat(answer.body()).contains("take no expressions");
    }

    private static void assertWorks(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.uri() + answer.body()).isEqualTo(200);
    }
}
