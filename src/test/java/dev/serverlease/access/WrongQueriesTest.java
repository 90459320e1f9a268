package dev.serverlease.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.testing.Doors;
import dev.serverlease.testing.Doors.Door;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import java.net.http.HttpResponse;
import java.util.List;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A query that the engine cannot answer as it is asked is the asker's to correct, and no failure of the product. */
@ServerLeaseTest
@ExtendWith(OutputCaptureExtension.class)
class WrongQueriesTest {

    private static final List<String> USERS = List.of("sales1", "manager1", "admin");

    @Autowired
    private Doors doors;

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private FilterService filters;

    @Autowired
    private TaskService tasks;

    @ParameterizedTest
    @EnumSource
    void conditionsInAnAddressThatExcludeOneAnotherAreToldAsThat(Door door, CapturedOutput output) {
        for (var user : USERS) {
            for (var asked : List.of(
                    "candidateUser=a&candidateGroup=b",
                    "candidateUser=a&candidateGroups=b,c",
                    "includeAssignedTasks=true",
                    "tenantIdIn=a&withoutTenantId=true",
                    "tenantIdIn=&withoutTenantId=true",
                    "taskVariables=a_gteq_null",
                    "withoutDueDate=true&due=2026-01-01T00:00:00.000%2B0800")) {
                toldWhatToCorrect(asked, doors.ask(door, user, "GET", "/task?" + asked, null));
            }
        }
        assertThat(doors.ask(door, "sales1", "GET", "/task?candidateUser=a&candidateGroup=b", null)
                        .body())
                .as("what the engine says of it")
                .contains("cannot set both candidateUser and candidateGroup")
                .doesNotContain("Invalid query usage");
        assertThat(output.getAll()).doesNotContain("ERROR");
    }

    @ParameterizedTest
    @EnumSource
    void soAreOddValuesInABody(Door door, CapturedOutput output) {
        for (var user : USERS) {
            for (var asked : List.of(
                    "{\"candidateUser\":\"a\",\"candidateGroup\":\"b\"}",
                    variable("eq", "{\"a\":1}"),
                    variable("eq", "[1,2]"),
                    variable("gt", "null"),
                    variable("lteq", "true"))) {
                toldWhatToCorrect(asked, doors.ask(door, user, "POST", "/task", asked));
                toldWhatToCorrect(asked, doors.ask(door, user, "POST", "/task/count", asked));
            }
        }
        assertThat(output.getAll()).doesNotContain("ERROR");
    }

    @ParameterizedTest
    @EnumSource
    void soIsWhatIsAskedBesideAStoredFilter(Door door, CapturedOutput output) {
        lease.inReview(lease.application());
        lease.inReview(lease.application());
        var filter = filters.newTaskFilter("wrong queries " + door)
                .setOwner("manager1")
                .setQuery(tasks.createTaskQuery());
        filters.saveFilter(filter);
        try {
            var path = "/filter/" + filter.getId();
            var asked = "{\"candidateUser\":\"x\",\"candidateGroup\":\"y\"}";
            for (var user : List.of("manager1", "admin")) {
                toldWhatToCorrect(path, doors.ask(door, user, "POST", path + "/list", asked));
                toldWhatToCorrect(path, doors.ask(door, user, "POST", path + "/count", asked));
                assertThat(doors.ask(door, user, "GET", path + "/singleResult", null)
                                .statusCode())
                        .isEqualTo(400);
            }
            assertThat(output.getAll()).doesNotContain("ERROR");
        } finally {
            filters.deleteFilter(filter.getId());
        }
    }

    @Test
    void cockpitsOwnQueriesAreNotLeftOut() {
        toldWhatToCorrect(
                "plug-in",
                doors.raw(
                        Door.WEB_APPLICATIONS,
                        "manager1",
                        "POST",
                        "/camunda/api/cockpit/plugin/base/default/process-instance",
                        "{\"variables\":[{\"name\":\"a\",\"operator\":\"eq\",\"value\":{\"a\":1}}]}",
                        "Content-Type",
                        "application/json",
                        "Accept",
                        "application/json"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "process-instance?startedAfter=x",
                "process-instance?startedAfter=99999999-01-01T00:00:00.000%2B0800"
            })
    void norAreOddValuesInTheAddressesOfItsPlugIns(String asked) {
        toldWhatToCorrect(
                asked,
                doors.raw(
                        Door.WEB_APPLICATIONS,
                        "manager1",
                        "GET",
                        "/camunda/api/cockpit/plugin/base/default/" + asked,
                        null,
                        "Accept",
                        "application/json"));
    }

    private static void toldWhatToCorrect(String asked, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(asked + answer.body()).isEqualTo(400);
        assertThat(answer.body())
                .as(asked)
                .contains("\"detail\":\"无法按此请求查询", "请改正后再查", "correct it and ask again")
                .doesNotContain("Exception", "保存", "stored", "运维", "null pointer", "org.camunda", "ENGINE-");
    }

    private static String variable(String operator, String value) {
        return "{\"processVariables\":[{\"name\":\"a\",\"operator\":\"" + operator + "\",\"value\":" + value + "}]}";
    }
}
