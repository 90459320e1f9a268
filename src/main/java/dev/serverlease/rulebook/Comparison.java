package dev.serverlease.rulebook;

import dev.serverlease.law.RuleId;
import dev.serverlease.lease.Findings.Brief;
import dev.serverlease.rulebook.Change.Cause;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Separates the causes of a change in two steps. The baseline is today's facts under the law of the recorded day. From
 * the record to the baseline only facts and our own rulebook can differ; from the baseline to the other day's law only
 * the law can differ.
 */
final class Comparison {

    private final Map<RuleId, Brief> baseline;
    private final List<Change> changes = new ArrayList<>();

    private Comparison(List<Brief> baseline) {
        this.baseline = byRule(baseline);
    }

    /**
     * @param onRecord the stored findings; if empty, only the law is compared
     * @param baseline today's facts under the law of the recorded day
     * @param asked the same facts under the law of the other day
     * @return the changes in the order of the rulebook; for one rule, those against the record come first
     */
    static List<Change> of(List<Brief> onRecord, List<Brief> baseline, List<Brief> asked) {
        var comparison = new Comparison(baseline);
        var recorded = byRule(onRecord);
        var wouldBe = byRule(asked);
        Set<RuleId> rules = new LinkedHashSet<>(comparison.baseline.keySet());
        rules.addAll(wouldBe.keySet());
        rules.addAll(recorded.keySet());
        for (var rule : rules) {
            if (!recorded.isEmpty()) {
                comparison.sinceTheRecord(rule, recorded.get(rule));
            }
            comparison.underTheLaw(rule, wouldBe.get(rule));
        }
        return comparison.changes;
    }

    private void sinceTheRecord(RuleId rule, @Nullable Brief recorded) {
        var now = baseline.get(rule);
        if (recorded == null || now == null) {
            if (recorded != now) {
                add(rule, Cause.RULEBOOK, recorded, now);
            }
        } else if (recorded.ruleVersion() != now.ruleVersion()
                || !recorded.citation().equals(now.citation())) {
            add(rule, Cause.RULEBOOK, recorded, now);
        } else if (recorded.outcome() != now.outcome()) {
            add(rule, Cause.FACTS, recorded, now);
        }
    }

    private void underTheLaw(RuleId rule, @Nullable Brief wouldBe) {
        var now = baseline.get(rule);
        if (!Objects.equals(outcome(now), outcome(wouldBe))) {
            add(rule, Cause.LAW, now, wouldBe);
        } else if (!Objects.equals(citation(now), citation(wouldBe))) {
            add(rule, Cause.CITATION, now, wouldBe);
        }
    }

    private void add(RuleId rule, Cause cause, @Nullable Brief was, @Nullable Brief wouldBe) {
        boolean cited = !Objects.equals(citation(was), citation(wouldBe));
        changes.add(new Change(
                rule.value(),
                cause,
                outcome(was),
                outcome(wouldBe),
                cited ? citation(was) : null,
                cited ? citation(wouldBe) : null));
    }

    private static Map<RuleId, Brief> byRule(List<Brief> findings) {
        var byRule = new LinkedHashMap<RuleId, Brief>();
        findings.forEach(finding -> byRule.put(finding.rule(), finding));
        return byRule;
    }

    private static @Nullable String outcome(@Nullable Brief finding) {
        return finding == null ? null : finding.outcome().name();
    }

    private static @Nullable String citation(@Nullable Brief finding) {
        return finding == null ? null : finding.citation();
    }
}
