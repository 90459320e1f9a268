package dev.serverlease.law.rules.decree790;

import dev.serverlease.law.BannedActivities;
import dev.serverlease.law.Edition;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.facts.UseFacts.Activity;

/**
 * No server for tools that break or avoid the State's cross-border technical measures: Decree 790, article 39; Decree
 * 195, article 6.
 */
public final class NoCircumvention extends BannedActivities {

    private static final RuleSheet SHEET = RuleSheet.of(
            "use.circumvention",
            "规避技术措施",
            "Circumvention of technical measures",
            Subject.USE,
            Outcome.BLOCK,
            "不得提供专门用于破坏、避开技术措施的程序、工具或者为其提供支持。",
            "Tools for breaking or avoiding technical measures, and support for them, are forbidden.",
            "2025-01-01",
            Edition.DECREE_790_2024.article("第三十九条", "art. 39"),
            Edition.DECREE_195_2024.article("第六条", "art. 6"));

    public NoCircumvention() {
        super(SHEET, Activity.CIRCUMVENTION_TOOL);
    }
}
