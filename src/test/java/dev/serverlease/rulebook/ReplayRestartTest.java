package dev.serverlease.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.serverlease.testing.ProductProcess;
import dev.serverlease.testing.TestPostgres;
import java.sql.DriverManager;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A product that is killed in the middle of a replay goes on where it was, and asks no lease twice. */
@Tag("slow")
@Tag("nightly")
class ReplayRestartTest {

    private static final String DATABASE = "replays";
    private static final int LEASES = 1000;

    /** The batch after 500 leases stops at this lease for as long as the test holds its key. */
    private static final String STOP_AT = "SL-2026-000555";

    private static final int KEY = 4711;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void aKilledProductGoesOnWhereItWas() throws Exception {
        TestPostgres.url(DATABASE);
        ManyLeases.fill(DATABASE, LEASES);
        stopAt();
        long id;
        try (var key = DriverManager.getConnection(TestPostgres.url(DATABASE, "postgres"));
                var product = ProductProcess.start(DATABASE)) {
            key.createStatement().execute("select pg_advisory_lock(" + KEY + ")");
            id = product.call(
                            "manager1",
                            "POST",
                            "/api/rules/replays",
                            JsonNodeFactory.instance.objectNode().put("asOf", "2021-01-01"))
                    .path("id")
                    .asLong();
            await().atMost(PATIENCE)
                    .until(() -> replay(product, id).path("asked").asInt() == 500);
            product.kill();
        }
        try (var product = ProductProcess.start(DATABASE)) {
            await().atMost(PATIENCE)
                    .until(() -> replay(product, id).path("state").asText().equals("DONE"));
            var done = replay(product, id);
            assertThat(done.path("asked").asInt()).isEqualTo(LEASES);
            assertThat(done.path("changed").asInt()).isEqualTo(LEASES);
            assertThat(counted("select sum(leases) from lease.replay_rule"))
                    .isEqualTo(counted("select count(*) from lease.replay_change"));
            assertThat(counted("select count(*) from lease.replay_lease")).isEqualTo(LEASES);
        }
    }

    private static JsonNode replay(ProductProcess product, long id) {
        return product.call("manager1", "GET", "/api/rules/replays/" + id + "?size=1", null);
    }

    private static void stopAt() {
        var owner = TestPostgres.superuser(DATABASE);
        owner.sql("create function lease.wait_for_the_test() returns trigger language plpgsql as"
                        + " 'begin perform pg_advisory_xact_lock(" + KEY + "); return new; end'")
                .update();
        owner.sql(
                        "create trigger wait_for_the_test before insert on lease.replay_lease for each row when (new.lease_number = '"
                                + STOP_AT + "') execute function lease.wait_for_the_test()")
                .update();
    }

    private static long counted(String sql) {
        return TestPostgres.superuser(DATABASE).sql(sql).query(Long.class).single();
    }
}
