package dev.serverlease.front;

import dev.serverlease.legalnotice.LegalNoticeList;
import dev.serverlease.people.Actor;
import dev.serverlease.people.SealingSettings;
import dev.serverlease.people.VisibleLeases;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** The legal notices on the page of a lease, and the forms for those whose task calls for one. */
@ControllerAdvice(assignableTypes = LeaseSheet.class)
class LeaseLetters {

    private final VisibleLeases visible;
    private final LegalNoticeList letters;
    private final SealingSettings sealing;
    private final Actor actor;

    LeaseLetters(VisibleLeases visible, LegalNoticeList letters, SealingSettings sealing, Actor actor) {
        this.sealing = sealing;
        this.visible = visible;
        this.letters = letters;
        this.actor = actor;
    }

    @ModelAttribute
    void letters(@PathVariable String number, Model model) {
        var person = actor.person();
        var lease = visible.get(number, person);
        boolean opens = visible.opensPapers(lease, person);
        model.addAttribute("opensPapers", opens);
        model.addAttribute(
                "letters",
                letters.of(lease.number()).stream()
                        .map(letter -> letter.shownTo(person, opens))
                        .toList());
        model.addAttribute("letterSealingCode", sealing.secondFactor());
        model.addAttribute("letterFailures", letters.failures(lease.number()));
        model.addAttribute("letterKinds", letters.openFor(lease, person));
    }
}
