package dev.serverlease.front;

import dev.serverlease.people.Actor;
import dev.serverlease.people.Groups;
import dev.serverlease.people.VisibleLeases;
import dev.serverlease.stage.contract.link.LinkViews;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** How the lessee's signing by link stands, on the page of a lease; what officers answer, for those who may. */
@ControllerAdvice(assignableTypes = LeaseSheet.class)
class LeaseSigning {

    private final VisibleLeases visible;
    private final LinkViews views;
    private final Actor actor;

    LeaseSigning(VisibleLeases visible, LinkViews views, Actor actor) {
        this.visible = visible;
        this.views = views;
        this.actor = actor;
    }

    @ModelAttribute
    void signing(@PathVariable String number, Model model) {
        var person = actor.person();
        model.addAttribute("signing", views.of(visible.get(number, person)));
        model.addAttribute("mayExplain", person.in(Groups.CONTRACT));
    }
}
