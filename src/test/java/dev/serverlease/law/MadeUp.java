package dev.serverlease.law;

/** What a rule that a test makes up says of itself. */
public final class MadeUp {

    private MadeUp() {}

    /** @param outcome where it is violated */
    public static RuleSheet sheet(String id, Outcome outcome) {
        return RuleSheet.of(
                id,
                "坏规则",
                "Broken rule",
                Subject.USE,
                outcome,
                "测试。",
                "Test.",
                "2021-01-01",
                Edition.CIVIL_CODE_2020.article("第七百零四条", "art. 704"));
    }
}
