package dev.serverlease.stage.lessee.word;

import dev.serverlease.people.Groups;
import dev.serverlease.words.Word;
import dev.serverlease.words.Words;
import java.util.List;

/** What the lessee objects to; and who sees to the answer. */
public enum Against {
    SUSPENSION(Groups.COMPLIANCE, Groups.LEGAL),
    TERMINATION(Groups.LEGAL),
    RENT_DEMAND(Groups.COMPLIANCE);

    private final List<String> groups;

    Against(String... groups) {
        this.groups = List.of(groups);
    }

    /** Whose members answer. */
    public List<String> groups() {
        return groups;
    }

    public Word word() {
        return Words.of("objection-against", this);
    }
}
