package dev.serverlease.law.rules.cybersecuritylaw;

import dev.serverlease.law.BannedActivities;
import dev.serverlease.law.Edition;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.facts.UseFacts.Activity;

/**
 * No server for intrusion, malware or attacks: Cybersecurity Law, articles 29 and 66 (27 and 63 before 2026);
 * Telecommunications Regulations, article 57; Criminal Law, articles 285 and 286.
 */
public final class NoAttack extends BannedActivities {

    private static final RuleSheet SHEET = RuleSheet.of(
            "use.attack",
            "网络攻击",
            "Network attacks",
            Subject.USE,
            Outcome.BLOCK,
            "申报用途涉及网络攻击，不得出租。",
            "The declared use involves network attacks; the lease is refused.",
            "2017-06-01",
            Edition.CYBERSECURITY_LAW_2016.article("第二十七条", "art. 27"),
            Edition.CYBERSECURITY_LAW_2016.article("第六十三条", "art. 63"),
            Edition.CYBERSECURITY_LAW_2025.article("第二十九条", "art. 29"),
            Edition.CYBERSECURITY_LAW_2025.article("第六十六条", "art. 66"),
            Edition.TELECOM_REGULATIONS_2016.article("第五十七条", "art. 57"),
            Edition.CRIMINAL_LAW_2023.article("第二百八十五条", "art. 285"),
            Edition.CRIMINAL_LAW_2023.article("第二百八十六条", "art. 286"));

    public NoAttack() {
        super(SHEET, Activity.ATTACK, Activity.INTRUSION, Activity.MALWARE, Activity.DDOS);
    }
}
