package dev.serverlease.faults;

import dev.serverlease.testing.server.Client;
import dev.serverlease.testing.server.Server;
import dev.serverlease.testing.server.Waiting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Sends a request that failed again, to the next node, as a browser behind a balancer and its user do. What writes
 * bears one key however often it is sent: it is to be recorded once.
 */
final class PatientClient extends Client {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration STEP = Duration.ofMillis(200);
    private static final Duration ONE_ANSWER = Duration.ofSeconds(40);

    /** Too many at a time, and not now. */
    private static final Set<Integer> LATER = Set.of(429, 503);

    private static final int LEAST_FAULT = 500;

    private final List<Server> nodes;
    private final int first;
    private final Surprises surprises;

    /** @param first whom it asks as long as that node answers */
    PatientClient(List<Server> nodes, int first, Surprises surprises) {
        super(nodes.get(first).port());
        this.nodes = nodes;
        this.first = first;
        this.surprises = surprises;
    }

    @Override
    protected HttpResponse<String> answer(HttpRequest asked) throws InterruptedException {
        var key = asked.headers()
                .firstValue("Idempotency-Key")
                .orElse(UUID.randomUUID().toString());
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (int attempt = 0; System.nanoTime() < end; attempt++) {
            var node = nodes.get((first + attempt) % nodes.size());
            try {
                var answer = super.answer(to(node, asked, key));
                if (answer.statusCode() < LEAST_FAULT && !LATER.contains(answer.statusCode())) {
                    return answer;
                }
                surprises.answer(asked, answer);
            } catch (IOException lost) {
                // whether it was recorded is not known
            }
            Waiting.pause(STEP);
        }
        throw new IllegalStateException(asked.method() + " " + asked.uri() + " was not answered in " + PATIENCE);
    }

    private static HttpRequest to(Server node, HttpRequest asked, String key) {
        var there = asked.uri();
        var request = HttpRequest.newBuilder(asked, (name, value) -> true)
                .uri(URI.create("http://127.0.0.1:" + node.port() + there.getRawPath()
                        + (there.getRawQuery() == null ? "" : "?" + there.getRawQuery())))
                .timeout(ONE_ANSWER);
        if (!asked.method().equals("GET")) {
            request.setHeader("Idempotency-Key", key);
        }
        return request.build();
    }
}
