package dev.serverlease.people;

import java.util.List;

/** Somebody signed in: user id and the groups that the user belongs to. */
public record Person(String name, List<String> groups) {

    public boolean in(String group) {
        return groups.contains(group);
    }
}
