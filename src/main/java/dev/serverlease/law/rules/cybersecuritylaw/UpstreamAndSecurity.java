package dev.serverlease.law.rules.cybersecuritylaw;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Missing;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.LeaseFacts;

/**
 * The provider abroad is of good standing, and the data are secured: Cybersecurity Law, article 23 (21 before 2026);
 * Data Security Law, article 27.
 */
public final class UpstreamAndSecurity implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
            "use.upstream-and-security",
            "上游服务商与安全措施",
            "Upstream provider and security",
            Subject.USE,
            Outcome.REQUIRE,
            "请提供上游服务商资信材料和数据安全措施。",
            "Supply evidence of the upstream provider's standing and the security measures.",
            "2017-06-01",
            Edition.CYBERSECURITY_LAW_2016.article("第二十一条", "art. 21"),
            Edition.CYBERSECURITY_LAW_2025.article("第二十三条", "art. 23"),
            Edition.DATA_SECURITY_LAW_2021.article("第二十七条", "art. 27"));

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        Missing missing = new Missing()
                .unless(
                        LeaseFacts.given(facts.server().dueDiligenceRef()),
                        "上游服务商资信材料（server.dueDiligenceRef）",
                        "the due-diligence record of the upstream provider (server.dueDiligenceRef)")
                .unless(
                        LeaseFacts.given(facts.server().securityPlanRef()),
                        "数据安全方案（server.securityPlanRef）",
                        "the security plan (server.securityPlanRef)");
        return missing.isEmpty()
                ? Verdict.satisfied()
                : SHEET.require("缺少：" + missing.zh() + "。", "Missing: " + missing.en() + ".");
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("server.upstreamProvider", facts.server().upstreamProvider())
                .with("server.dueDiligenceRef", facts.server().dueDiligenceRef())
                .with("server.securityPlanRef", facts.server().securityPlanRef());
    }
}
