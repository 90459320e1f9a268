package dev.serverlease.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.serverlease.start.RefusedToStart;
import dev.serverlease.testing.FaultyNetwork;
import dev.serverlease.testing.TestPostgres;
import java.net.URI;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

/** The look at the database's schema before a start. */
@Tag("slow")
class DatabaseCheckTest {

    /** Then the start begins anew; that the schema is not set up would be final, and not true. */
    @Test
    void anOutageDuringTheLookIsNoMissingSchema() {
        var direct = setUp("schema_look");
        int server = URI.create(direct.substring("jdbc:".length())).getPort();
        var network = new FaultyNetwork(server);
        network.fallSilentAt("flyway_schema_history");
        var failure = catchThrowable(
                () -> start(direct.replace(":" + server + "/", ":" + network.port() + "/") + "&socketTimeout=1"));
        assertThat(failure).isNotNull().isNotInstanceOf(RefusedToStart.class);
        assertThat(Outage.in(failure)).contains(Outage.BROKEN);
    }

    private static String setUp(String database) {
        TestPostgres.url(database);
        return TestPostgres.url(database, "sl_runtime");
    }

    private static void start(String url) {
        var flyway = Flyway.configure()
                .dataSource(url, "sl_runtime", "runtime")
                .schemas("lease")
                .createSchemas(false)
                .load();
        new DatabaseCheck(new MockEnvironment(), new DatabaseSettings(Duration.ZERO)).migrate(flyway);
    }
}
