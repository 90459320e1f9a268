package dev.serverlease.words;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.lease.Lease;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * An application in the words of its form, Chinese first: what its members are called, and what their codes mean. The
 * form is the one place that says so. Members are named by their path, like {@code use.licenceNo}.
 */
@Component
public class ApplicationWords {

    /** Stands for what the application does not say. */
    public static final String NOTHING = "—";

    /** The form of the completion holds all that an application may say. */
    private static final String FORM = "forms/server-lease--complete-application.form";

    private final ObjectMapper json;
    private final Map<String, String> labels = new HashMap<>();
    private final Map<String, Map<String, String>> words = new HashMap<>();

    ApplicationWords(ObjectMapper json) {
        this.json = json;
        try (var form = new ClassPathResource(FORM).getInputStream()) {
            read(json.readTree(form), "", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the form calls a member, after its group; empty where the form does not ask for it. */
    public Optional<String> label(String path) {
        return Optional.ofNullable(labels.get(key(path)));
    }

    /** A member of the application in words; {@link #NOTHING} where it is absent, its code where there is no word. */
    public String of(JsonNode application, String path) {
        var node = application;
        for (var member : path.split("\\.")) {
            node = node.path(member);
        }
        return word(path, node);
    }

    /** The members that are there, in words, one after the other. */
    public String all(JsonNode application, String... paths) {
        return List.of(paths).stream()
                .map(path -> of(application, path))
                .filter(word -> !word.equals(NOTHING))
                .collect(Collectors.joining(" · "));
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
                            .map(item -> word(path, item))
                            .collect(Collectors.joining("、"));
        }
        var code = value.isValueNode() ? value.asText() : value.toString();
        return path.equals("server.country")
                ? country(code)
                : words.getOrDefault(key(path), Map.of()).getOrDefault(code, code);
    }

    /** Who the lessee is, as the head of every task's form shows it: name, kind and credit code. */
    public Map<String, String> lessee(Lease lease) {
        var application = tree(lease.application());
        return Map.of(
                "name", lease.lesseeName(),
                "kind", of(application, "lessee.kind"),
                "uscc", of(application, "lessee.uscc"));
    }

    /** The application of a lease, as JSON. */
    public JsonNode tree(String application) {
        try {
            return json.readTree(application);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The form cannot name a field like a rule, with a dash; an answer's member is found all the same. */
    private static String key(String path) {
        return path.replaceAll("[.-]", "_");
    }

    private static String country(String code) {
        var country = new Locale.Builder().setRegion(code).build();
        return country.getDisplayCountry(Locale.CHINA) + " " + country.getDisplayCountry(Locale.ENGLISH);
    }

    private void read(JsonNode group, String path, String groupLabel) {
        for (var field : group.path("components")) {
            if (field.has("components")) {
                var inner = field.path("path").asText("");
                read(
                        field,
                        inner.isEmpty() || inner.equals("application") ? path : path + inner + ".",
                        field.path("label").asText(""));
            } else if (field.hasNonNull("key")) {
                var member = key(path + field.path("key").asText());
                var label = field.path("label").asText(field.path("dateLabel").asText(""));
                labels.put(member, groupLabel.isEmpty() ? label : groupLabel + " › " + label);
                field.path("values")
                        .forEach(value -> words.computeIfAbsent(member, key -> new HashMap<>())
                                .put(
                                        value.path("value").asText(),
                                        value.path("label").asText()));
            }
        }
    }
}
