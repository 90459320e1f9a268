package dev.serverlease.people;

import java.util.List;
import java.util.Set;

/**
 * Somebody signed in: user id and the groups in whose name the user acts. A manager acts as nothing else: whoever
 * steers decides nothing, whatever other groups the user was put into. What administrators may, they may beside it.
 */
public record Person(String name, List<String> groups) {

    private static final Set<String> BESIDE = Set.of(Groups.MANAGERS, Groups.ADMINISTRATORS);

    public Person {
        groups = groups.contains(Groups.MANAGERS)
                ? groups.stream().filter(BESIDE::contains).toList()
                : List.copyOf(groups);
    }

    /** Whether this is somebody who steers or administers and nothing else: no task waits for them. */
    public boolean doesNoTask() {
        return !groups.isEmpty() && BESIDE.containsAll(groups);
    }

    public boolean in(String group) {
        return groups.contains(group);
    }
}
