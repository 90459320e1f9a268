package dev.serverlease.bench;

import dev.serverlease.testing.server.Client;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** How long each list and page takes that somebody opens, one at a time, over a database as it is. */
final class Lists {

    private static final int WARM_UP = 60;
    private static final int ROUNDS = 41;
    private static final List<String> USERS = List.of("legal1", "contract1", "sales1", "manager1");

    private final Side side;
    private final Client http;
    private final Report report;

    Lists(Side side, Report report) {
        this.side = side;
        this.http = side.server().client();
        this.report = report;
    }

    /** @param number of a lease that the users may see */
    void measure(String number) {
        for (var user : USERS) {
            measure(user, "own list", () -> http.get(user, "/api/leases"));
            measure(user, "lease", () -> http.get(user, "/api/leases/" + number));
            measure(user, "lease's page", () -> http.page(user, "/desk/leases/" + number));
            measure(user, "/desk", () -> http.page(user, "/desk"));
            measure(user, "/notices", () -> http.page(user, "/notices"));
            measure(user, "/leases", () -> http.page(user, "/leases"));
            for (var filter : http.get(user, "/engine-rest/filter?resourceType=Task")) {
                var path = "/engine-rest/filter/" + filter.path("id").asText();
                // names are in both languages, and a table's columns in one width
                var name = "Tasklist " + filter.path("name").asText().replaceAll("[^ -~]+ *", "") + ", ";
                measure(
                        user,
                        name + "list",
                        () -> http.post(user, path + "/list?firstResult=0&maxResults=15", Map.of()));
                measure(user, name + "count", () -> http.post(user, path + "/count", Map.of()));
            }
        }
        measure("manager1", "/portfolio", () -> http.page("manager1", "/portfolio"));
    }

    private void measure(String user, String what, Runnable look) {
        for (int round = 0; round < WARM_UP; round++) {
            look.run();
        }
        var nanos = new long[ROUNDS];
        var before = side.counts();
        for (int round = 0; round < ROUNDS; round++) {
            long begun = System.nanoTime();
            look.run();
            nanos[round] = System.nanoTime() - begun;
        }
        var counts = side.counts().minus(before);
        Arrays.sort(nanos);
        var run = new Run(0, nanos, counts);
        report.row(
                user + ", " + what,
                new ArrayList<>(List.of(
                        new Run.Figure("median ms", "%.1f", run.percentile(0.5)),
                        new Run.Figure("p95 ms", "%.1f", run.percentile(0.95)),
                        new Run.Figure("worst ms", "%.1f", run.percentile(1)),
                        new Run.Figure("statements", "%.1f", run.each(counts.statements())),
                        new Run.Figure("CPU JVM ms", "%.1f", run.each(counts.jvm())),
                        new Run.Figure("CPU PG ms", "%.1f", run.each(counts.postgres())))));
        report.progress("%s, %s: %.1f ms", user, what, run.percentile(0.5));
    }
}
