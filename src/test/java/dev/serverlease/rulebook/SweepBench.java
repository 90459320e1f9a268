package dev.serverlease.rulebook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.ServerLeaseApplication;
import dev.serverlease.testing.Http;
import dev.serverlease.testing.TestPostgres;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/**
 * Measures a sweep under tomorrow's law, and a replay that finds something of every lease, over many leases in force;
 * {@code mvn -Pbench -Dbench=dev.serverlease.rulebook.SweepBench -Dleases=100000} runs it, no test asserts it. Product
 * and PostgreSQL share the machine.
 */
public final class SweepBench {

    private static final String DATABASE = "sweep_bench";

    private SweepBench() {}

    public static void main(String[] args) throws InterruptedException {
        int leases = Integer.getInteger("leases", 100_000);
        var product = (ServletWebServerApplicationContext) new SpringApplication(ServerLeaseApplication.class)
                .run(
                        "--spring.profiles.active=demo",
                        "--server-lease.demo.force=true",
                        "--server-lease.embedded-postgres.enabled=false",
                        "--spring.datasource.url=" + TestPostgres.url(DATABASE),
                        "--spring.datasource.username=sl_runtime",
                        "--spring.datasource.password=runtime",
                        "--server.port=0");
        // after its start, which compares rows with the engine: these leases are rows alone
        ManyLeases.fill(DATABASE, leases);
        var http = new Http(product.getWebServer().getPort());
        var tomorrow = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(1);
        measure(http, "sweeps", tomorrow.toString());
        // the day before the articles of the Cybersecurity Law were numbered anew
        measure(http, "replays", "2025-12-31");
        SpringApplication.exit(product, () -> 0);
        System.exit(0);
    }

    private static void measure(Http http, String door, String asOf) throws InterruptedException {
        long begun = System.nanoTime();
        var path = "/api/rules/" + door;
        var id = http.call("manager1", "POST", path, "{\"asOf\":\"" + asOf + "\"}")
                .body()
                .path("id")
                .asText();
        var look = new CountDownLatch(1);
        JsonNode now =
                http.call("manager1", "GET", path + "/" + id + "?size=1", null).body();
        while (now.path("state").asText().equals("RUNNING")) {
            look.await(5, TimeUnit.SECONDS);
            now = http.call("manager1", "GET", path + "/" + id + "?size=1", null)
                    .body();
        }
        var runtime = Runtime.getRuntime();
        System.out.printf(
                "%s under the law of %s: %s, %,d leases asked, %,d changed, %,d s, %s a second; heap in use %,d MB%n",
                door,
                asOf,
                now.path("state").asText(),
                now.path("asked").asInt(),
                now.path("changed").asInt(),
                TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun),
                now.path("perSecond").asText(),
                (runtime.totalMemory() - runtime.freeMemory()) >> 20);
    }
}
