package dev.serverlease.law;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Reads every file in {@code law/cases}. Dates are text there, and so are NO and YES, which are answers and no truth
 * values.
 */
public final class CaseFiles {

    private static final Pattern TRUE_OR_FALSE = Pattern.compile("true|false");

    private CaseFiles() {}

    /** Each element holds a rule and its cases. */
    static List<Map<String, Object>> read() {
        try (Stream<Path> files =
                Files.list(Path.of(CaseFiles.class.getResource("/law/cases").toURI()))) {
            return files.sorted().flatMap(file -> read(file).stream()).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (URISyntaxException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** What each rule demands, in the words that were approved, in the order of the rulebook. */
    public static List<Map<String, Object>> messages() {
        try {
            return read(
                    Path.of(CaseFiles.class.getResource("/law/messages.yaml").toURI()));
        } catch (URISyntaxException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static List<Map<String, Object>> read(Path file) {
        LoaderOptions options = new LoaderOptions();
        DumperOptions unused = new DumperOptions();
        Yaml yaml =
                new Yaml(new SafeConstructor(options), new Representer(unused), unused, options, new PlainResolver());
        try (Reader text = Files.newBufferedReader(file)) {
            return yaml.load(text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static final class PlainResolver extends Resolver {

        @Override
        public void addImplicitResolver(Tag tag, Pattern pattern, String first, int limit) {
            if (tag.equals(Tag.BOOL)) {
                super.addImplicitResolver(tag, TRUE_OR_FALSE, "tf", limit);
            } else if (!tag.equals(Tag.TIMESTAMP)) {
                super.addImplicitResolver(tag, pattern, first, limit);
            }
        }
    }
}
