package dev.serverlease.bench.stock;

import dev.serverlease.bench.Postgres;
import dev.serverlease.bench.Side;
import dev.serverlease.testing.server.Client;
import dev.serverlease.testing.server.Server;
import dev.serverlease.testing.server.Waiting;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A stock Camunda, driven over its REST interface as the product is over its own. */
public final class Stock extends Side {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final Server server;

    /** @param settings of {@link StockServer} */
    public Stock(String name, Postgres postgres, Server server) {
        super(name, postgres);
        this.server = server;
    }

    @Override
    protected Server server() {
        return server;
    }

    @Override
    public Walk walk() {
        var http = server.client();
        var waiting = new Waiting(postgres().connection());
        return () -> leaseAt(Stop.IN_FORCE, http, waiting);
    }

    @Override
    public String leaseAt(Stop stop) {
        return leaseAt(stop, server.client(), new Waiting(postgres().connection()));
    }

    private static String leaseAt(Stop stop, Client http, Waiting waiting) {
        var key = "STOCK-" + NUMBERS.incrementAndGet();
        var instance = apply(http, key);
        waiting.task("Task_Review", key);
        if (stop != Stop.REVIEW) {
            complete(http, "legal1", "Task_Review", key);
            waiting.task("Task_Sign", key);
        }
        if (stop == Stop.IN_FORCE) {
            complete(http, "contract1", "Task_Sign", key);
            inForce(http, waiting, instance);
        }
        return key;
    }

    @Override
    protected String keyOfCopy() {
        return "'STOCK-' || n";
    }

    /** @return the instance's id */
    private static String apply(Client http, String key) {
        return http.post(
                        "sales1",
                        "/engine-rest/process-definition/key/" + StockModel.KEY + "/start",
                        Map.of("businessKey", key, "variables", variables(key)))
                .path("id")
                .asText();
    }

    private static void inForce(Client http, Waiting waiting, String instance) {
        waiting.until(
                "the timer",
                "select from act_ru_job where process_instance_id_ = ? and handler_type_ = 'timer-intermediate-transition'",
                instance);
        var now = http.get("sales1", "/engine-rest/process-instance/" + instance + "/activity-instances");
        if (!now.path("childActivityInstances")
                .path(0)
                .path("activityId")
                .asText()
                .equals("Timer_Review")) {
            throw new IllegalStateException(instance + " is not in force: " + now);
        }
    }

    private static void complete(Client http, String user, String task, String key) {
        var id = http.get(user, "/engine-rest/task?processInstanceBusinessKey=" + key + "&taskDefinitionKey=" + task)
                .path(0)
                .path("id")
                .asText();
        http.post(user, "/engine-rest/task/" + id + "/claim", Map.of("userId", user));
        http.post(user, "/engine-rest/task/" + id + "/submit-form", Map.of());
    }

    private static Map<String, Object> variables(String key) {
        return Map.of(
                "reference", Map.of("value", key),
                "lessee", Map.of("value", "示例精密机械（上海）有限公司"),
                "purpose", Map.of("value", "INTERNAL_OFFICE"),
                "termMonths", Map.of("value", 24),
                "monthlyRent", Map.of("value", 18000.0),
                "personalData", Map.of("value", true));
    }
}
