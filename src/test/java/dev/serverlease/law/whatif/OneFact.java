package dev.serverlease.law.whatif;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.LeaseFacts;
import java.util.List;
import java.util.function.Predicate;

/** A rule made up for a test: it reads these facts, and whatever is not lawful is forbidden. */
final class OneFact implements Rule {

    private final List<String> facts;
    private final Predicate<LeaseFacts> lawful;
    private int asked;

    OneFact(Predicate<LeaseFacts> lawful, String... facts) {
        this.facts = List.of(facts);
        this.lawful = lawful;
    }

    /** How often it was asked. */
    int asked() {
        return asked;
    }

    @Override
    public RuleSheet sheet() {
        return RuleSheet.of(
                "use.one-fact",
                "一项事实",
                "One fact",
                Subject.USE,
                Outcome.BLOCK,
                "测试。",
                "Test.",
                "2021-01-01",
                Edition.CIVIL_CODE_2020.article("第七百零四条", "art. 704"));
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        this.asked++;
        return lawful.test(facts) ? Verdict.satisfied() : sheet().block("", "");
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        var used = new FactsUsed();
        this.facts.forEach(fact -> used.with(fact, ""));
        return used;
    }
}
