package dev.serverlease.front.why;

import dev.serverlease.law.Occasion;
import dev.serverlease.people.Actor;
import dev.serverlease.people.VisibleLeases;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** 为什么: as data, and as a page that forms and the lease's page unfold beside the finding. */
@Controller
@Tag(name = "租赁 Leases")
class WhyController {

    private final VisibleLeases visible;
    private final WhyOfFindings findings;
    private final Actor actor;

    WhyController(VisibleLeases visible, WhyOfFindings findings, Actor actor) {
        this.visible = visible;
        this.findings = findings;
        this.actor = actor;
    }

    @GetMapping("/api/leases/{number}/findings/{rule}/why")
    @ResponseBody
    @Operation(
            summary =
                    "一项审查意见的由来：事实及其来源、法律文本、参数，以及改变哪一项事实会改变结论"
                            + " Why a finding is as it is: facts with their sources, law, figures, and which single change would change it")
    Why why(
            @PathVariable String number,
            @PathVariable String rule,
            @RequestParam(required = false) @Nullable Occasion occasion) {
        var reader = actor.person();
        return findings.of(visible.get(number, reader), rule, occasion, reader);
    }

    @GetMapping("/desk/leases/{number}/findings/{rule}/why")
    String page(
            @PathVariable String number,
            @PathVariable String rule,
            @RequestParam(required = false) @Nullable Occasion occasion,
            Model model) {
        model.addAttribute("number", number);
        model.addAttribute("why", why(number, rule, occasion));
        return "why";
    }
}
