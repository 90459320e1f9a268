package dev.serverlease.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.front.LeaseCounts;
import dev.serverlease.testing.Http;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.yaml.snakeyaml.Yaml;

/** What those who run the product see of it from outside. */
@ServerLeaseTest
class ScrapeTest {

    private static final Path OPERATIONS = Path.of("src/docs/operations");
    private static final Pattern NAME = Pattern.compile("\\b[a-z]+(?:_[a-z]+)+\\b(?!=|\")");
    private static final Pattern GROUPING = Pattern.compile("\\b(?:by|without) \\([^)]*\\)|\\{[^}]*}");

    @Value("${local.management.port}")
    private int port;

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private Figures figures;

    @Autowired
    private LeaseCounts counts;

    @Autowired
    private SettableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationContext context;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    @Test
    void figuresAreThoseOfTheDatabaseAfterALeaseWasDriven() {
        double counted = counter("rule=\"data.pi-below-threshold\"");
        var number = lease.drivenToForce(lease.application());
        // the front page's counts are kept for some seconds
        await().untilAsserted(() -> {
            figures.forget();
            assertThat(value(scrape(), "serverlease_leases", "stage=\"IN_FORCE\""))
                    .isEqualTo(count("lease.lease where stage = 'IN_FORCE'"))
                    .isPositive();
        });
        var scrape = scrape();
        assertThat(value(scrape, "serverlease_incidents", "")).isEqualTo(count("act_ru_incident"));
        assertThat(value(scrape, "serverlease_mails", "state=\"waiting\""))
                .isEqualTo(count("lease.mail where next_attempt_at is not null and attempts = 0"));
        assertThat(value(scrape, "serverlease_anchors_unstamped", "")).isEqualTo(count("lease.anchor_stamp_wanted"));
        assertThat(value(scrape, "serverlease_database_answering", "")).isEqualTo(1);
        assertThat(value(scrape, "serverlease_reconciled_timestamp_seconds", ""))
                .isPositive();
        assertThat(counter("rule=\"data.pi-below-threshold\"")).isGreaterThan(counted);
        assertThat(scrape).contains("hikaricp_connections_active", "hikaricp_connections_pending");
        assertThat(scrape)
                .contains("uri=\"/api/leases/{number}\"", "uri=\"/engine-rest/task/{id}/claim\"")
                .doesNotContain(number)
                .doesNotContainPattern("SL-[0-9]{4}-")
                .doesNotContainPattern("\"(legal1|sales1|ops1|manager1)\"");
    }

    @Test
    void readinessIsRefusedWhileTheProductStops() {
        assertThat(management("/actuator/health/readiness").status()).isEqualTo(200);
        AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
        try {
            var refused = management("/actuator/health/readiness");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.body().path("components").fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrder("readinessState", "database", "jobExecutor");
            assertThat(management("/actuator/health/liveness").status()).isEqualTo(200);
        } finally {
            AvailabilityChangeEvent.publish(context, ReadinessState.ACCEPTING_TRAFFIC);
        }
        assertThat(management("/actuator/health/readiness").status()).isEqualTo(200);
    }

    /** As a standby, or {@code alter database … set default_transaction_read_only = on}. */
    @Test
    void aDatabaseThatTakesNoWritesIsNotHealthy() {
        var readOnly = new DriverManagerDataSource(
                TestPostgres.url("shared") + "&options=-c%20default_transaction_read_only%3Don");
        var indicator = new DatabaseHealthIndicator(readOnly);
        assertThat(indicator.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(indicator.health().getDetails())
                .hasEntrySatisfying(
                        "why", why -> assertThat(why.toString()).contains("standby", "read only", "takes no writes"));
        indicator.destroy();
        var seen = new Figures(
                JdbcClient.create(readOnly), counts, new JdbcTransactionManager(readOnly), Clock.systemUTC());
        assertThat(seen.value(Figures.INCIDENTS)).as("it can be read").isNotNaN();
        assertThat(seen.isAnswering()).isFalse();
        seen.destroy();
    }

    @Test
    void nothingElseIsOfferedAndNothingOfItOnThePortOfLeases() {
        for (var closed : List.of("env", "beans", "heapdump", "loggers", "threaddump", "configprops", "mappings", "")) {
            assertThat(management("/actuator/" + closed).status()).as(closed).isEqualTo(404);
        }
        assertThat(new Http(port)
                        .call(null, "POST", "/actuator/prometheus", "{}")
                        .status())
                .isIn(401, 403, 404);
        for (var ours :
                List.of("/actuator/health", "/actuator/health/readiness", "/actuator/prometheus", "/actuator")) {
            for (var user : new String[] {null, "admin"}) {
                assertThat(lease.callRaw(user, "GET", ours, null).status())
                        .as("%s for %s", ours, user)
                        .isEqualTo(404);
            }
        }
    }

    @Test
    void everyFigureOfBoardAndRulesIsThere() throws IOException {
        lease.inForce(lease.application());
        var scrape = scrape();
        var there = new TreeSet<String>();
        scrape.lines().filter(line -> !line.startsWith("#")).forEach(line -> there.add(line.split("[{ ]")[0]));
        var board =
                new ObjectMapper().readTree(OPERATIONS.resolve("grafana.json").toFile());
        var asked = new TreeSet<>(board.findValuesAsText("expr"));
        assertThat(asked).hasSizeGreaterThan(15);
        rules().forEach(rule -> asked.add(String.valueOf(rule.get("expr"))));
        var named = new TreeSet<String>();
        asked.forEach(expression -> NAME.matcher(GROUPING.matcher(expression).replaceAll(""))
                .results()
                .map(found -> found.group())
                .filter(name -> !name.equals("histogram_quantile"))
                .forEach(named::add));
        assertThat(named).hasSizeGreaterThan(15);
        assertThat(there).containsAll(named);
    }

    @Test
    void everyRuleHasASummaryAndItsChapter() throws IOException {
        var chapters = Files.readString(OPERATIONS.resolve("alarms.md"));
        assertThat(rules()).isNotEmpty().allSatisfy(rule -> {
            var alert = String.valueOf(rule.get("alert"));
            assertThat(chapters).contains("\n## " + alert + "\n");
            var annotations = (Map<?, ?>) rule.get("annotations");
            assertThat(String.valueOf(annotations.get("summary"))).containsPattern("\\p{IsHan}.* [A-Z]");
            assertThat(annotations.get("runbook_url")).isEqualTo("alarms.md#" + alert.toLowerCase(Locale.ROOT));
        });
    }

    @SuppressWarnings("unchecked") // the file's form is Prometheus's
    private static List<Map<String, Object>> rules() throws IOException {
        Map<String, Object> file = new Yaml().load(Files.readString(OPERATIONS.resolve("alerts.yaml")));
        var group = ((List<Map<String, Object>>) file.get("groups")).get(0);
        return (List<Map<String, Object>>) group.get("rules");
    }

    private Http.Answer management(String path) {
        return new Http(port).call(null, "GET", path, null);
    }

    private String scrape() {
        var answer = management("/actuator/prometheus");
        assertThat(answer.status()).isEqualTo(200);
        return answer.text();
    }

    private double counter(String label) {
        return scrape().lines()
                .filter(line -> line.startsWith("serverlease_findings_total{") && line.contains(label))
                .mapToDouble(ScrapeTest::number)
                .sum();
    }

    private static double value(String scrape, String name, String label) {
        return scrape.lines()
                .filter(line -> line.matches(name + "[{ ].*") && line.contains(label))
                .mapToDouble(ScrapeTest::number)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " " + label));
    }

    private static double number(String line) {
        return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
    }

    private double count(String from) {
        return jdbc.sql("select count(*) from " + from).query(Long.class).single();
    }
}
