package dev.serverlease.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One table on the console, the same as JSON below {@code target/bench}, and lines of progress before. */
final class Report {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final OperatingSystemMXBean MACHINE = ManagementFactory.getOperatingSystemMXBean();

    private static final char NAME_ENDS = '\t';

    private final String mode;
    private final long begun = System.nanoTime();
    private final List<String> lines = new ArrayList<>();
    private final ObjectNode json = JSON.createObjectNode();

    Report(String mode) {
        this.mode = mode;
        json.put("mode", mode).put("processors", MACHINE.getAvailableProcessors());
        json.put("load before", MACHINE.getSystemLoadAverage()).putArray("rows");
    }

    void progress(String format, Object... values) {
        var passed = Duration.ofNanos(System.nanoTime() - begun);
        System.out.printf(
                "%2d:%02d %s%n",
                passed.toMinutes(), passed.toSecondsPart(), String.format(Locale.ROOT, format, values));
    }

    /** A row of figures; the first row of a table, or of another kind of figures, has their names above it. */
    void row(String what, List<Run.Figure> figures) {
        var names = NAME_ENDS + across(figures, Run.Figure::name);
        if (!lines.contains(names)) {
            lines.add(names);
        }
        lines.add(what
                + NAME_ENDS
                + across(figures, figure -> String.format(Locale.ROOT, figure.format(), figure.value())));
        var row = json.withArray("rows").addObject().put("what", what);
        figures.forEach(figure -> row.put(figure.name(), figure.value()));
    }

    private static String across(List<Run.Figure> figures, Function<Run.Figure, String> words) {
        return figures.stream().map(words).map(" %10s"::formatted).collect(Collectors.joining());
    }

    void row(String what, Run run) {
        row(what, run.figures().toList());
    }

    /** A line below the rows before it. */
    void say(String format, Object... values) {
        lines.add(String.format(Locale.ROOT, format, values));
    }

    void print() {
        Stream.concat(Stream.of("", "bench " + mode), table()).forEach(System.out::println);
        var file = Path.of("target", "bench", mode + ".json");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, json.toPrettyString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.out.printf(
                Locale.ROOT,
                "%d processors; load of the machine before the bench %.1f (a run counts where that is near 0)%n",
                MACHINE.getAvailableProcessors(),
                json.path("load before").asDouble());
        System.out.println("the same as JSON: " + file);
    }

    /** The names as wide as the widest. */
    private Stream<String> table() {
        int width =
                lines.stream().mapToInt(line -> line.indexOf(NAME_ENDS)).max().orElse(0);
        return lines.stream().map(line -> {
            int end = line.indexOf(NAME_ENDS);
            return end < 0 ? line : line.substring(0, end) + " ".repeat(width - end) + line.substring(end + 1);
        });
    }
}
