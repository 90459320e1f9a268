package dev.serverlease.front;

import dev.serverlease.people.Actor;
import dev.serverlease.people.Groups;
import dev.serverlease.people.Person;
import dev.serverlease.people.VisibleLeases;
import dev.serverlease.stage.lessee.link.LesseeLinkViews;
import dev.serverlease.stage.lessee.word.ObjectionViews;
import java.util.List;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** The lessee's page on the page of a lease: its links, and what the lessee objects to, with the forms for answers. */
@ControllerAdvice(assignableTypes = LeaseSheet.class)
class LeaseLesseePage {

    private final VisibleLeases visible;
    private final LesseeLinkViews links;
    private final ObjectionViews objections;
    private final Actor actor;

    LeaseLesseePage(VisibleLeases visible, LesseeLinkViews links, ObjectionViews objections, Actor actor) {
        this.visible = visible;
        this.links = links;
        this.objections = objections;
        this.actor = actor;
    }

    /**
     * @param links the newest first
     * @param objections the newest first
     */
    public record Shown(List<LesseeLinkViews.View> links, List<ObjectionViews.View> objections, Person reader) {

        public boolean isShown() {
            return !links.isEmpty() || !objections.isEmpty();
        }

        public boolean isReadsCodes() {
            return reader.in(Groups.CONTRACT);
        }

        public boolean isFor(ObjectionViews.View objection) {
            return objection.isFor(reader);
        }
    }

    @ModelAttribute
    void lesseePage(@PathVariable String number, Model model) {
        var person = actor.person();
        var lease = visible.get(number, person);
        model.addAttribute("lesseePage", new Shown(links.of(lease, person), objections.of(lease.number()), person));
    }
}
