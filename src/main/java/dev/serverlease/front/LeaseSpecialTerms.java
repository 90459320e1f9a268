package dev.serverlease.front;

import dev.serverlease.approval.SpecialTerms;
import dev.serverlease.people.Actor;
import dev.serverlease.people.VisibleLeases;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** The special terms on the page of a lease, below the decision that added them, with how each passed its check. */
@ControllerAdvice(assignableTypes = LeaseSheet.class)
class LeaseSpecialTerms {

    private final VisibleLeases visible;
    private final SpecialTerms terms;
    private final Actor actor;

    LeaseSpecialTerms(VisibleLeases visible, SpecialTerms terms, Actor actor) {
        this.visible = visible;
        this.terms = terms;
        this.actor = actor;
    }

    @ModelAttribute
    void terms(@PathVariable String number, Model model) {
        var lease = visible.get(number, actor.person());
        model.addAttribute("specialTerms", terms.all(lease.number()));
    }
}
