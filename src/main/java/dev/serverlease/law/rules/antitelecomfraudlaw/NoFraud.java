package dev.serverlease.law.rules.antitelecomfraudlaw;

import dev.serverlease.law.BannedActivities;
import dev.serverlease.law.Edition;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.facts.UseFacts.Activity;

/**
 * No server for fraud: Cybersecurity Law, article 48 (46 before 2026), and since 2022-12-01 the Anti-Telecom Fraud Law,
 * articles 25(1) and 42.
 */
public final class NoFraud extends BannedActivities {

    private static final RuleSheet SHEET = RuleSheet.of(
                    "use.fraud",
                    "电信网络诈骗",
                    "Telecom fraud",
                    Subject.USE,
                    Outcome.BLOCK,
                    "申报用途涉及电信网络诈骗，不得出租。",
                    "The declared use involves fraud; the lease is refused.",
                    "2017-06-01",
                    Edition.CYBERSECURITY_LAW_2016.article("第四十六条", "art. 46"),
                    Edition.CYBERSECURITY_LAW_2025.article("第四十八条", "art. 48"),
                    Edition.ANTI_TELECOM_FRAUD_LAW_2022.article("第二十五条第一款", "art. 25(1)"),
                    Edition.ANTI_TELECOM_FRAUD_LAW_2022.article("第四十二条", "art. 42"))
            .version(2);

    public NoFraud() {
        super(SHEET, Activity.FRAUD, Activity.PHISHING, Activity.SPAM_FRAUD);
    }
}
