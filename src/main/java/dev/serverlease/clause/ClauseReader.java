package dev.serverlease.clause;

import dev.serverlease.clause.Clause.Article;
import dev.serverlease.clause.Clause.Meaning;
import dev.serverlease.clause.Paragraph.Body;
import dev.serverlease.clause.Paragraph.Items;
import dev.serverlease.clause.Paragraph.Repeated;
import dev.serverlease.clause.Paragraph.Words;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.CanonicalJson;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/** Reads one file of the clause library; what it does not know it refuses, naming the file. */
final class ClauseReader {

    private static final Set<String> OF_A_CLAUSE = Set.of(
            "id",
            "version",
            "effectiveFrom",
            "place",
            "when",
            "mark",
            "markMeaning",
            "articles",
            "satisfies",
            "proof", // what a test looks for in the clause
            "title",
            "text");
    private static final Set<String> OF_A_PARAGRAPH = Set.of("when", "strong", "zh", "en", "list", "items");

    private final String file;
    private final Figures figures;

    ClauseReader(String file, Figures figures) {
        this.file = file;
        this.figures = figures;
    }

    /** @throws IllegalArgumentException naming the file and what is wrong with it */
    Clause read(String yaml) {
        try {
            return clause(new Yaml().load(yaml), yaml);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("contract/clauses/" + file + ": " + e.getMessage(), e);
        }
    }

    private Clause clause(Map<String, Object> clause, String yaml) {
        known(clause, OF_A_CLAUSE);
        var paragraphs = maps(clause, "text").stream().map(this::paragraph).toList();
        boolean mark = Boolean.TRUE.equals(clause.get("mark"));
        return new Clause(
                text(clause, "id"),
                (Integer) required(clause, "version"),
                day(required(clause, "effectiveFrom")),
                Place.valueOf(clause.getOrDefault("place", Place.BODY.name()).toString()),
                when(clause),
                mark,
                all(clause, "markMeaning").stream().map(ClauseReader::meaning).toList(),
                all(clause, "articles").stream().map(ClauseReader::article).toList(),
                Set.copyOf(strings(clause.get("satisfies"))),
                bilingual(map(required(clause, "title"))),
                paragraphs,
                digest(yaml, paragraphs));
    }

    private static Meaning meaning(Object written) {
        var meaning = map(written);
        known(meaning, Set.of("when", "zh", "en"));
        return new Meaning(when(meaning), bilingual(meaning));
    }

    /** Its name alone, or the name with the condition under which it is named. */
    private static Article article(Object written) {
        if (!(written instanceof Map<?, ?>)) {
            return new Article(When.ALWAYS, written.toString());
        }
        var article = map(written);
        known(article, Set.of("when", "name"));
        return new Article(when(article), text(article, "name"));
    }

    /** The members of a list, or the one that stands alone. */
    private static List<?> all(Map<String, Object> of, String member) {
        var written = of.get(member);
        return written instanceof List<?> list ? list : written == null ? List.of() : List.of(written);
    }

    private Paragraph paragraph(Map<String, Object> paragraph) {
        known(paragraph, OF_A_PARAGRAPH);
        return new Paragraph(when(paragraph), Boolean.TRUE.equals(paragraph.get("strong")), body(paragraph));
    }

    private Body body(Map<String, Object> paragraph) {
        if (paragraph.containsKey("items")) {
            return new Items(
                    maps(paragraph, "items").stream().map(this::paragraph).toList());
        }
        var words = new Words(new Template(text(paragraph, "zh")), new Template(text(paragraph, "en")));
        return paragraph.containsKey("list") ? new Repeated(text(paragraph, "list"), words) : words;
    }

    /** Of the file, and of the figures that its text takes from elsewhere. */
    private String digest(String yaml, List<Paragraph> paragraphs) {
        var used = new TreeSet<String>();
        paragraphs.stream().flatMap(Paragraph::templates).forEach(template -> used.addAll(template.names()));
        return CanonicalJson.digest(yaml.replace("\r\n", "\n")
                + used.stream()
                        .filter(name -> name.startsWith(Figures.PREFIX))
                        .map(name -> "\n" + name + "=" + figures.values().get(name))
                        .collect(Collectors.joining()));
    }

    private static When when(Map<String, Object> of) {
        var when = of.get("when");
        return When.of(when == null ? "" : when.toString());
    }

    private static void known(Map<String, Object> given, Set<String> known) {
        var unknown = new TreeSet<>(given.keySet());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("there is no member " + unknown);
        }
    }

    private static Bilingual bilingual(Map<String, Object> both) {
        return new Bilingual(text(both, "zh"), text(both, "en"));
    }

    private static String text(Map<String, Object> of, String member) {
        var text = required(of, member).toString().strip();
        if (text.isEmpty()) {
            throw new IllegalArgumentException("“" + member + "” is empty");
        }
        return text;
    }

    private static Object required(Map<String, Object> of, String member) {
        var value = of.get(member);
        if (value == null) {
            throw new IllegalArgumentException("“" + member + "” is missing");
        }
        return value;
    }

    private static LocalDate day(Object written) {
        return written instanceof Date day
                ? LocalDate.ofInstant(day.toInstant(), ZoneOffset.UTC)
                : LocalDate.parse(written.toString());
    }

    private static List<String> strings(@Nullable Object list) {
        return list instanceof List<?> all ? all.stream().map(Object::toString).toList() : List.of();
    }

    private static List<Map<String, Object>> maps(Map<String, Object> of, String member) {
        return ((List<?>) required(of, member)).stream().map(ClauseReader::map).toList();
    }

    @SuppressWarnings("unchecked") // YAML's keys are texts; others fail where they are read
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
