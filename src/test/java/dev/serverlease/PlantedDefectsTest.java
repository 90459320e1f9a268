package dev.serverlease;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code src/test/planted} holds the mistakes that the tests must find; {@code try.sh} there plants them. Whoever moves
 * the code that one is about says it anew: it is here that they are told so.
 */
class PlantedDefectsTest {

    private static final Path FOLDER = Path.of("src/test/planted");

    private static final Path TESTS = Path.of("src/test/java");

    static Stream<Path> patches() throws IOException {
        return Files.list(FOLDER)
                .filter(file -> file.toString().endsWith(".patch"))
                .sorted();
    }

    @Test
    void thereAreForty() throws IOException {
        assertThat(patches()).hasSizeGreaterThanOrEqualTo(40);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("patches")
    void eachSaysWhatItBreaksAndWhoFindsIt(Path patch) throws IOException {
        var header = header(patch);
        assertThat(said(header, "behaviour")).endsWith(".");
        assertThat(said(header, "place")).isNotBlank();
        for (var test : said(header, "tests").split(", ")) {
            try (var files = Files.walk(TESTS)) {
                assertThat(files.filter(file -> file.endsWith(test + ".java")))
                        .as("test class %s", test)
                        .hasSize(1);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("patches")
    void eachFitsTheCode(Path patch) throws IOException {
        var changes = Changes.of(Files.readAllLines(patch));
        assertThat(changes).isNotEmpty();
        for (var change : changes) {
            var code = Files.readAllLines(change.file());
            assertThat(IntStream.rangeClosed(0, code.size() - change.before().size())
                            .filter(at -> code.subList(at, at + change.before().size())
                                    .equals(change.before())))
                    .as("places in %s of%n%s", change.file(), String.join("\n", change.before()))
                    .hasSize(1);
            assertThat(change.after()).isNotEqualTo(change.before());
        }
    }

    private static List<String> header(Path patch) throws IOException {
        return Files.readAllLines(patch).stream()
                .takeWhile(line -> line.startsWith("# "))
                .toList();
    }

    private static String said(List<String> header, String of) {
        var start = "# " + of + ": ";
        assertThat(header).filteredOn(line -> line.startsWith(start)).hasSize(1);
        return header.stream()
                .filter(line -> line.startsWith(start))
                .findFirst()
                .orElseThrow()
                .substring(start.length());
    }

    /** A place of a file that a patch changes, as it is and as it would be. */
    private record Changes(Path file, List<String> before, List<String> after) {

        static List<Changes> of(List<String> patch) {
            var all = new ArrayList<Changes>();
            var file = Path.of("");
            for (var line : patch) {
                if (line.startsWith("+++ b/")) {
                    file = Path.of(line.substring("+++ b/".length()));
                } else if (line.startsWith("@@ ")) {
                    all.add(new Changes(file, new ArrayList<>(), new ArrayList<>()));
                } else if (!all.isEmpty() && !line.startsWith("--- a/")) {
                    all.get(all.size() - 1).take(line);
                }
            }
            return all;
        }

        private void take(String line) {
            if (!line.startsWith("+")) {
                before.add(line.substring(1));
            }
            if (!line.startsWith("-")) {
                after.add(line.substring(1));
            }
        }
    }
}
