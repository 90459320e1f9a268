package dev.serverlease.front;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.front.LeaseAction.Field;
import dev.serverlease.front.LeaseAction.Need;
import dev.serverlease.front.LeaseAction.Purpose;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.people.Groups;
import dev.serverlease.people.Person;
import dev.serverlease.people.SealingSettings;
import dev.serverlease.process.Members;
import dev.serverlease.stage.inforce.rent.RentDefault;
import dev.serverlease.stage.inforce.rent.RentDefaults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.Yaml;

/** The actions that the page of a lease offers, in the order of {@code front/actions.yaml}. */
@Component
class LeaseActions {

    /** The group that seals, whichever the settings name. */
    private static final String SEALING = "sealing";

    private final List<LeaseAction> actions;
    private final ActionNeeds needs;
    private final RentDefaults rents;
    private final Members members;
    private final Clock clock;

    LeaseActions(
            ObjectMapper json,
            ActionNeeds needs,
            RentDefaults rents,
            SealingSettings sealing,
            Members members,
            Clock clock) {
        this.members = members;
        this.clock = clock;
        this.needs = needs;
        this.rents = rents;
        try (var file = new ClassPathResource("front/actions.yaml").getInputStream()) {
            List<Entry> entries = json.convertValue(new Yaml().<Object>load(file), new TypeReference<>() {});
            actions = entries.stream()
                    .map(entry -> asSet(entry.action(), sealing))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Who seals, and whether with a code, the settings say. */
    private static LeaseAction asSet(LeaseAction action, SealingSettings sealing) {
        return action.groups().contains(SEALING)
                ? action.by(Set.of(sealing.group()))
                        .with(action.fields().stream()
                                .filter(field ->
                                        sealing.secondFactor() || !field.kind().equals("code"))
                                .toList())
                : action;
    }

    private record Entry(
            String door,
            @Nullable String method,
            String label,
            Purpose purpose,
            Set<String> groups,
            Set<LeaseStage> stages,
            @Nullable List<Need> needs,
            @Nullable String warning,
            @Nullable List<FieldEntry> fields) {

        LeaseAction action() {
            return new LeaseAction(
                    door,
                    Objects.requireNonNullElse(method, "POST"),
                    label,
                    purpose,
                    groups,
                    stages,
                    Objects.requireNonNullElse(needs, List.of()),
                    warning,
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
            @Nullable Map<String, String> choices,
            @Nullable String preset,
            @Nullable Map<String, List<String>> shownFor,
            @Nullable Map<String, Map<String, List<String>>> choicesFor,
            @Nullable Map<String, Need> choiceNeeds) {

        Field field() {
            return new Field(
                    name,
                    label,
                    kind,
                    required,
                    Objects.requireNonNullElse(choices, Map.of()),
                    preset,
                    Objects.requireNonNullElse(shownFor, Map.of()),
                    Objects.requireNonNullElse(choicesFor, Map.of()),
                    Objects.requireNonNullElse(choiceNeeds, Map.of()));
        }
    }

    /**
     * What a person may do to a lease now.
     *
     * @param grave what cannot be undone, apart from the rest
     * @param rentPosition which default is open; null for none
     */
    public record Offered(
            SortedMap<Purpose, List<LeaseAction>> byPurpose,
            List<LeaseAction> grave,
            @Nullable Integer rentPosition) {}

    List<LeaseAction> all() {
        return actions;
    }

    Offered of(Person person, Lease lease) {
        var offered = actions.stream()
                .filter(action -> action.isFor(person, lease.stage()))
                .filter(action ->
                        action.needs().stream().allMatch(need -> needs.hold(need, lease, person, clock.instant())))
                .map(action -> action.with(action.fields().stream()
                        .map(field -> field.with(choices(field, lease, person)))
                        .toList()))
                .toList();
        return new Offered(
                offered.stream()
                        .filter(action -> action.warning() == null)
                        .collect(Collectors.groupingBy(LeaseAction::purpose, TreeMap::new, Collectors.toList())),
                offered.stream().filter(action -> action.warning() != null).toList(),
                asks(offered, "rent")
                        ? rents.open(lease.number()).map(RentDefault::position).orElse(null)
                        : null);
    }

    private static boolean asks(List<LeaseAction> offered, String kind) {
        return offered.stream()
                .flatMap(action -> action.fields().stream())
                .anyMatch(field -> field.kind().equals(kind));
    }

    private Map<String, String> choices(Field field, Lease lease, Person person) {
        var choices = new LinkedHashMap<>(field.choices());
        if (field.kind().equals("salesperson")) {
            members.of(Groups.SALES).stream()
                    .filter(user -> !user.equals(lease.applicant()))
                    .forEach(user -> choices.put(user, user));
        }
        field.choiceNeeds().forEach((choice, need) -> {
            if (!needs.hold(need, lease, person, clock.instant())) {
                choices.remove(choice);
            }
        });
        return choices;
    }
}
