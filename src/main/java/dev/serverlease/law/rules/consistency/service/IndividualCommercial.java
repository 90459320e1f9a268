package dev.serverlease.law.rules.consistency.service;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Message;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rows;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Stated;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.LesseeFacts.Kind;
import dev.serverlease.law.facts.UseFacts.Audience;
import dev.serverlease.law.facts.UseFacts.Iis;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The licence for commercial information service goes to companies: Decree 292, articles 4 and 6; Telecommunications
 * Regulations, article 13(1).
 */
public final class IndividualCommercial implements Rule {

    private static final Set<Kind> NO_COMPANY = EnumSet.of(Kind.INDIVIDUAL, Kind.SOLE_TRADER);

    private static final RuleSheet SHEET = RuleSheet.of(
            "consistency.individual-commercial",
            "个人从事经营性信息服务",
            "Commercial service by an individual",
            Subject.INFORMATION_SERVICE,
            Outcome.REVIEW,
            "经营性互联网信息服务的许可只发给依法设立的公司；承租人不是公司的，请核实服务由谁提供、许可证由谁持有。",
            "Only a company can hold the licence for commercial service; find out who provides it and whose licence it is.",
            "2016-02-06",
            Edition.DECREE_292_2011.article("第四条", "art. 4"),
            Edition.DECREE_292_2024.article("第四条", "art. 4"),
            Edition.DECREE_292_2011.article("第六条", "art. 6"),
            Edition.DECREE_292_2024.article("第六条", "art. 6"),
            Edition.TELECOM_REGULATIONS_2016.article("第十三条第一项", "art. 13(1)"));

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        Stated stated = new Stated(facts);
        return new Rows()
                .when(
                        stated.in("lessee.kind", facts.lessee().kind(), NO_COMPANY)
                                .and(stated.is("use.iis", facts.use().iis(), Iis.COMMERCIAL))
                                .and(stated.is("use.audience", facts.use().audience(), Audience.MAINLAND_PUBLIC)),
                        () -> doubt(facts.lessee().kind()))
                .orElse(() -> facts.use().iis() == null
                        ? Verdict.undetermined(
                                "是否提供互联网信息服务（use.iis）未说明。",
                                "It is not stated whether information service is provided (use.iis).")
                        : Verdict.satisfied());
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("lessee.kind", facts.lessee().kind())
                .with("use.iis", facts.use().iis())
                .with("use.audience", facts.use().audience());
    }

    private static Verdict doubt(@Nullable Kind kind) {
        String word = kind == null ? "" : Message.code("lessee.kind", kind);
        return SHEET.review(
                "承租人（lessee.kind）为" + word + "，申报面向境内公众（use.audience）提供经营性互联网信息服务（use.iis）；请补充提供服务的公司及其许可证，或者更正申报类型。",
                "The lessee (lessee.kind) is stated as: " + word
                        + ", with commercial service (use.iis) for the mainland public (use.audience); name the company "
                        + "that provides it and its licence, or correct the kind.");
    }
}
