package dev.serverlease.law;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;

/** What a rule finds missing, gathered so that one finding names all of it. */
public final class Missing {

    private final List<Message> items = new ArrayList<>();

    /** Notes the item unless it is there. */
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
