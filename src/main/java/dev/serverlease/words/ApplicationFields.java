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
 * The members of an application, read from {@code schema/application.yaml}: the only source of its JSON Schema, its two
 * forms, and the names and words that people read. A member is named by its path, like {@code use.licenceNo}.
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

    /** The content of the file; its header explains the keywords. */
    public record Source(String title, Map<String, Kind> kinds, Map<String, Member> members) {}

    /**
     * How a field is written.
     *
     * @param schema its keywords in the JSON Schema
     * @param form its properties on a form
     * @param values the words of its codes, if all fields of this kind share them; else empty
     * @param wrong the error text for a value that does not match the schema's pattern; null if there is no pattern
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
            Map<String, String> retired,
            @Nullable String required,
            @JsonProperty("default") @Nullable Object begins,
            @Nullable Boolean prefilled,
            @Nullable String hide,
            @Nullable String needed,
            @Nullable Boolean asked,
            @Nullable Integer columns,
            @Nullable String form,
            Map<String, Member> members) {

        public Member {
            kind = Objects.requireNonNullElse(kind, "text");
            limits = orEmpty(limits);
            values = orEmpty(values);
            retired = orEmpty(retired);
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

    /** The codes of a field and their words, in the order of the form; empty if it is not a choice. */
    public Map<String, String> values(Member field) {
        var values = new LinkedHashMap<>(offered(field));
        values.putAll(field.retired());
        return values;
    }

    /** Those of {@link #values} that the forms offer. */
    public Map<String, String> offered(Member field) {
        return field.values().isEmpty() ? kind(field).values() : field.values();
    }

    /** The member at a path; empty if there is none. */
    public Optional<Member> member(String path) {
        return Optional.ofNullable(found.get(key(path))).map(Found::member);
    }

    /** The display name of the member at a path, preceded by its group; empty if there is none. */
    public Optional<String> label(String path) {
        return Optional.ofNullable(found.get(key(path))).map(Found::label);
    }

    /** The paths of all matching members, in the order of the forms. */
    public List<String> paths(Predicate<Member> like) {
        return found.values().stream()
                .filter(each -> like.test(each.member()))
                .map(Found::path)
                .toList();
    }

    /** A form's field names cannot contain a rule id's dots and dashes: underscores replace them. */
    public static String key(String path) {
        return path.replace('.', '_').replace('-', '_');
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
