package dev.serverlease.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.testing.Doors;
import dev.serverlease.testing.Doors.Door;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** One query must not take the database from everybody else: how much it may ask is bounded at every door. */
@ServerLeaseTest
class BoundedQueriesTest {

    private static final String PLUG_IN = "/camunda/api/cockpit/plugin/base/default/process-instance";

    @Autowired
    private Doors doors;

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private IdentityService identity;

    @ParameterizedTest
    @EnumSource
    void anAddressTakesTenConditionsOnVariablesAndNotMore(Door door) {
        for (var asked : List.of("processVariables", "taskVariables")) {
            refused(get(door, "legal1", "/task?" + asked + "=" + conditions(11)));
            answered(get(door, "legal1", "/task?" + asked + "=" + conditions(10)));
        }
        refused(get(door, "legal1", "/task?processVariables=" + conditions(6) + "&taskVariables=" + conditions(5)));
        refused(get(door, "legal1", "/task?%70rocessVariables=" + conditions(11).replace(",", "%2c")));
        refused(get(door, "manager1", "/history/process-instance?variables=" + conditions(11)));
        refused(get(door, "manager1", "/execution/count?processVariables=" + conditions(11)));
        refused(get(door, "admin", "/variable-instance?variableValues=" + conditions(11)));
    }

    @ParameterizedTest
    @EnumSource
    void aBodyTakesTenConditionsOnVariablesWithThoseOfItsAlternatives(Door door) {
        refused(post(door, "/task", "{\"processVariables\":" + list(11, BoundedQueriesTest::condition) + "}"));
        answered(post(door, "/task", "{\"processVariables\":" + list(10, BoundedQueriesTest::condition) + "}"));
        var alternative = "{\"processVariables\":" + list(3, BoundedQueriesTest::condition) + "}";
        refused(post(door, "/task", "{\"orQueries\":" + list(3, i -> alternative) + "}"));
        refused(post(door, "/task", "{\"orQueries\":" + list(11, i -> "{\"nameLike\":\"%x" + i + "%\"}") + "}"));
        answered(post(door, "/task", "{\"orQueries\":" + list(2, i -> alternative) + "}"));
        refused(post(
                door,
                "/task",
                "{\"sorting\":"
                        + list(
                                11,
                                i ->
                                        "{\"sortBy\":\"processVariable\",\"sortOrder\":\"asc\",\"parameters\":{\"variable\":\"v"
                                                + i + "\",\"type\":\"String\"}}")
                        + "}"));
        refused(ask(
                door,
                "admin",
                "POST",
                "/message",
                "{\"messageName\":\"x\",\"correlationKeys\":{" + joined(11, i -> "\"v" + i + "\":{\"value\":\"x\"}")
                        + "}}"));
    }

    @Test
    void cockpitsOwnQueriesAreBoundedToo() {
        refused(plugIn("{\"variables\":" + list(11, BoundedQueriesTest::condition) + "}"));
        refused(plugIn("{\"activityIdIn\":" + list(1001, i -> "\"a" + i + "\"") + "}"));
        answered(plugIn("{\"variables\":" + list(10, BoundedQueriesTest::condition) + "}"));
        refused(doors.raw(
                Door.WEB_APPLICATIONS,
                "manager1",
                "GET",
                PLUG_IN + "?variables=" + conditions(11),
                null,
                "Accept",
                "application/json"));
        refused(doors.raw(
                Door.WEB_APPLICATIONS,
                "manager1",
                "GET",
                PLUG_IN + "?firstResult=-1",
                null,
                "Accept",
                "application/json"));
    }

    @ParameterizedTest
    @EnumSource
    void aListHoldsAThousandEntriesAndNotMore(Door door) {
        for (var many : List.of(1001, 90_000)) {
            var ids = list(many, i -> "\"i" + i + "\"");
            refused(ask(door, "manager1", "POST", "/history/process-instance", "{\"processInstanceIds\":" + ids + "}"));
            refused(ask(door, "manager1", "POST", "/task", "{\"orQueries\":[{\"taskIdIn\":" + ids + "}]}"));
            refused(ask(door, "admin", "POST", "/process-instance/delete", "{\"processInstanceIds\":" + ids + "}"));
        }
        var half = list(501, i -> "\"i" + i + "\"");
        refused(ask(
                door,
                "manager1",
                "POST",
                "/process-instance",
                "{\"processInstanceIds\":" + half + ",\"activityIdIn\":" + half + "}"));
        refused(get(door, "manager1", "/process-instance?processInstanceIds=" + joined(1001, i -> "i")));
        answered(ask(
                door,
                "manager1",
                "POST",
                "/history/process-instance",
                "{\"processInstanceIds\":" + list(1000, i -> "\"i" + i + "\"") + "}"));
    }

    @ParameterizedTest
    @EnumSource
    void aPageThatCannotBeIsRefused(Door door) {
        for (var page : List.of(
                "firstResult=-1", "maxResults=-1", "firstResult=-1&maxResults=10", "firstResult=x", "maxResults=")) {
            refused(get(door, "legal1", "/task?" + page));
            refused(get(door, "manager1", "/history/activity-instance?" + page));
            refused(ask(door, "manager1", "POST", "/process-instance?" + page, "{}"));
        }
        answered(get(door, "legal1", "/task?firstResult=0&maxResults=10"));
    }

    /** A list that nobody bounded was as long as the database: it costs a processor seconds for ten thousand tasks. */
    @ParameterizedTest
    @EnumSource
    void aPageHasAnEnd(Door door) {
        groups(1_001);
        try {
            for (var page : List.of("", "MAXRESULTS=5", "sortBy=id&sortOrder=asc")) {
                assertThat(answered(get(door, "admin", "/group?" + page)).body().split("\"id\"", -1))
                        .as(page)
                        .hasSize(1_000 + 1);
            }
            var rest = answered(get(door, "admin", "/group?sortBy=id&sortOrder=asc&firstResult=1000"));
            assertThat(rest.body()).contains("zz-page-1000");
            assertThat(answered(get(door, "admin", "/group?maxResults=1001")).body())
                    .contains("zz-page-");
            refused(get(door, "admin", "/group?maxResults=2001"));
            refused(ask(door, "manager1", "POST", "/history/process-instance?maxResults=2001", "{}"));
        } finally {
            identity.createGroupQuery().groupType("page-test").list().forEach(one -> identity.deleteGroup(one.getId()));
        }
    }

    private void groups(int many) {
        for (int i = 0; i < many; i++) {
            var group = identity.newGroup("zz-page-%04d".formatted(i));
            group.setType("page-test");
            identity.saveGroup(group);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aValueThatTheDatabaseDoesNotTakeIsRefused(Door door) {
        var tooLong = "x".repeat(5000);
        refused(ask(door, "admin", "POST", "/task/create", "{\"id\":\"" + tooLong + "\",\"name\":\"x\"}"));
        refused(ask(door, "admin", "POST", "/group/create", "{\"id\":\"" + tooLong + "\"}"));
    }

    /** The engine's side refuses it; it is no failure of the product. */
    @ParameterizedTest
    @EnumSource
    void aJumpToWhereTheProcessCannotGoOnIsRefused(Door door) {
        var number = lease.inForce(lease.application());
        var jump = "/process-instance/" + lease.column(number, "process_instance_id") + "/modification";
        for (var instruction : List.of(
                "\"type\":\"startBeforeActivity\",\"activityId\":\"Timer_CompletionDeadline\"",
                "\"type\":\"startBeforeActivity\",\"activityId\":\"Error_Lapsed\"",
                "\"type\":\"startAfterActivity\",\"activityId\":\"Message_Withdrawn\"",
                "\"type\":\"startTransition\",\"transitionId\":\"Flow_Closing_EndReason\"")) {
            Refusals.assertRefused(ask(door, "admin", "POST", jump, "{\"instructions\":[{" + instruction + "}]}"), 409);
        }
        Refusals.assertRefused(
                ask(
                        door,
                        "admin",
                        "POST",
                        "/process-definition/key/server-lease/start",
                        "{\"startInstructions\":[{\"type\":\"startBeforeActivity\",\"activityId\":\"SubProcess_Activation\"}]}"),
                409);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
    }

    private HttpResponse<String> plugIn(String body) {
        return doors.raw(Door.WEB_APPLICATIONS, "manager1", "POST", PLUG_IN, body, "Content-Type", "application/json");
    }

    private HttpResponse<String> post(Door door, String path, String body) {
        return ask(door, "legal1", "POST", path, body);
    }

    private HttpResponse<String> get(Door door, String user, String path) {
        return ask(door, user, "GET", path, null);
    }

    private HttpResponse<String> ask(Door door, String user, String method, String path, String body) {
        return doors.ask(door, user, method, path, body);
    }

    private static String conditions(int many) {
        return joined(many, i -> "v" + i + "_eq_x");
    }

    private static String condition(int i) {
        return "{\"name\":\"v" + i + "\",\"operator\":\"eq\",\"value\":\"x\"}";
    }

    private static String list(int many, IntFunction<String> entry) {
        return "[" + joined(many, entry) + "]";
    }

    private static String joined(int many, IntFunction<String> entry) {
        return IntStream.range(0, many).mapToObj(entry).collect(Collectors.joining(","));
    }

    private static void refused(HttpResponse<String> answer) {
        Refusals.assertRefused(answer, 400);
    }

    private static HttpResponse<String> answered(HttpResponse<String> answer) {
        assertThat(answer.statusCode())
                .as(answer.request() + " " + answer.body())
                .isEqualTo(200);
        return answer;
    }
}
