package dev.serverlease.rulebook;

import dev.serverlease.law.Act;
import dev.serverlease.law.Rulebook;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** The rulebook as JSON and as a page, act by act. */
@Controller
@Tag(name = "规则手册 Rulebook")
class RulebookPages {

    private final List<RuleView> rules;

    RulebookPages(CaseTitles cases) {
        rules = Rulebook.current().rules().stream()
                .map(rule -> RuleView.of(rule, cases.of(rule.id().value())))
                .toList();
    }

    /** An act and the rules that rest on it first of all. */
    public record Chapter(Act act, List<RuleView> rules) {}

    @GetMapping("/api/rules")
    @ResponseBody
    @Operation(summary = "全部规则 All rules, in the order of the rulebook")
    List<RuleView> rules() {
        return rules;
    }

    @GetMapping("/rules")
    String page(Model model) {
        model.addAttribute("chapters", chapters());
        model.addAttribute("count", rules.size());
        return "rules";
    }

    /**
     * A rule stands under the act that it cites first; the acts come in the order in which the rulebook reaches them.
     */
    private List<Chapter> chapters() {
        Map<Act, List<RuleView>> byAct = new LinkedHashMap<>();
        for (var rule : rules) {
            var first = rule.citations().get(0).act();
            byAct.computeIfAbsent(act(first), act -> new java.util.ArrayList<>())
                    .add(rule);
        }
        return byAct.entrySet().stream()
                .map(entry -> new Chapter(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Act act(String key) {
        for (var act : Act.values()) {
            if (act.key().equals(key)) {
                return act;
            }
        }
        throw new IllegalArgumentException("No act " + key);
    }
}
