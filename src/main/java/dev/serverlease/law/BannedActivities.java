package dev.serverlease.law;

import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.UseFacts.Activity;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A use that the law forbids outright: a lease that declares one of these activities is rejected. */
public abstract class BannedActivities implements Rule {

    private final RuleSheet sheet;
    private final Set<Activity> banned;

    protected BannedActivities(RuleSheet sheet, Activity first, Activity... others) {
        this.sheet = sheet;
        this.banned = EnumSet.of(first, others);
    }

    @Override
    public RuleSheet sheet() {
        return sheet;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        Set<Activity> declared = facts.use().activityCodes();
        if (declared.isEmpty()) {
            return Verdict.undetermined(
                    "未选择活动类型（use.activityCodes），未能判定申报用途是否属于本项禁止的用途。",
                    "No activity is declared (use.activityCodes), so it cannot be told whether the use is a "
                            + "banned one.");
        }
        List<Activity> stated = declared.stream().filter(banned::contains).toList();
        if (stated.isEmpty()) {
            return Verdict.satisfied();
        }
        Message found = Message.codes("use.activityCodes", stated);
        return sheet.block(
                "申报的活动类型（use.activityCodes）包括：" + found.zh() + "。用途改为合法用途的，须重新提出申请。",
                "The declared activities (use.activityCodes) include " + found.en()
                        + "; a lawful use needs a new application.");
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed().with("use.activityCodes", facts.use().activityCodes());
    }
}
