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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One reference, one lease; shown to whom it belongs. What is no application at all is in MalformedApplicationTest. */
@ServerLeaseTest
class ApplyTest {

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private StoredState stored;

    @Autowired
    private SettableClock clock;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ObjectMapper json;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    @Test
    void applyingTwiceIsIdempotent() {
        var application = lease.application();
        var first = post("sales1", application);
        assertThat(first.status()).isEqualTo(201);
        var number = first.body().path("number").asText();
        assertThat(first.whole().headers().firstValue("Location").orElseThrow()).endsWith("/api/leases/" + number);
        stored.unchangedBy(() -> {
            for (var same :
                    List.of(application, reversed(application), amountsAsNumbers(application), padded(application))) {
                var again = post("sales1", same);
                assertThat(again.status()).as(again.text()).isEqualTo(200);
                assertThat(again.body().path("number").asText()).isEqualTo(number);
            }
        });
    }

    @Test
    void otherContentWithAUsedReferenceIsAConflict() {
        var application = lease.application();
        var number = lease.apply(application);
        ((ObjectNode) application.path("contract")).put("monthlyRent", "1.00");
        stored.unchangedBy(() -> {
            var answer = post("sales1", application);
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.text()).contains(number).contains("other content");
        });
    }

    @Test
    void referenceOfAnotherUserIsAConflictWithoutDetails() {
        var application = lease.application();
        var number = lease.apply(application);
        stored.unchangedBy(() -> {
            for (var content : List.of(
                    application,
                    lease.application()
                            .put("reference", application.path("reference").asText()))) {
                var answer = post("sales2", content);
                assertThat(answer.status()).isEqualTo(409);
                assertThat(answer.text()).doesNotContain(number, "sales1", "示例精密机械");
            }
        });
    }

    @Test
    void repeatedReferenceAtTheEnginesDoorNamesTheLeaseToItsOwnerOnly() {
        var application = lease.application();
        var number = lease.apply(application);
        var start = json.valueToTree(
                Map.of("variables", Map.of("application", Map.of("type", "Json", "value", application.toString()))));
        var path = "/engine-rest/process-definition/key/server-lease/start";
        stored.unchangedBy(() -> {
            var own = lease.call("sales1", "POST", path, start);
            assertThat(own.status()).isEqualTo(400);
            assertThat(own.text()).contains(number);
            var other = lease.call("sales2", "POST", path, start);
            assertThat(other.status()).isEqualTo(400);
            assertThat(other.text()).doesNotContain(number, "sales1").contains("reference");
        });
    }

    @Test
    void twentySimultaneousApplicationsCreateOneLease() throws Exception {
        var application = lease.application();
        var answers = atOnce(20, () -> post("sales1", application));
        assertThat(answers).extracting(Answer::status).containsOnly(200, 201);
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .extracting(answer -> answer.body().path("number").asText())
                .containsOnly(answers.get(0).body().path("number").asText());
        onlyOneInstance(application);
    }

    @Test
    void twentySimultaneousStartsAtTheEnginesDoorCreateOneLease() throws Exception {
        var application = lease.application();
        var start = json.valueToTree(
                Map.of("variables", Map.of("application", Map.of("type", "Json", "value", application.toString()))));
        var answers = atOnce(
                20,
                () -> lease.call("sales1", "POST", "/engine-rest/process-definition/key/server-lease/start", start));
        assertThat(answers).extracting(Answer::status).containsOnly(200, 400);
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 400)
                .allMatch(answer -> answer.text().contains("SL-20"));
        onlyOneInstance(application);
    }

    private void onlyOneInstance(JsonNode application) {
        var page = lease.call(
                "sales1",
                "GET",
                "/api/leases?reference=" + application.path("reference").asText(),
                null);
        assertThat(page.body().path("leases")).hasSize(1);
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(
                                page.body().path("leases").get(0).path("number").asText())
                        .count())
                .isEqualTo(1);
    }

    private static List<Answer> atOnce(int times, Callable<Answer> what) throws Exception {
        var barrier = new CyclicBarrier(times);
        var threads = Executors.newFixedThreadPool(times);
        try {
            var calls = IntStream.range(0, times)
                    .<Callable<Answer>>mapToObj(index -> () -> {
                        barrier.await();
                        return what.call();
                    })
                    .toList();
            var answers = new ArrayList<Answer>();
            for (var future : threads.invokeAll(calls)) {
                answers.add(future.get());
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void dryRunStoresNothing() {
        var application = lease.sample("vpn-resale");
        stored.unchangedBy(() -> {
            var answer = lease.call("sales1", "POST", "/api/leases/checks", application);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body().path("findings").findValuesAsText("rule"))
                    .contains("channel.cross-border-business");
        });
    }

    @Test
    void onlySalesApply() {
        stored.unchangedBy(() -> {
            for (var person : List.of("legal1", "contract1", "compliance1", "ops1", "manager1", "admin")) {
                for (var path : List.of("/api/leases", "/api/leases/checks")) {
                    assertThat(lease.call(person, "POST", path, lease.application())
                                    .status())
                            .as(person + path)
                            .isEqualTo(403);
                }
            }
            assertThat(lease.callRaw(null, "POST", "/api/leases", "{}").status())
                    .isEqualTo(401);
        });
    }

    @Test
    void unknownLeaseAndLeaseOfAnotherUserAreNotFound() {
        var number = lease.apply(lease.application());
        lease.approve("legal1", number);
        var application = lease.application();
        for (var call : List.<Consumer<String>>of(
                path -> notThere(lease.call("sales2", "GET", path, null)),
                path -> notThere(lease.call("sales2", "GET", path + "/contract", null)),
                path -> notThere(lease.call("sales2", "PUT", path + "/application", application)))) {
            stored.unchangedBy(() -> {
                call.accept("/api/leases/" + number);
                call.accept("/api/leases/SL-2026-999999");
            });
        }
        notThere(lease.call("manager1", "GET", "/api/leases/SL-2026-999999", null));
        assertThat(lease.call("sales1", "GET", "/api/leases/" + number, null).status())
                .isEqualTo(200);
        assertThat(lease.call("sales1", "GET", "/api/leases/" + number + "/contract", null)
                        .status())
                .isEqualTo(200);
        assertThat(lease.call("legal1", "GET", "/api/leases/" + number, null).status())
                .isEqualTo(200);
    }

    private static void notThere(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(404);
        assertThat(answer.text()).contains("请核对编号").contains("check the number").doesNotContain("sales1", "示例");
    }

    @Test
    void completionInAStageThatDoesNotWaitForItNamesTheStage() {
        var application = lease.application();
        var number = lease.apply(application);
        stored.unchangedBy(() -> {
            var answer = lease.call("sales1", "PUT", "/api/leases/" + number + "/application", application);
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.text()).contains("法务审查");
        });
    }

    @Test
    void completionKeepsTheReference() {
        var application = lease.sample("shop-without-licence");
        application.put("reference", lease.application().path("reference").asText());
        var number = lease.apply(application);
        application.put("reference", "ANOTHER-1");
        stored.unchangedBy(() -> {
            var answer = lease.call("sales1", "PUT", "/api/leases/" + number + "/application", application);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body().path("errors").get(0).path("field").asText())
                    .isEqualTo("reference");
        });
    }

    @Test
    void listComesPageByPageAndSalesSeeTheirOwn() {
        // other tests' leases of later years stand before these
        var lessee = "列表" + UUID.randomUUID();
        var ofThis = "&lessee=" + URLEncoder.encode(lessee, StandardCharsets.UTF_8);
        var own = List.of(
                lease.apply(applicationOf(lessee)),
                lease.apply(applicationOf(lessee)),
                lease.apply(applicationOf(lessee)));
        var others = post("sales2", applicationOf(lessee)).body().path("number").asText();

        var first =
                lease.call("sales1", "GET", "/api/leases?size=2" + ofThis, null).body();
        assertThat(numbers(first)).containsExactly(own.get(2), own.get(1));
        assertThat(first.path("more").asBoolean()).isTrue();
        assertThat(numbers(lease.call("sales1", "GET", "/api/leases?size=2&page=1" + ofThis, null)
                                .body())
                        .get(0))
                .isEqualTo(own.get(0));
        assertThat(numbers(lease.call("sales1", "GET", "/api/leases?size=200", null)
                        .body()))
                .doesNotContain(others);
        assertThat(numbers(lease.call("manager1", "GET", "/api/leases?size=1" + ofThis, null)
                        .body()))
                .containsExactly(others);
        assertThat(numbers(lease.call("sales2", "GET", "/api/leases?stage=ENDED&size=200", null)
                        .body()))
                .doesNotContain(others);
        var last = lease.call("sales1", "GET", "/api/leases?size=200&page=100000", null)
                .body();
        assertThat(numbers(last)).isEmpty();
        assertThat(last.path("more").asBoolean()).isFalse();
    }

    @Test
    void listRejectsInvalidParameters() {
        for (var query :
                List.of("size=0", "size=201", "page=-1", "page=x", "stage=NOWHERE", "reference=%00", "lessee=%00")) {
            var answer = lease.call("sales1", "GET", "/api/leases?" + query, null);
            assertThat(answer.status()).as(query + answer.text()).isEqualTo(400);
            assertThat(answer.text()).containsPattern("[\\u4e00-\\u9fff]").doesNotContain("Exception");
        }
        assertThat(numbers(lease.call("manager1", "GET", "/api/leases?lessee=%25", null)
                        .body()))
                .isEmpty();
        assertThat(numbers(lease.call("manager1", "GET", "/api/leases?reference=%27%20or%201=1--", null)
                        .body()))
                .isEmpty();
    }

    private ObjectNode applicationOf(String lessee) {
        var application = lease.application();
        ((ObjectNode) application.path("lessee")).put("name", lessee);
        return application;
    }

    private static List<String> numbers(JsonNode page) {
        return StreamSupport.stream(page.path("leases").spliterator(), false)
                .map(row -> row.path("number").asText())
                .toList();
    }

    private ObjectNode reversed(ObjectNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(name -> names.add(0, name));
        var reversed = json.createObjectNode();
        names.forEach(name ->
                reversed.set(name, object.get(name) instanceof ObjectNode inner ? reversed(inner) : object.get(name)));
        return reversed;
    }

    private static ObjectNode amountsAsNumbers(ObjectNode application) {
        var copy = application.deepCopy();
        var contract = (ObjectNode) copy.path("contract");
        contract.put(
                "monthlyRent", Double.parseDouble(contract.path("monthlyRent").asText()));
        return copy;
    }

    /** Absent said in other words, and spaces that somebody pasted. */
    private static ObjectNode padded(ObjectNode application) {
        var copy = application.deepCopy();
        ((ObjectNode) copy.path("use")).putNull("licenceNo").put("filingNo", "  ");
        ((ObjectNode) copy.path("lessee"))
                .put("name", " " + copy.path("lessee").path("name").asText() + "\n");
        return copy;
    }

    private Answer post(String user, JsonNode application) {
        return lease.call(user, "POST", "/api/leases", application);
    }
}
