package dev.serverlease.front;

import dev.serverlease.people.Actor;
import dev.serverlease.people.VisibleLeases;
import dev.serverlease.stage.contract.Contract;
import dev.serverlease.stage.contract.Contracts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * One lease on a page: who, what for, until when; what waits for whom; what the law says; what was done; what can be.
 */
@Controller
class LeaseSheet {

    private final VisibleLeases visible;
    private final LeaseLines lines;
    private final WaitingTasks waiting;
    private final LeaseHistory history;
    private final Contracts contracts;
    private final LeaseActions actions;
    private final Actor actor;

    LeaseSheet(
            VisibleLeases visible,
            LeaseLines lines,
            WaitingTasks waiting,
            LeaseHistory history,
            Contracts contracts,
            LeaseActions actions,
            Actor actor) {
        this.visible = visible;
        this.lines = lines;
        this.waiting = waiting;
        this.history = history;
        this.contracts = contracts;
        this.actions = actions;
        this.actor = actor;
    }

    @GetMapping("/desk/leases/{number}")
    String lease(@PathVariable String number, Model model) {
        var person = actor.person();
        var lease = visible.get(number, person);
        model.addAttribute("person", person.name());
        model.addAttribute("lease", lease);
        model.addAttribute("endReason", lease.endReason() == null ? null : StepWords.of(lease.endReason()));
        model.addAttribute("lines", lines.lines(lease));
        model.addAttribute("dates", lines.dates(lease));
        model.addAttribute("waiting", waiting.of(lease));
        model.addAttribute("standsStill", waiting.standsStill(lease));
        model.addAttribute("findings", history.findings(lease));
        model.addAttribute("decisions", history.decisions(lease));
        model.addAttribute(
                "digest", contracts.latest(number).map(Contract::digest).orElse(null));
        model.addAttribute("timeline", history.timeline(lease));
        model.addAttribute("actions", actions.of(person, lease.stage()));
        return "lease";
    }
}
