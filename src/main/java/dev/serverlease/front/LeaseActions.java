package dev.serverlease.front;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.people.Person;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.Yaml;

/** The actions that the page of a lease offers, in the order of {@code front/actions.yaml}. */
@Component
class LeaseActions {

    private final List<LeaseAction> actions;

    LeaseActions(ObjectMapper json) {
        try (var file = new ClassPathResource("front/actions.yaml").getInputStream()) {
            List<Entry> entries = json.convertValue(new Yaml().<Object>load(file), new TypeReference<>() {});
            actions = entries.stream().map(Entry::action).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Entry(
            String door,
            @Nullable String method,
            String label,
            Set<String> groups,
            Set<LeaseStage> stages,
            @Nullable List<FieldEntry> fields) {

        LeaseAction action() {
            return new LeaseAction(
                    door,
                    Objects.requireNonNullElse(method, "POST"),
                    label,
                    groups,
                    stages,
                    fields == null
                            ? List.of()
                            : fields.stream().map(FieldEntry::field).toList());
        }
    }

    private record FieldEntry(
            String name,
            String label,
            String kind,
            boolean required,
            @Nullable Map<String, String> choices) {

        LeaseAction.Field field() {
            return new LeaseAction.Field(name, label, kind, required, choices == null ? Map.of() : choices);
        }
    }

    List<LeaseAction> all() {
        return actions;
    }

    List<LeaseAction> of(Person person, LeaseStage stage) {
        return actions.stream().filter(action -> action.isFor(person, stage)).toList();
    }
}
