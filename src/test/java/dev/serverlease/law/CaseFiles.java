package dev.serverlease.law;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Reads the files in {@code law/cases}, one for each subject. Dates are text there, and so are NO and YES, which are
 * answers and no truth values.
 */
public final class CaseFiles {

    private static final Path CASES = Path.of("src/test/resources/law/cases");

    private static final String[] PARTS = {"consistency", "place", "duty", "identity"};

    private static final Pattern TRUE_OR_FALSE = Pattern.compile("true|false");

    private CaseFiles() {}

    /**
     * What a file says of one rule beside its cases.
     *
     * @param subject that of the file, where the rule's group names no other
     * @param message the duty, in the words that were approved
     * @param askedAt the checks, where the file names no occasion
     */
    public record Demand(
            String rule,
            Subject subject,
            Outcome outcome,
            Message message,
            Set<Occasion> askedAt,
            boolean applicantMayAnswer) {

        /** What a rule says of itself, to be compared with its file. */
        public static Demand of(Rule rule) {
            return new Demand(
                    rule.id().value(),
                    rule.subject(),
                    rule.usualOutcome(),
                    rule.message(),
                    rule.askedAt(),
                    rule.sheet().answerable());
        }
    }

    /** What each rule demands, in the order of the statutes: subject by subject, and within one as its file stands. */
    public static List<Demand> demands() {
        return Arrays.stream(Subject.values())
                .flatMap(subject -> groups(subject).map(group -> demand(subject, group)))
                .sorted(Comparator.comparing(Demand::subject))
                .toList();
    }

    /** Each element holds a rule and its cases. */
    static List<Map<String, Object>> read() {
        return Arrays.stream(Subject.values()).flatMap(CaseFiles::groups).toList();
    }

    /** The files that are there, whatever their names. */
    public static Set<Path> files() {
        try (Stream<Path> files = Files.list(CASES)) {
            return files.collect(Collectors.toSet());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Where the cases about a subject stand: its own file, then those of the second edition of the law, such as
     * {@code channel--consistency.yaml}.
     */
    public static List<Path> files(Subject subject) {
        String name = subject.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return Stream.concat(Stream.of(name + ".yaml"), Stream.of(PARTS).map(part -> name + "--" + part + ".yaml"))
                .map(CASES::resolve)
                .filter(Files::exists)
                .toList();
    }

    private static Stream<Map<String, Object>> groups(Subject subject) {
        return files(subject).stream().flatMap(file -> read(file).stream());
    }

    private static Demand demand(Subject file, Map<String, Object> group) {
        return new Demand(
                (String) group.get("rule"),
                Subject.valueOf((String) group.getOrDefault("subject", file.name())),
                Outcome.valueOf((String) group.get("outcome")),
                new Message((String) group.get("zh"), (String) group.get("en")),
                ((List<?>) group.getOrDefault("askedAt", List.of("CHECKS")))
                        .stream()
                                .map(occasion -> Occasion.valueOf((String) occasion))
                                .collect(Collectors.toUnmodifiableSet()),
                Boolean.TRUE.equals(group.get("applicantMayAnswer")));
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
