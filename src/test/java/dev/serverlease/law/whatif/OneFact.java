package dev.serverlease.law.whatif;

import dev.serverlease.law.Asked;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.MadeUp;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
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
        return MadeUp.sheet("use.one-fact", Outcome.BLOCK);
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
