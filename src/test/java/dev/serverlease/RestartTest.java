package dev.serverlease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ProductProcess;
import dev.serverlease.testing.TestPostgres;
import dev.serverlease.testing.VerifiedLessees;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The product as its operators run it: a process of its own, its own clock and its own job executor, killed without
 * warning and started again.
 */
@Tag("slow")
class RestartTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void aKilledProductLosesNoLeaseAndHandsNoServerOverTwice() throws Exception {
        String number;
        try (var product = ProductProcess.start("restart")) {
            number = product.call("sales1", "POST", "/api/leases", application())
                    .path("number")
                    .asText();
            product.kill();
        }
        try (var product = ProductProcess.start("restart")) {
            assertThat(stage(product, number)).isEqualTo("LEGAL_REVIEW");
            complete(product, "legal1", number, Map.of("decision", "APPROVE", "integrity", "NONE", "ground", "用途合法"));
            // the verification of identity is still to come
            product.kill();
        }
        try (var product = ProductProcess.start("restart")) {
            complete(product, "compliance1", number, VerifiedLessees.ofACompany(() -> product.attachIdentity(number)));
            // the draft is a job of its own: whether it has begun or not, it is there after the restart
            product.kill();
        }
        try (var product = ProductProcess.start("restart")) {
            await().atMost(PATIENCE).until(() -> actions(product, number).contains("CONTRACT_OFFERED"));
            sign(product, number);
            confirmSeal(product, number);
            complete(product, LeaseDriver.SEALER, number, LeaseDriver.sealed(product.attachScanOfBothSeals(number)));
            // so is the seal, and the hand-over
            product.kill();
        }
        try (var product = ProductProcess.start("restart")) {
            await().atMost(PATIENCE).until(() -> stage(product, number).equals("IN_FORCE"));
            // the use review falls due by its own timer
            await().atMost(PATIENCE)
                    .until(() -> !tasks(product, "compliance1", number).isEmpty());
            product.kill();
        }
        try (var product = ProductProcess.start("restart")) {
            await("those that were killed are known to be gone, and hold no job any more")
                    .atMost(PATIENCE)
                    .until(() -> nodes() == 1 && jobsOfOthers() == 0);
            complete(product, "compliance1", number, LeaseDriver.asAgreed());
            assertThat(actions(product, number))
                    .containsOnlyOnce("APPLICATION_RECEIVED")
                    .containsOnlyOnce("CONTRACT_DRAFTED")
                    .containsOnlyOnce("SIGNED_LESSOR")
                    .containsOnlyOnce("USER_ARCHIVE_OPENED")
                    .containsOnlyOnce("SERVER_HANDED_OVER")
                    .containsOnlyOnce("USE_REVIEWED_CONTINUE");
        }
    }

    private static int nodes() {
        return TestPostgres.superuser("restart")
                .sql("select count(*) from lease.node")
                .query(Integer.class)
                .single();
    }

    private static int jobsOfOthers() {
        return TestPostgres.superuser("restart")
                .sql("select count(*) from act_ru_job where lock_owner_ not in (select name from lease.node)")
                .query(Integer.class)
                .single();
    }

    private JsonNode application() throws Exception {
        try (var text = getClass().getResourceAsStream("/law/samples/own-office.json")) {
            var application = (ObjectNode) json.readTree(text);
            ((ObjectNode) application.path("contract"))
                    .put(
                            "startDate",
                            LocalDate.now(ZoneId.of("Asia/Shanghai"))
                                    .minusDays(2)
                                    .toString());
            return application;
        }
    }

    private static String stage(ProductProcess product, String number) {
        return product.call("manager1", "GET", "/api/leases/" + number, null)
                .path("stage")
                .asText();
    }

    private static List<String> actions(ProductProcess product, String number) {
        var timeline =
                product.call("manager1", "GET", "/api/leases/" + number, null).path("timeline");
        return StreamSupport.stream(timeline.spliterator(), false)
                .map(step -> step.path("action").asText())
                .toList();
    }

    private static JsonNode tasks(ProductProcess product, String user, String number) {
        return product.call(user, "GET", "/engine-rest/task?processInstanceBusinessKey=" + number, null);
    }

    private void complete(ProductProcess product, String user, String number, Map<String, String> values) {
        var task = tasks(product, user, number).get(0).path("id").asText();
        product.call(user, "POST", "/engine-rest/task/" + task + "/claim", json.valueToTree(Map.of("userId", user)));
        var variables = new java.util.HashMap<String, Object>();
        values.forEach((name, value) -> variables.put(name, Map.of("value", value, "type", "String")));
        product.call(
                user,
                "POST",
                "/engine-rest/task/" + task + "/submit-form",
                json.valueToTree(Map.of("variables", variables)));
    }

    private void confirmSeal(ProductProcess product, String number) {
        var task = tasks(product, LeaseDriver.SEALER, number).get(0).path("id").asText();
        product.call(
                LeaseDriver.SEALER,
                "POST",
                "/engine-rest/task/" + task + "/claim",
                json.valueToTree(Map.of("userId", LeaseDriver.SEALER)));
        product.call(
                LeaseDriver.SEALER,
                "POST",
                "/api/leases/" + number + "/seal-confirmations",
                json.valueToTree(Map.of(
                        "password",
                        LeaseDriver.SEALER,
                        "contractDigest",
                        product.etag("contract1", "/api/leases/" + number + "/contract"))));
    }

    private void sign(ProductProcess product, String number) {
        product.call(
                "contract1",
                "POST",
                "/api/leases/" + number + "/signatures",
                json.valueToTree(LeaseDriver.onPaper(
                        product.attachScan(number), product.etag("contract1", "/api/leases/" + number + "/contract"))));
    }
}
