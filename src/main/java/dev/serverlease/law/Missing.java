package dev.serverlease.law;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;

/** Collects what a rule finds missing, so that one finding names all items. */
public final class Missing {

    private final List<Message> items = new ArrayList<>();

    /** Adds the item if it is missing. */
    public Missing unless(boolean there, String zh, String en) {
        if (!there) {
            items.add(new Message(zh, en));
        }
        return this;
    }

    public boolean isEmpty() {
        return items.isEmpty();
    }

    public String zh() {
        return items.stream().map(Message::zh).collect(joining("；"));
    }

    public String en() {
        return items.stream().map(Message::en).collect(joining("; "));
    }
}
