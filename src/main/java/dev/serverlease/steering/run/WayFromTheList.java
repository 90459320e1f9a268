package dev.serverlease.steering.run;

import dev.serverlease.lists.LeaseList;
import dev.serverlease.people.Actor;
import dev.serverlease.people.Groups;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Shows managers the way from a list of leases to the use reviews of just these. */
@ControllerAdvice(basePackageClasses = LeaseList.class)
class WayFromTheList {

    private final Actor actor;

    WayFromTheList(Actor actor) {
        this.actor = actor;
    }

    @ModelAttribute("steers")
    boolean steers() {
        return actor.person().in(Groups.MANAGERS);
    }
}
