package dev.serverlease.access;

import dev.serverlease.people.Actor;
import dev.serverlease.people.Groups;
import org.springframework.stereotype.Component;

/** Which of the pages for managers the reader may open: for the way from each of them to the others. */
@Component("pagesNav")
public class PagesNav {

    private final Actor actor;

    PagesNav(Actor actor) {
        this.actor = actor;
    }

    /** As {@code /reports} lets in. */
    public boolean reports() {
        var person = actor.person();
        return person.in(Groups.MANAGERS) || person.in(Groups.LEGAL) || person.in(Groups.COMPLIANCE);
    }

    /** As {@code /steering} lets in. */
    public boolean steering() {
        return actor.person().in(Groups.MANAGERS);
    }
}
