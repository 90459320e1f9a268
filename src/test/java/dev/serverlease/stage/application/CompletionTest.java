package dev.serverlease.stage.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.testing.Http.Answer;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.StoredState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What is missing is said, and is supplied, claimed not to be needed, or undertaken: by the form and by PUT. */
@ServerLeaseTest
class CompletionTest {

    private static final String LICENCE = "iis.commercial-licence";

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private StoredState stored;

    @Autowired
    private SettableClock clock;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ObjectMapper json;

    private ObjectNode application;
    private String number;

    enum Way {
        FORM,
        PUT
    }

    @BeforeEach
    void shopWithoutLicence() {
        clock.set(SettableClock.START);
        application = lease.sample("shop-without-licence");
        application.put("reference", lease.application().path("reference").asText());
        number = lease.applied(application);
        assertThat(lease.stage(number)).isEqualTo("APPLICATION");
    }

    @ParameterizedTest
    @EnumSource
    void claimWithItsGroundGoesToTheOfficer(Way way) {
        answer(way, "CLAIM", "会员资讯免费提供，不属于经营性服务");
        done(complete(way), way);
        assertThat(lease.stage(number)).isEqualTo("LEGAL_REVIEW");
        assertThat(finding().path("outcome").asText()).isEqualTo("REVIEW");
        assertThat(finding().path("message").path("zh").asText()).contains("申请人主张无须办理");
        assertThat(finding().path("facts").path("answers").asText()).contains("CLAIM", "会员资讯免费提供");
    }

    @ParameterizedTest
    @EnumSource
    void undertakingGoesToTheOfficer(Way way) {
        answer(way, "UNDERTAKING", "");
        done(complete(way), way);
        assertThat(lease.stage(number)).isEqualTo("LEGAL_REVIEW");
        assertThat(finding().path("message").path("zh").asText()).contains("承诺开通前取得");
    }

    @ParameterizedTest
    @EnumSource
    void documentItselfGoesToTheOfficer(Way way) {
        ((ObjectNode) application.path("use")).put("licenceNo", "京B2-20240001");
        done(complete(way), way);
        assertThat(lease.stage(number)).isEqualTo("LEGAL_REVIEW");
    }

    @ParameterizedTest
    @EnumSource
    void claimWithoutGroundComesBack(Way way) {
        answer(way, "CLAIM", "");
        done(complete(way), way);
        assertThat(lease.stage(number)).isEqualTo("APPLICATION");
        assertThat(finding().path("outcome").asText()).isEqualTo("REQUIRE");
        assertThat(finding().path("message").path("zh").asText()).contains("未说明理由");
        // and the form holds the answer, to be mended
        var shown = variable("application").path("answers").path("iis_commercial_licence");
        assertThat(shown.path("kind").asText()).isEqualTo("CLAIM");
        assertThat(texts(variable("view").path("asked"))).containsExactly(LICENCE);
    }

    @ParameterizedTest
    @EnumSource
    void completionWithoutChangesComesBackWithANewDeadline(Way way) {
        assertThat(lease.lease(number).path("completeBy").asText()).isEqualTo("2026-12-16T00:00:00+08:00");
        clock.set(SettableClock.START.plusSeconds(86_400));
        done(complete(way), way);
        assertThat(lease.stage(number)).isEqualTo("APPLICATION");
        assertThat(lease.lease(number).path("completeBy").asText()).isEqualTo("2026-12-17T00:00:00+08:00");
    }

    @Test
    void freshApplicationMayCarryAnswersOverRest() {
        answer(Way.PUT, "UNDERTAKING", "已提交许可申请");
        application.put("reference", lease.application().path("reference").asText());
        assertThat(lease.stage(lease.apply(application))).isEqualTo("LEGAL_REVIEW");
    }

    @Test
    void answerToARuleThatAsksNothingChangesNothing() {
        var office = lease.application();
        office.putObject("answers").putObject(LICENCE).put("kind", "CLAIM").put("ground", "不适用");
        number = lease.apply(office);
        assertThat(finding().path("outcome").asText()).isEqualTo("NOT_APPLICABLE");
    }

    @Test
    void viewSaysWhatIsMissingWhereAndUntilWhen() {
        var view = variable("view");
        assertThat(view.path("completeBy").asText()).isEqualTo("2026-12-15 24:00");
        assertThat(texts(view.path("asked"))).containsExactly(LICENCE);
        assertThat(view.path("request").asText()).isEmpty();
        var missing = StreamSupport.stream(view.path("findings").spliterator(), false)
                .filter(shown -> shown.path("outcome").asText().equals("REQUIRE"))
                .toList();
        assertThat(missing).singleElement().satisfies(shown -> {
            assertThat(shown.path("messageZh").asText()).contains("经营许可证");
            assertThat(shown.path("messageEn").asText()).contains("licence");
            assertThat(shown.path("citation").asText()).contains("互联网信息服务管理办法");
            assertThat(shown.path("fields").asText()).isEqualTo("使用用途 Use › 经营许可证编号 Licence number");
        });
    }

    @ParameterizedTest
    @CsvSource({"name, 李四", "idType, PASSPORT", "kind, OVERSEAS"})
    void anotherPersonDoesNotGetTheHiddenNumbers(String member, String other) {
        var lessee = (ObjectNode) application.path("lessee");
        lessee.removeAll();
        lessee.put("kind", "INDIVIDUAL")
                .put("name", "张三")
                .put("idType", "RESIDENT_ID")
                .put("idNo", "110101199003071233")
                .put("contactPhone", "13800138000")
                .put("domicile", "北京市东城区")
                .put("email", "a@lessee.example")
                .put("idVerified", true)
                .put("age", 36);
        application.put("reference", lease.application().path("reference").asText());
        ((ObjectNode) application.path("use")).put("iis", "NON_COMMERCIAL").remove("declaredPurpose");
        number = lease.apply(application);
        assertThat(lease.stage(number)).isEqualTo("APPLICATION");
        lessee.remove(List.of("idNo", "contactPhone"));
        done(complete(Way.PUT), Way.PUT);
        assertThat(lease.lease(number).path("lessee").path("idNo").asText())
                .as("the same person's")
                .endsWith("1233");
        assertThat(lease.stage(number)).isEqualTo("APPLICATION");
        lessee.put(member, other);
        done(complete(Way.PUT), Way.PUT);
        assertThat(lease.lease(number).path("lessee").has("idNo")).isFalse();
        assertThat(lease.lease(number).path("lessee").has("contactPhone")).isFalse();
    }

    @Test
    void officersRequestIsShownToSales() {
        answer(Way.PUT, "UNDERTAKING", "");
        done(complete(Way.PUT), Way.PUT);
        lease.complete(
                "legal1", number, "Task_LegalReview", Map.of("decision", "REQUEST_CHANGES", "ground", "请补充许可申请的受理通知书"));
        assertThat(lease.stage(number)).isEqualTo("APPLICATION");
        assertThat(variable("view").path("request").asText()).contains("受理通知书", "legal1");
        assertThat(texts(variable("view").path("asked"))).as("answered before").containsExactly(LICENCE);
    }

    @Test
    void answersArePublished() {
        var published = lease.call(null, "GET", "/v3/api-docs", null)
                .body()
                .at("/components/schemas/Application/properties/answers/properties");
        assertThat(published.properties()).hasSameSizeAs(Answers.RULES);
        assertThat(texts(published.path(LICENCE).at("/properties/kind/enum"))).containsExactly("CLAIM", "UNDERTAKING");
    }

    @Test
    void aColleagueCannotCompleteIt() {
        stored.unchangedBy(() -> {
            assertThat(lease.call("sales2", "PUT", "/api/leases/" + number + "/application", application)
                            .status())
                    .isEqualTo(404);
            assertThat(lease.call(
                                    "sales2",
                                    "POST",
                                    "/engine-rest/task/" + lease.taskId(number, "Task_CompleteApplication")
                                            + "/submit-form",
                                    form())
                            .status())
                    .isIn(403, 404);
        });
    }

    @Test
    void twoSimultaneousCompletionsCountOnce() throws Exception {
        ((ObjectNode) application.path("use")).put("licenceNo", "京B2-20240001");
        var barrier = new CyclicBarrier(2);
        Callable<Answer> put = () -> {
            barrier.await();
            return complete(Way.PUT);
        };
        var threads = Executors.newFixedThreadPool(2);
        try {
            var answers = new ArrayList<Integer>();
            for (var future : threads.invokeAll(List.of(put, put))) {
                answers.add(future.get().status());
            }
            assertThat(answers).containsExactlyInAnyOrder(200, 409);
            assertThat(lease.stage(number)).isEqualTo("LEGAL_REVIEW");
        } finally {
            threads.shutdown();
        }
    }

    /** A form names the fields of an answer otherwise, and sends all that it shows. */
    private void answer(Way way, String kind, String ground) {
        application
                .putObject("answers")
                .putObject(way == Way.FORM ? "iis_commercial_licence" : LICENCE)
                .put("kind", kind)
                .put("ground", ground);
    }

    private Answer complete(Way way) {
        return way == Way.PUT
                ? lease.call("sales1", "PUT", "/api/leases/" + number + "/application", application)
                : lease.call(
                        "sales1",
                        "POST",
                        "/engine-rest/task/" + lease.taskId(number, "Task_CompleteApplication") + "/submit-form",
                        form());
    }

    private JsonNode form() {
        return json.valueToTree(
                Map.of("variables", Map.of("application", Map.of("type", "Json", "value", application.toString()))));
    }

    private static void done(Answer answer, Way way) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(way == Way.PUT ? 200 : 204);
    }

    private JsonNode finding() {
        return StreamSupport.stream(lease.lease(number).path("findings").spliterator(), false)
                .filter(found -> found.path("rule").asText().equals(LICENCE))
                .findFirst()
                .orElseThrow();
    }

    /** What the open task's form gets. */
    private JsonNode variable(String name) {
        var task = lease.taskId(number, "Task_CompleteApplication");
        try {
            return json.readTree(tasks.getVariableLocal(task, name).toString());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
