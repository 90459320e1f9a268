package dev.serverlease.testing.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** The sample {@code own-office}, by lessees that take turns, for a term that began yesterday. */
public final class Applications {

    private static final AtomicInteger REFERENCES = new AtomicInteger();

    private static final String LESSEE = "示例精密机械（上海）有限公司";

    private static final List<String> LESSEES =
            IntStream.range(0, 40).mapToObj(n -> LESSEE + "第" + n + "分部").toList();

    private static final ObjectNode SAMPLE = read();

    private Applications() {}

    public static List<String> lessees() {
        return LESSEES;
    }

    public static JsonNode next() {
        return of(LESSEES.get(REFERENCES.get() % LESSEES.size()));
    }

    public static JsonNode of(String lessee) {
        var application = SAMPLE.deepCopy();
        application.put("reference", "BENCH-" + REFERENCES.incrementAndGet());
        ((ObjectNode) application.path("lessee")).put("name", lessee);
        ((ObjectNode) application.path("contract"))
                .put(
                        "startDate",
                        LocalDate.now(ZoneId.of("Asia/Shanghai")).minusDays(1).toString())
                .put("rentBasis", "FIXED");
        return application;
    }

    private static ObjectNode read() {
        try (var text =
                Objects.requireNonNull(Applications.class.getResourceAsStream("/law/samples/own-office.json"))) {
            return (ObjectNode) new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
