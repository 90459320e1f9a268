package dev.serverlease.law.rules.decree292;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.RegisterStatus;
import dev.serverlease.law.facts.UseFacts;

/**
 * Without licence or filing no information service starts: Decree 292, article 4(2). Asked when the server is to be
 * handed over, whatever was undertaken before; an officer's clearance does not help if the register shows the number as
 * invalid, because the gate judges the facts of its day (STATUTES 13.1).
 */
public final class NoLicenceNoService implements Rule {

    private static final Rule LICENCE = new CommercialLicence();
    private static final Rule FILING = new NonCommercialFiling();

    private static final RuleSheet SHEET = RuleSheet.of(
                    "iis.no-licence-no-service",
                    "无许可、备案不得服务",
                    "No service without licence or filing",
                    Subject.ACTIVATION,
                    Outcome.BLOCK,
                    "未取得许可或者未履行备案手续的，不得从事互联网信息服务。",
                    "Without licence or filing no Internet information service may start.",
                    "2011-01-08",
                    Edition.DECREE_292_2011.article("第四条第二款", "art. 4(2)"),
                    Edition.DECREE_292_2024.article("第四条第二款", "art. 4(2)"))
            .version(2)
            .askedAt(Occasion.ACTIVATION);

    /** What a service without filing has; one without licence has the rule's own. */
    private static final String UNFILED = "K13";

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        UseFacts use = facts.use();
        if (use.iis() == UseFacts.Iis.NONE
                || use.audience() == UseFacts.Audience.INTERNAL
                || use.audience() == UseFacts.Audience.OVERSEAS_ONLY) {
            return Verdict.notApplicable(
                    "不向境内公众提供互联网信息服务。", "No information service is offered to the mainland public.");
        }
        if (use.iis() == null || use.audience() == null) {
            return Verdict.undetermined(
                    "互联网信息服务的类型（use.iis）或者服务对象（use.audience）未说明。",
                    "The kind of information service (use.iis) or its audience (use.audience) is not stated.");
        }
        Rule duty = use.iis() == UseFacts.Iis.COMMERCIAL ? LICENCE : FILING;
        boolean cleared = duty.id().clearedIn(facts.legalReview());
        if (cleared && registered(use) == RegisterStatus.NOT_VALID) {
            Verdict gone = SHEET.block(
                    "法务人员曾作认定（legalReview.clearedRules），但登记信息现显示许可或者备案无效（use.licenceStatus、use.filingStatus）；"
                            + "恢复有效或者改填有效的编号后再开通。",
                    "The officer had cleared it (legalReview.clearedRules), yet the register now shows the licence or "
                            + "filing as not valid (use.licenceStatus, use.filingStatus); activate once it is valid "
                            + "again or another one is stated that is.");
            return use.iis() == UseFacts.Iis.COMMERCIAL ? gone : gone.withConsequence(UNFILED);
        }
        if (cleared || duty.check(facts, asked).outcome() == Outcome.SATISFIED) {
            return Verdict.satisfied();
        }
        return use.iis() == UseFacts.Iis.COMMERCIAL
                ? SHEET.block(
                        "尚无登记信息证实的经营许可证（use.licenceNo、use.licenceStatus），"
                                + "法务人员也未认定无须许可（legalReview.clearedRules）；取得后再开通。",
                        "There is no licence that the register confirms (use.licenceNo, use.licenceStatus), nor a "
                                + "record that none is needed (legalReview.clearedRules); activate once it is obtained.")
                : SHEET.block(
                                "尚无登记信息证实的备案（use.filingNo、use.filingStatus），"
                                        + "法务人员也未认定无须备案（legalReview.clearedRules）；完成后再开通。",
                                "There is no filing that the register confirms (use.filingNo, use.filingStatus), nor a "
                                        + "record that none is needed (legalReview.clearedRules); activate once it is made.")
                        .withConsequence(UNFILED);
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("use.iis", facts.use().iis())
                .with("use.audience", facts.use().audience())
                .with("use.licenceNo", facts.use().licenceNo())
                .with("use.licenceStatus", facts.use().licenceStatus())
                .with("use.licenceItems", facts.use().licenceItems())
                .with("use.filingNo", facts.use().filingNo())
                .with("use.filingStatus", facts.use().filingStatus())
                .with("legalReview.clearedRules", facts.legalReview().clearedRules());
    }

    private static RegisterStatus registered(UseFacts use) {
        return use.iis() == UseFacts.Iis.COMMERCIAL ? use.licenceStatus() : use.filingStatus();
    }
}
