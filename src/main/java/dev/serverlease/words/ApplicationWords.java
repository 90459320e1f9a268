package dev.serverlease.words;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.Lease;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.springframework.stereotype.Component;

/**
 * An application in words, Chinese first: the names of its members and the meaning of their codes, from
 * {@link ApplicationFields}. Members are named by their path, like {@code use.licenceNo}.
 */
@Component
public class ApplicationWords {

    /** Shown for what the application does not say. */
    public static final String NOTHING = "—";

    /** The kinds of fields that hold a country's code. */
    private static final Set<String> COUNTRIES = Set.of("country", "law");

    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    private final ApplicationTrees trees;
    private final ApplicationFields fields = ApplicationFields.current();

    ApplicationWords(ApplicationTrees trees) {
        this.trees = trees;
    }

    /** A member's display name, preceded by its group; empty if an application has no such member. */
    public Optional<String> label(String path) {
        return fields.label(path).map(label -> {
            var both = label.split(" › ");
            return Arrays.stream(both).map(one -> Word.of(one).both()).collect(Collectors.joining(" › "));
        });
    }

    /** A member of the application in words; {@link #NOTHING} if it is absent, its code if there is no word. */
    public String of(JsonNode application, String path) {
        var node = application;
        for (var member : path.split("\\.")) {
            node = node.path(member);
        }
        return word(path, node);
    }

    /** The present members in words, one after the other. */
    public String all(JsonNode application, String... paths) {
        return List.of(paths).stream()
                .map(path -> of(application, path))
                .filter(word -> !word.equals(NOTHING))
                .collect(Collectors.joining(" · "));
    }

    /** Whether a member's values are codes with words in both languages, and nobody's own text. */
    public boolean isCode(String path) {
        return fields.member(path)
                .filter(member -> COUNTRIES.contains(member.kind())
                        || !fields.values(member).isEmpty())
                .isPresent();
    }

    /** Each value of a member that holds many. */
    public List<String> each(JsonNode application, String section, String member) {
        var values = application.path(section).path(member);
        return StreamSupport.stream(values.spliterator(), false)
                .map(value -> word(section + "." + member, value))
                .toList();
    }

    /** A value of the member at this path in words. */
    public String word(String path, JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return NOTHING;
        }
        if (value.isArray()) {
            return value.isEmpty()
                    ? NOTHING
                    : StreamSupport.stream(value.spliterator(), false)
                            .map(item -> item.isObject() ? term(item) : word(path, item))
                            .collect(Collectors.joining("、"));
        }
        var code = value.isValueNode() ? value.asText() : value.toString();
        return fields.member(path).map(member -> word(member, code)).orElse(code);
    }

    /** A special term as it was written, with its English where there is one. */
    private static String term(JsonNode item) {
        return item.path("zh").asText()
                + (item.has("en") ? " " + item.path("en").asText() : "");
    }

    private String word(ApplicationFields.Member field, String code) {
        return COUNTRIES.contains(field.kind()) && COUNTRY.matcher(code).matches()
                ? FactWords.country(code).both()
                : Optional.ofNullable(fields.values(field).get(code))
                        .map(word -> Word.of(word).both())
                        .orElse(code);
    }

    /** Who the lessee is, as the head of every task's form shows it: name, kind and credit code. */
    public Map<String, String> lessee(Lease lease) {
        var application = tree(lease.application());
        return Map.of(
                "name", lease.lesseeName(),
                "kind", of(application, "lessee.kind"),
                "uscc", of(application, "lessee.uscc"));
    }

    /** The application of a lease, as a JSON copy for the caller. */
    public ObjectNode tree(String application) {
        return trees.of(application);
    }
}
