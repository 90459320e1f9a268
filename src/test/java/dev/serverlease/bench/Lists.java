package dev.serverlease.bench;

import dev.serverlease.testing.server.Client;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How long each list and page takes that somebody opens, one at a time, over a database as it is. */
final class Lists {

    private static final int WARM_UP = 60;
    private static final int ROUNDS = 41;
    private static final List<String> USERS = List.of("legal1", "contract1", "sales1", "manager1");

    /** Parts of names as filled leases have them: the driven lease's name and the copy's number. */
    private static final Map<String, String> SEARCHES = new TreeMap<>(Map.of(
            "part of all names", "有限公司",
            "part of some hundred names", "-2345",
            "part of one name", "-234567",
            "pieces of many names that none has in a row", "2020202020"));

    private static final List<String> PAGES_OF_MANAGERS = List.of(
            "/portfolio",
            "/steering",
            "/steering/officers/legal1",
            "/steering/groups/legal-officers",
            "/steering/reviews?q=-2345&day=" + LocalDate.now().plusMonths(1),
            "/steering/applicants?q=-2345&to=sales2",
            "/steering/applicants?stage=OPEN&to=sales2",
            "/reports",
            "/leases?inForce=true&sort=risk",
            "/leases?stage=LEGAL_REVIEW&sort=due",
            "/leases?overdue=true",
            "/leases?step=Task_LegalReview",
            "/leases?step=Gateway_AwaitReview");

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
        name();
        for (var user : USERS) {
            measure(user, "own list", () -> http.get(user, "/api/leases"));
            measure(user, "lease", () -> http.get(user, "/api/leases/" + number));
            measure(user, "lease's page", () -> http.page(user, "/desk/leases/" + number));
            measure(user, "/desk", () -> http.page(user, "/desk"));
            measure(user, "/notices", () -> http.page(user, "/notices"));
            measure(user, "/leases", () -> http.page(user, "/leases"));
            SEARCHES.forEach((what, text) -> measure(
                    user,
                    "/leases, " + what,
                    () -> http.page(user, "/leases?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8))));
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
        measure("manager1", "/api/portfolio", () -> http.get("manager1", "/api/portfolio"));
        for (var page : PAGES_OF_MANAGERS) {
            measure("manager1", page, () -> http.page("manager1", page));
        }
    }

    /** The dictionary of names, which copied rows of leases do not fill: each has a name of its own. */
    private void name() {
        side.database()
                .sql("insert into lease.lessee_name (name) select lessee_name from lease.lease on conflict do nothing")
                .update();
        side.database().sql("truncate lease.lease_name").update();
        side.database()
                .sql("insert into lease.lease_name (name, lease_number) select n.id, l.number from lease.lease l"
                        + " join lease.lessee_name n on n.name = l.lessee_name")
                .update();
        side.database().sql("vacuum analyze").update();
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
