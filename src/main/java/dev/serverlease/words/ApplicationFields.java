package dev.serverlease.words;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.Yaml;

/**
 * What an application consists of, as {@code schema/application.yaml} says it: the one source of its JSON Schema, of
 * its two forms, and of the names and words that people read. A member is named by its path, like
 * {@code use.licenceNo}.
 */
public final class ApplicationFields {

    private static final ApplicationFields CURRENT = read();

    private final Source source;
    private final Map<String, Found> found = new LinkedHashMap<>();

    private ApplicationFields(Source source) {
        this.source = source;
        find("", "", source.members());
    }

    public static ApplicationFields current() {
        return CURRENT;
    }

    /** The file as it is written; what its words mean is said at its top. */
    public record Source(String title, Map<String, Kind> kinds, Map<String, Member> members) {}

    /**
     * How a field is written.
     *
     * @param schema its keywords in the JSON Schema
     * @param form its properties on a form
     * @param values the words of its codes, where all fields of the kind have the same; else empty
     * @param wrong what is told where a value does not match the schema's pattern; null where there is none
     */
    public record Kind(
            Map<String, Object> schema,
            Map<String, Object> form,
            Map<String, String> values,
            @Nullable String wrong) {

        public Kind {
            values = orEmpty(values);
        }
    }

    /** A field, or a group that has members. */
    public record Member(
            String title,
            @Nullable String help,
            String kind,
            Map<String, Object> limits,
            Map<String, String> values,
            @Nullable String required,
            @JsonProperty("default") @Nullable Object begins,
            @Nullable Boolean prefilled,
            @Nullable String hide,
            @Nullable Integer columns,
            @Nullable String form,
            Map<String, Member> members) {

        public Member {
            kind = Objects.requireNonNullElse(kind, "text");
            limits = orEmpty(limits);
            values = orEmpty(values);
            members = orEmpty(members);
        }

        public boolean isGroup() {
            return !members.isEmpty();
        }
    }

    private record Found(String path, String label, Member member) {}

    public Source source() {
        return source;
    }

    public Kind kind(Member field) {
        return Objects.requireNonNull(source.kinds().get(field.kind()), () -> "no kind " + field.kind());
    }

    /** The codes of a field and their words, in the order of the form; empty where it is no choice. */
    public Map<String, String> values(Member field) {
        return field.values().isEmpty() ? kind(field).values() : field.values();
    }

    /** The member at a path; empty where there is none. */
    public Optional<Member> member(String path) {
        return Optional.ofNullable(found.get(key(path))).map(Found::member);
    }

    /** What people call the member at a path, after its group; empty where there is none. */
    public Optional<String> label(String path) {
        return Optional.ofNullable(found.get(key(path))).map(Found::label);
    }

    /** The paths of all members like this, in the order of the forms. */
    public List<String> paths(Predicate<Member> like) {
        return found.values().stream()
                .filter(each -> like.test(each.member()))
                .map(Found::path)
                .toList();
    }

    /** A form cannot name a field like a rule, with dots and a dash: there they are underscores. */
    public static String key(String path) {
        return path.replaceAll("[.-]", "_");
    }

    private void find(String path, String group, Map<String, Member> members) {
        members.forEach((name, member) -> {
            var label = group.isEmpty() ? member.title() : group + " › " + member.title();
            found.put(key(path + name), new Found(path + name, label, member));
            find(path + name + ".", member.title(), member.members());
        });
    }

    private static <V> Map<String, V> orEmpty(@Nullable Map<String, V> map) {
        return Objects.requireNonNullElseGet(map, LinkedHashMap::new);
    }

    private static ApplicationFields read() {
        try (var file = new ClassPathResource("schema/application.yaml").getInputStream()) {
            return new ApplicationFields(new ObjectMapper().convertValue(new Yaml().<Object>load(file), Source.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
