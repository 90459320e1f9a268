package dev.serverlease.law.rules.decree292;

import dev.serverlease.law.BannedActivities;
import dev.serverlease.law.Edition;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.facts.UseFacts.Activity;

/**
 * No server for the nine kinds of forbidden information: Decree 292, articles 15 and 20; Telecommunications
 * Regulations, articles 56 and 66; Decree 195, article 13. P1 to P9 are items (1) to (9) of article 15.
 */
public final class NoProhibitedContent extends BannedActivities {

    private static final RuleSheet SHEET = RuleSheet.of(
            "use.prohibited-content",
            "违禁信息",
            "Prohibited content",
            Subject.USE,
            Outcome.BLOCK,
            "申报用途包含法律禁止传播的信息，不得出租。",
            "The declared use includes information the law forbids; the lease is refused.",
            "2011-01-08",
            Edition.DECREE_292_2011.article("第十五条", "art. 15"),
            Edition.DECREE_292_2024.article("第十五条", "art. 15"),
            Edition.DECREE_292_2011.article("第二十条", "art. 20"),
            Edition.DECREE_292_2024.article("第二十条", "art. 20"),
            Edition.TELECOM_REGULATIONS_2016.article("第五十六条", "art. 56"),
            Edition.TELECOM_REGULATIONS_2016.article("第六十六条", "art. 66"),
            Edition.DECREE_195_1997.article("第十三条", "art. 13"),
            Edition.DECREE_195_2024.article("第十三条", "art. 13"));

    public NoProhibitedContent() {
        super(
                SHEET,
                Activity.P1,
                Activity.P2,
                Activity.P3,
                Activity.P4,
                Activity.P5,
                Activity.P6,
                Activity.P7,
                Activity.P8,
                Activity.P9);
    }
}
