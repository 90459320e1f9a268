package dev.serverlease.stage.inforce.usereview;

import dev.serverlease.law.Outcome;
import dev.serverlease.law.RuleId;
import dev.serverlease.words.RuleTitles;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A law to come that would change what was found of a lease.
 *
 * @param sweep id of the sweep that found it
 * @param lawOf the day from which it counts
 * @param ground why its reviews come earlier, as decided
 */
public record LawAhead(long sweep, LocalDate lawOf, List<Changed> changes, String ground, String decidedBy) {

    /** @param was null if the rule was not asked @param wouldBe null if it will not be asked */
    public record Changed(
            RuleId rule,
            @Nullable Outcome was,
            @Nullable Outcome wouldBe,
            @Nullable String citation) {}

    /** Whether it will forbid the service. */
    boolean forbids() {
        return changes.stream().anyMatch(change -> change.wouldBe() == Outcome.BLOCK);
    }

    /** Each change as the reviewer's form shows findings. */
    Stream<Map<String, Object>> findings() {
        return changes.stream().map(this::finding);
    }

    private Map<String, Object> finding(Changed change) {
        var wouldBe = shown(change.wouldBe());
        var was = shown(change.was());
        var view = new LinkedHashMap<String, Object>();
        view.put("rule", change.rule().value());
        view.put("title", RuleTitles.of(change.rule()).both());
        view.put("outcome", wouldBe.name());
        view.put("outcomeZh", wouldBe.zh());
        view.put("outcomeEn", wouldBe.en());
        view.put("messageZh", "自 " + lawOf + " 起适用的法律将使本项由“" + was.zh() + "”变为“" + wouldBe.zh() + "”；在此之前请与承租人办妥。");
        view.put(
                "messageEn",
                "The law that counts from " + lawOf + " on will turn this from “" + was.en() + "” to “" + wouldBe.en()
                        + "”; settle it with the lessee before then.");
        var citation = change.citation() == null ? "" : change.citation();
        view.put("citation", citation);
        view.put("citationEn", citation);
        view.put("quote", "");
        return view;
    }

    private static Outcome shown(@Nullable Outcome outcome) {
        return outcome == null ? Outcome.NOT_APPLICABLE : outcome;
    }
}
