package dev.serverlease.front;

import dev.serverlease.lease.LeaseStage;
import dev.serverlease.people.Person;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Something that a person may do to a lease outside its tasks: a door of the REST interface with the fields of its
 * body, from {@code front/actions.yaml}. The door itself checks everything; this only saves people from writing JSON.
 *
 * @param door the last part of {@code /api/leases/{number}/…}
 * @param groups whose members may use it
 * @param stages in which it is offered
 */
public record LeaseAction(
        String door, String method, String label, Set<String> groups, Set<LeaseStage> stages, List<Field> fields) {

    /**
     * One field of the body.
     *
     * @param kind text, long, date, time, amount, number, yesno, choice, digest (of the newest draft), or path or
     *     query, which are part of the address
     * @param choices values and their display names; empty unless it is a choice
     */
    public record Field(String name, String label, String kind, boolean required, Map<String, String> choices) {}

    boolean isFor(Person person, LeaseStage stage) {
        return stages.contains(stage) && person.groups().stream().anyMatch(groups::contains);
    }

    /** Id of its form on the page. */
    public String id() {
        return method.toLowerCase(java.util.Locale.ROOT) + "-" + door.replaceAll("[^a-z]+", "-");
    }
}
