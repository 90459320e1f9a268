package dev.serverlease.law.rules.place;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.ExportMechanism;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Limb;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rows;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.Answer;
import dev.serverlease.law.facts.DataFacts;
import dev.serverlease.law.facts.DataFacts.Mechanism;
import dev.serverlease.law.facts.LeaseFacts;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Core data are important data of the highest grade and leave at the very least only after a passed assessment: Data
 * Security Law, articles 21(2), 31 and 45(2) (SECOND-EDITION L15). What the applicant stated of important data counts
 * here as it was stated.
 */
public final class CoreData implements Rule {

    private static final Set<Mechanism> ASSESSMENT = Collections.unmodifiableSet(EnumSet.of(Mechanism.ASSESSMENT));

    private static final RuleSheet SHEET = RuleSheet.of(
                    "place.core",
                    "核心数据",
                    "Core data",
                    Subject.DATA_EXPORT,
                    Outcome.REQUIRE,
                    "国家核心数据实行更加严格的管理制度；至少须通过数据出境安全评估。",
                    "Core data are under stricter rules; at the least they need a passed security assessment.",
                    "2021-09-01",
                    Edition.DATA_SECURITY_LAW_2021.article("第二十一条第二款", "art. 21(2)"),
                    Edition.DATA_SECURITY_LAW_2021.article("第四十五条第二款", "art. 45(2)"),
                    Edition.DATA_SECURITY_LAW_2021.article("第三十一条", "art. 31"))
            .askedAt(Occasion.CHECKS, Occasion.USE_REVIEW);

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        if (PlaceRule.isUnchanged(facts, asked)) {
            return PlaceRule.unchanged();
        }
        DataFacts data = facts.data();
        Limb exported = VehicleData.areExported(facts);
        Limb core = exported.and(data.core() == Answer.YES);
        Verdict held = ExportMechanism.check(SHEET, data, asked.asOf(), ASSESSMENT);
        return new Rows()
                .when(core.and(data.important() == Answer.NO), CoreData::contradiction)
                .when(core.and(held.outcome() != Outcome.SATISFIED), () -> held)
                .when(core, CoreData::assessed)
                .when(
                        exported.and(data.core() == Answer.UNKNOWN && data.important() != Answer.NO),
                        CoreData::askWhether)
                .orElse(() -> Verdict.notApplicable(
                        "不涉及境内收集的核心数据（data.core）。", "No core data of the mainland are involved (data.core)."));
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return ExportMechanism.factsUsed(facts.data())
                .with("server.country", facts.server().country())
                .with("data.collectedWhere", facts.data().collectedWhere())
                .with("data.core", facts.data().core())
                .with("data.important", facts.data().important())
                .with("review.actualUseMatches", facts.review().actualUseMatches());
    }

    private static Verdict contradiction() {
        return SHEET.review(
                "申报含有核心数据（data.core），却申报不含重要数据（data.important）；核心数据属于重要数据，请核实哪一项属实。",
                "Core data are declared (data.core) and important data denied (data.important), yet core data are "
                        + "important data; find out which statement holds.");
    }

    private static Verdict assessed() {
        return SHEET.review(
                "申报含有核心数据（data.core），登记信息显示已通过安全评估（data.mechanismStatus）；是否仍有更严格的规定，由两名法务人员认定。",
                "Core data are declared (data.core) and the register shows a passed assessment (data.mechanismStatus); "
                        + "whether stricter rules remain is for two officers.");
    }

    private static Verdict askWhether() {
        return Verdict.require(
                "请说明是否含核心数据（data.core）；未被告知或者公开发布为重要数据（data.important）的，不属于核心数据。",
                "State whether core data are involved (data.core); data that nobody notified or published as important "
                        + "(data.important) are none.");
    }
}
