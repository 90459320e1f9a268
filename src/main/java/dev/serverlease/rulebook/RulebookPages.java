package dev.serverlease.rulebook;

import dev.serverlease.law.Message;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.rules.Rulebook;
import dev.serverlease.request.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;

/** The rulebook as JSON and as a page, act by act. */
@Controller
@Tag(name = "规则手册 Rulebook")
class RulebookPages {

    private static final Map<Occasion, String> OCCASIONS = Map.of(
            Occasion.CHECKS, "自动审查 Checks",
            Occasion.LEGAL_REVIEW, "法务审查 Legal review",
            Occasion.CONTRACT, "合同签署 Contract",
            Occasion.ACTIVATION, "开通 Activation",
            Occasion.USE_REVIEW, "使用复核 Use review",
            Occasion.TERMINATION, "解除、期满 Termination");

    private final CaseTitles cases;
    private final Clock clock;

    RulebookPages(CaseTitles cases, Clock clock) {
        this.cases = cases;
        this.clock = clock;
    }

    @GetMapping("/api/rules")
    @ResponseBody
    @Operation(summary = "全部规则 All rules, in the order of the rulebook")
    List<RuleView> rules() {
        return Rulebook.current().rules().stream().map(this::view).toList();
    }

    private RuleView view(Rule rule) {
        return RuleView.of(rule, LocalDate.now(clock), cases.of(rule.id().value()));
    }

    @GetMapping("/rules")
    String page(Model model) {
        var rules = rules();
        model.addAttribute("chapters", Chapter.of(rules));
        model.addAttribute("occasions", OCCASIONS);
        model.addAttribute("marks", Quote.Mark.values());
        model.addAttribute("count", rules.size());
        return "rules";
    }

    /** What the law's tests ask of a rule; on a page of its own, for all of them are a third of the rulebook. */
    @GetMapping("/rules/{id}/cases")
    String cases(@PathVariable String id, Model model) {
        var rule = Rulebook.current().rules().stream()
                .filter(one -> one.id().value().equals(id))
                .findFirst()
                .map(this::view)
                .orElseThrow(() -> new Refusal(404, "没有规则 " + id + "。 There is no rule " + id + "."));
        model.addAttribute("rule", rule);
        model.addAttribute(
                "cases", rule.cases().stream().distinct().map(ExpectedCase::of).toList());
        return "rule-cases";
    }

    /** A case of the law's tests; its title is in English, as the lawyers who wrote it have it. */
    private record ExpectedCase(String title, Message expected) {

        private static final String BETWEEN = " → ";

        static ExpectedCase of(String line) {
            int end = line.lastIndexOf(BETWEEN);
            return new ExpectedCase(line.substring(0, end), words(line.substring(end + BETWEEN.length())));
        }

        private static Message words(String outcome) {
            return Arrays.stream(Outcome.values())
                    .filter(one -> one.name().equals(outcome))
                    .findFirst()
                    .map(one -> new Message(one.zh(), one.en()))
                    .orElse(new Message("此时不适用", "not asked then"));
        }
    }
}
