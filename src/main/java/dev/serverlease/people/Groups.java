package dev.serverlease.people;

import dev.serverlease.words.Words;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The groups, used as candidates of user tasks and in the gate's lists. */
public final class Groups {

    public static final String SALES = "sales";
    public static final String LEGAL = "legal-officers";
    public static final String CONTRACT = "contract-officers";
    public static final String COMPLIANCE = "compliance-officers";
    public static final String OPERATIONS = "operations";
    public static final String MANAGERS = "managers";
    public static final String ADMINISTRATORS = "camunda-admin";

    /** The groups' display names, by id. */
    public static final SortedMap<String, String> NAMES = Words.all("group").entrySet().stream()
            .collect(Collectors.collectingAndThen(
                    Collectors.toMap(
                            Map.Entry::getKey,
                            name -> name.getValue().both(),
                            (one, other) -> one,
                            TreeMap<String, String>::new),
                    Collections::unmodifiableSortedMap));

    private Groups() {}

    /** The display names of these groups; for an unknown group, its id. */
    public static String names(Collection<String> groups) {
        return groups.stream().map(group -> NAMES.getOrDefault(group, group)).collect(Collectors.joining("、"));
    }
}
