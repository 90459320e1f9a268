package dev.serverlease.front;

import dev.serverlease.people.Actor;
import dev.serverlease.people.Groups;
import dev.serverlease.people.VisibleLeases;
import dev.serverlease.words.FindingsShown;
import dev.serverlease.words.OneLanguage;
import dev.serverlease.words.PageTime;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * One lease on a page: who, what for, until when; what waits for whom; what the law says; what was done; what can be.
 */
@Controller
class LeaseSheet {

    private final VisibleLeases visible;
    private final LeaseLines lines;
    private final WaitingTasks waiting;
    private final LeaseHistory history;
    private final Standing standing;
    private final LeaseActions actions;
    private final Actor actor;

    LeaseSheet(
            VisibleLeases visible,
            LeaseLines lines,
            WaitingTasks waiting,
            LeaseHistory history,
            Standing standing,
            LeaseActions actions,
            Actor actor) {
        this.visible = visible;
        this.lines = lines;
        this.waiting = waiting;
        this.history = history;
        this.standing = standing;
        this.actions = actions;
        this.actor = actor;
    }

    /** @param embed only what is to be read, to stand within another page */
    @GetMapping("/desk/leases/{number}")
    String lease(
            @PathVariable String number,
            @RequestParam(defaultValue = "false") boolean embed,
            @ModelAttribute("t") OneLanguage language,
            @ModelAttribute("times") PageTime times,
            Model model) {
        var person = actor.person();
        var lease = visible.get(number, person);
        model.addAttribute("lease", lease);
        model.addAttribute("endReason", lease.saidEndReason() == null ? null : StepWords.of(lease.saidEndReason()));
        model.addAttribute("lines", lines.lines(lease, language));
        model.addAttribute("dates", lines.dates(lease, times, language));
        model.addAttribute("due", standing.dates(lease));
        model.addAttribute("reasons", standing.reasons(lease, times, person));
        model.addAttribute("open", FindingsShown.of(standing.open(lease)));
        model.addAttribute("conditions", standing.conditions(lease));
        model.addAttribute("stage", standing.stage(lease, language));
        model.addAttribute("waiting", waiting.of(lease, person));
        model.addAttribute("failures", waiting.failures(lease, person, times));
        model.addAttribute("shown", FindingsShown.of(standing.toBeRead(lease)));
        model.addAttribute("decisions", history.decisions(lease));
        model.addAttribute("identity", history.identity(lease));
        model.addAttribute("signer", lines.signer(lease));
        model.addAttribute("registeredName", lines.registeredName(lease));
        model.addAttribute("digest", history.digest(lease));
        model.addAttribute("takesEvidence", person.in(Groups.LEGAL) || person.in(Groups.MANAGERS));
        model.addAttribute("timeline", history.timeline(lease, times, language));
        if (embed) {
            return "lease-sheet";
        }
        model.addAttribute("actions", actions.of(person, lease));
        return "lease";
    }
}
