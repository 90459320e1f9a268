package dev.serverlease.stage.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.mockingDetails;
import static org.mockito.Mockito.spy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.testing.Http.Answer;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.util.ReflectionTestUtils;

/**
 * Whatever the door: what was sent is parsed and validated once a request, and so is each stored application parsed.
 */
@ServerLeaseTest
class ReadOnceTest {

    @Autowired
    private ApplicationReader reader;

    @Autowired
    private ApplicationTrees trees;

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    private Object schema;
    private Object mapper;

    @BeforeEach
    void count() {
        clock.set(SettableClock.START);
        // the schema loads its parts when it is first asked
        lease.call("sales1", "POST", "/api/leases/checks", lease.application());
        schema = ReflectionTestUtils.getField(reader, "schema");
        mapper = ReflectionTestUtils.getField(trees, "json");
        ReflectionTestUtils.setField(reader, "schema", spy((JsonSchema) schema));
        ReflectionTestUtils.setField(trees, "json", spy((ObjectMapper) mapper));
    }

    @AfterEach
    void countNoMore() {
        ReflectionTestUtils.setField(reader, "schema", schema);
        ReflectionTestUtils.setField(trees, "json", mapper);
    }

    @Test
    void atOurDoors() {
        once(() -> lease.call("sales1", "POST", "/api/leases/checks", lease.application()), 200, 0);
        once(() -> lease.call("sales1", "POST", "/api/leases", lease.application()), 201, 1);
    }

    @Test
    void atTheEnginesDoor() {
        var start = lease.variables(Map.of("application", lease.application().toString()));
        once(
                () -> lease.call("sales1", "POST", "/engine-rest/process-definition/key/server-lease/start", start),
                200,
                1);
    }

    /**
     * As it is now; as it was before, of which the same person's numbers are taken, is known since it was applied for.
     */
    @Test
    void whereItIsCompleted() {
        var shop = shop();
        var byPut = lease.apply(shop);
        shop.withObjectProperty("use").put("licenceNo", "B2-20260001");
        once(() -> lease.call("sales1", "PUT", "/api/leases/" + byPut + "/application", shop), 200, 1);

        var again = shop();
        var byForm = lease.apply(again);
        again.withObjectProperty("use").put("licenceNo", "B2-20260001");
        var task = lease.taskId(byForm, "Task_CompleteApplication");
        lease.claim("sales1", task);
        once(() -> lease.submit("sales1", task, Map.of("application", again.toString())), 204, 1);
    }

    private ObjectNode shop() {
        var shop = lease.sample("shop-without-licence");
        shop.put("reference", lease.application().path("reference").asText());
        return shop;
    }

    private void once(Supplier<Answer> request, int status, int parsedFromRows) {
        count("schema", reader);
        count("json", trees);
        var answer = request.get();
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(calls("schema", reader, "validate")).as("validated").isEqualTo(1);
        assertThat(calls("json", trees, "readTree")).as("parsed from rows").isEqualTo(parsedFromRows);
    }

    private static void count(String field, Object bean) {
        clearInvocations(ReflectionTestUtils.getField(bean, field));
    }

    private static long calls(String field, Object bean, String method) {
        return mockingDetails(ReflectionTestUtils.getField(bean, field)).getInvocations().stream()
                .filter(call -> call.getMethod().getName().equals(method))
                .filter(call -> call.getArguments().length == 1)
                .count();
    }
}
