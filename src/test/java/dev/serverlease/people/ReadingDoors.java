package dev.serverlease.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.paper.Pdf;
import dev.serverlease.testing.LeaseDriver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every door at which somebody who has signed in reads: ours, as they are mapped, and those of the engine's REST, as
 * its description lists them, asked about one lease. At night all are asked each time; else our doors to a lease are,
 * and those that are many of a kind take turns, so that four users who look several times ask all of them; if they
 * {@linkplain #lookOnce look once}, one of them at least asks each.
 */
class ReadingDoors {

    /** By what the engine's lists are asked for one instance. */
    private static final Set<String> OF_INSTANCE =
            Set.of("processInstanceId", "processInstanceIdIn", "processInstanceIds", "rootProcessInstanceId");

    /** A value that holds JSON is else answered by its type alone. */
    private static final String AS_STORED = "deserializeValues=false&deserializeValue=false";

    /** Visitors' own, with a token in the address; and what has nothing of leases. */
    private static final String NOT_SIGNED_IN = "/(sign|lessee|v)/.*|/v3/.*|/error.*";

    /** No multiple of the four who look each time: else each would ask the same ones again. */
    private static final int TURNS = 5;

    /** Nor of the eight: a rule has two doors. */
    private static final int TURNS_OF_RULES = 9;

    /** Each place comes to one of four, and to one of four at either door of a rule. */
    private static final int TURNS_OF_ONE_LOOK = 3;

    private int turnsOfMany = TURNS;
    private int turnsOfRules = TURNS_OF_RULES;
    private final Map<String, Integer> turns = new HashMap<>();

    private final HttpClient client = HttpClient.newHttpClient();
    private final RequestMappingHandlerMapping ours;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final LeaseDriver lease;

    ReadingDoors(
            RequestMappingHandlerMapping ours,
            RuntimeService runtime,
            TaskService tasks,
            JdbcClient jdbc,
            ObjectMapper json,
            LeaseDriver lease) {
        this.ours = ours;
        this.runtime = runtime;
        this.tasks = tasks;
        this.jdbc = jdbc;
        this.json = json;
        this.lease = lease;
    }

    /** @param door its address and what it is asked to answer with; @param text all that can be read in the answer */
    record Read(String door, int status, String text) {}

    /** A door of ours, with its address and the type that it is asked for. */
    private record Asked(String path, String accept) {}

    /** Four users will, and not again. */
    void lookOnce() {
        turnsOfMany = TURNS_OF_ONE_LOOK;
        turnsOfRules = TURNS_OF_ONE_LOOK;
    }

    /** One of them. */
    Read read(String user, String path, String accept) {
        return read(user, new Asked(path, accept));
    }

    /** Our doors to this lease alone. */
    List<Read> ofLease(String user, String number) {
        return ours().filter(asked -> asked.path().contains("{number}"))
                .flatMap(asked -> filled(asked, number))
                .map(asked -> read(user, asked))
                .toList();
    }

    /** Our lists, pages and reports, where they can be narrowed, to what is found by these words. */
    List<Read> lists(String user, String words) {
        var q = URLEncoder.encode(words, StandardCharsets.UTF_8);
        return inTurn("lists", turnsOfMany, ours().filter(asked -> !asked.path().contains("{")))
                .map(asked -> asked.path().matches("(/api)?/leases(\\.csv)?")
                        ? new Asked(asked.path() + "?q=" + q, asked.accept())
                        : asked)
                .map(asked -> read(user, asked))
                .toList();
    }

    /** The engine's, of the instances and the open tasks of this lease. */
    List<Read> engine(String user, String number) {
        return inTurn("engine", turnsOfMany, enginePaths(number).stream())
                .map(path -> path + (path.contains("?") ? "&" : "?") + AS_STORED)
                .map(path -> read(user, new Asked("/engine-rest" + path, "*/*")))
                .toList();
    }

    private Stream<Asked> ours() {
        return ours.getHandlerMethods().entrySet().stream()
                .filter(one -> one.getValue().getBeanType().getName().startsWith("dev.serverlease."))
                .map(Map.Entry::getKey)
                .filter(one -> one.getMethodsCondition().getMethods().stream()
                        .anyMatch(method -> method.name().equals("GET")))
                .flatMap(ReadingDoors::asked)
                .filter(asked -> !asked.path().matches(NOT_SIGNED_IN));
    }

    private static Stream<Asked> asked(RequestMappingInfo mapping) {
        var produced = mapping.getProducesCondition().getProducibleMediaTypes();
        return mapping.getPatternValues().stream()
                .map(path -> new Asked(
                        path,
                        produced.isEmpty() ? "*/*" : produced.iterator().next().toString()));
    }

    /** With each value that the lease has for what else the address names; both ways of a sheet. */
    private Stream<Asked> filled(Asked asked, String number) {
        var path = asked.path().replace("{number}", number);
        if (asked.path().equals("/desk/leases/{number}")) {
            return Stream.of(path, path + "?embed=true&lang=zh", path + "?embed=true&lang=en")
                    .map(each -> new Asked(each, asked.accept()));
        }
        if (!path.contains("{")) {
            return Stream.of(new Asked(path, asked.accept()));
        }
        var variable = path.substring(path.indexOf('{'), path.indexOf('}') + 1);
        return values(path, variable, number).map(value -> new Asked(path.replace(variable, value), asked.accept()));
    }

    private Stream<String> values(String path, String variable, String number) {
        var select = path.contains("/agreements/")
                ? "select position::text from lease.agreement where lease_number = :number"
                : path.contains("/attachments/")
                        ? "select id::text from lease.attachment where lease_number = :number"
                        : path.contains("/legal-notices/")
                                ? "select number from lease.legal_notice where lease_number = :number"
                                : path.contains("/findings/") ? "" : null;
        if (select == null) {
            throw new AssertionError("Say which values " + variable + " of " + path + " has.");
        }
        return select.isEmpty()
                ? inTurn(
                        "rules",
                        turnsOfRules,
                        lease.lease(number).path("findings").findValuesAsText("rule").stream()
                                .distinct())
                : jdbc.sql(select).param("number", number).query(String.class).list().stream();
    }

    private <T> Stream<T> inTurn(String kind, int turn, Stream<T> all) {
        if (Boolean.getBoolean("nightly")) {
            return all;
        }
        int first = turns.merge(kind, 1, Integer::sum);
        var each = all.toList();
        return IntStream.range(0, each.size())
                .filter(place -> (place + first) % turn == 0)
                .mapToObj(each::get);
    }

    private Set<String> enginePaths(String number) {
        var instances = runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).list().stream()
                .map(instance -> instance.getId())
                .toList();
        var open = tasks.createTaskQuery().processInstanceBusinessKey(number).list().stream()
                .map(task -> task.getId())
                .toList();
        var paths = new TreeSet<String>();
        for (var described : described().properties()) {
            var path = described.getKey();
            var get = described.getValue().path("get");
            if (get.isMissingNode()) {
                continue;
            }
            if (path.startsWith("/task/{id}")) {
                open.forEach(id -> add(paths, path, id));
            } else if (path.matches("/(history/)?(process-instance|execution)/\\{id}.*")) {
                instances.forEach(id -> add(paths, path, id));
            } else if (!path.contains("{")) {
                get.path("parameters").findValuesAsText("name").stream()
                        .filter(OF_INSTANCE::contains)
                        .forEach(name -> instances.forEach(id -> paths.add(path + "?" + name + "=" + id)));
            }
        }
        return paths;
    }

    private static void add(Set<String> paths, String path, String id) {
        var of = path.replace("{id}", id).replace("{varName}", "view");
        if (!of.contains("{")) {
            paths.add(of);
        }
    }

    private JsonNode described() {
        try (var file = getClass().getResourceAsStream("/openapi.json")) {
            return json.readTree(file).path("paths");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Read read(String user, Asked asked) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + lease.port() + asked.path()))
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((user + ":" + user).getBytes(StandardCharsets.UTF_8)))
                .header("Accept", asked.accept())
                .build();
        try {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new Read(
                    "GET " + asked.path() + " (" + asked.accept() + ")", answer.statusCode(), text(answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What a person can read of it: the text of a PDF, each file of a zip, anything else as it is. */
    private static String text(byte[] content) {
        var plain = new String(content, StandardCharsets.UTF_8);
        if (plain.startsWith("%PDF")) {
            return plain + Pdf.text(content).replaceAll("\\s", "");
        }
        if (!plain.startsWith("PK")) {
            return plain;
        }
        var files = new ArrayList<String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(content), StandardCharsets.UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.add(entry.getName() + "\n" + text(zip.readAllBytes()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return String.join("\n", files);
    }
}
