package dev.serverlease.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.access.Malformed.Request;
import dev.serverlease.testing.Doors;
import dev.serverlease.testing.Draws;
import dev.serverlease.testing.RawHttp;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.StoredState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * At night ten thousand malformed requests to every door that takes POST or PUT, ours and the engine's: each is
 * refused, none fails, nothing is stored, and no log shows whom they were about.
 */
@ServerLeaseTest
@ExtendWith(OutputCaptureExtension.class)
class MalformedRequestsTest {

    private static final int REQUESTS = 10_000;
    private static final String ENGINE = "/engine-rest";
    private static final String WEB_APPLICATIONS = "/camunda/api/engine/engine/default";
    private static final List<String> MEANS_NOTHING = List.of("", " ", "null");
    private static final List<String> USERS =
            List.of("sales1", "legal1", "contract1", "compliance1", "ops1", "manager1", "admin");

    @LocalServerPort
    private int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Autowired
    private Doors sessions;

    @Autowired
    private StoredState stored;

    @Autowired
    private SettableClock clock;

    @BeforeEach
    void anHourOfItsOwn() {
        // whoever comes after it as a visitor is not counted together with its requests
        clock.set(SettableClock.START.minus(Duration.ofHours(1)));
    }

    @Test
    void isRefusedWithoutTraceOrFailure(CapturedOutput output) throws Exception {
        var draws = Draws.of(REQUESTS);
        var before = stored.now();
        var failed = new ArrayList<String>();
        var threads = Executors.newFixedThreadPool(6);
        try {
            for (var answer : threads.invokeAll(requests(draws))) {
                if (answer.get() != null) {
                    failed.add(answer.get());
                }
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(failed.stream().limit(40)).as(draws.toString()).isEmpty();
        assertThat(stored.now()).as(draws.toString()).isEqualTo(before);
        assertThat(output.getAll()).as(draws.toString()).doesNotContain(Malformed.NAME, Malformed.ID_NUMBER);
    }

    private List<Callable<String>> requests(Draws draws) {
        var malformed = new Malformed(draws.seed());
        var ours = ours();
        var engines = EngineOperations.all().stream()
                .filter(operation ->
                        !operation.equals("POST /history/cleanup")) // takes no body: nothing to be malformed
                .toList();
        var withoutBody = doorsThatMayHaveNoBody();
        assertThat(ours).hasSizeGreaterThan(25);
        assertThat(engines).hasSizeGreaterThan(100);
        var all = new ArrayList<Callable<String>>();
        // however few they are, each door has its turn
        int turn = engines.indexOf(malformed.one(engines));
        for (int i = 0; i < draws.count(); i++) {
            var user = malformed.one(USERS);
            boolean engine = i % 5 < 2;
            var door = engine
                    ? engines.get((turn + i / 5) % engines.size())
                            .replaceFirst(" ", " " + (i % 5 == 0 ? ENGINE : WEB_APPLICATIONS))
                    : ours.get((i - i / 5 * 2 - 2) % ours.size());
            // an administrator may send the engine much; what is not even JSON is nothing that it takes
            var request = malformed.request(door, engine && user.equals("admin"));
            if (!(withoutBody.contains(door) && MEANS_NOTHING.contains(request.body()))) {
                all.add(() -> failureOf(user, request));
            }
        }
        return all;
    }

    /** A new door is among them without being named. */
    private List<String> ours() {
        return doors(method -> true);
    }

    private List<String> doorsThatMayHaveNoBody() {
        return doors(method -> Arrays.stream(method.getMethodParameters())
                .map(parameter -> parameter.getParameterAnnotation(RequestBody.class))
                .anyMatch(body -> body != null && !body.required()));
    }

    private List<String> doors(Predicate<HandlerMethod> which) {
        var doors = new ArrayList<String>();
        mappings.getHandlerMethods().forEach((mapping, method) -> {
            if (!which.test(method)) {
                return;
            }
            for (var verb : List.of(RequestMethod.POST, RequestMethod.PUT)) {
                if (mapping.getMethodsCondition().getMethods().contains(verb)) {
                    mapping.getPatternValues().forEach(path -> doors.add(verb + " " + path));
                }
            }
        });
        return doors.stream().sorted().toList();
    }

    private String failureOf(String user, Request request) {
        var headers = new ArrayList<>(request.headers());
        if (request.line().contains(WEB_APPLICATIONS)) {
            headers.addAll(sessions.signedIn(user));
        } else {
            headers.add(RawHttp.basic(user, user));
        }
        var answer =
                RawHttp.askBytes(port, "127.0.0.1", request.line(), request.bytes(), headers.toArray(new String[0]));
        boolean fine = answer.status() >= 200
                && answer.status() < 500
                && !answer.whole().contains("\tat ");
        return fine ? null : user + " " + request + " -> " + answer.whole();
    }
}
