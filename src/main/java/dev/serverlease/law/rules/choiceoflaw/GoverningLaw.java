package dev.serverlease.law.rules.choiceoflaw;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.LesseeFacts;
import dev.serverlease.law.facts.LessorFacts;
import dev.serverlease.law.reading.NamedLaw;
import dev.serverlease.law.reading.Standards;

/**
 * A lease with a foreign element names its law, and mandatory PRC law applies whatever law is chosen: Law on the Law
 * Applicable to Foreign-related Civil Relations, articles 4 and 41. A thing leased abroad is a foreign element, and one
 * in Hong Kong, Macao or Taiwan is treated alike.
 */
public final class GoverningLaw implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
                    "contract.governing-law",
                    "适用法律",
                    "Governing law",
                    Subject.CONTRACT_TERMS,
                    Outcome.REVIEW,
                    "涉外合同须明确适用法律；中国强制性规定直接适用。",
                    "A foreign-related contract names its law; PRC mandatory rules apply anyway.",
                    "2011-04-01",
                    Edition.CHOICE_OF_LAW_2010.article("第四条", "art. 4"),
                    Edition.CHOICE_OF_LAW_2010.article("第四十一条", "art. 41"))
            .version(3);

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        String law = facts.contract().governingLaw();
        if (law != null && LeaseFacts.given(law)) {
            return new NamedLaw(law).isPrc()
                    ? Verdict.satisfied()
                    : SHEET.review(
                            "约定适用的法律（contract.governingLaw）不是中国法律，请审查其后果，或者改为中国法律。",
                            "The law chosen (contract.governingLaw) is not PRC law; examine the consequences or change "
                                    + "it to PRC law.");
        }
        return isDomestic(facts)
                ? Verdict.notApplicable(
                        "当事人和服务器均在境内，没有涉外因素。", "Parties and server are in the mainland; there is no foreign element.")
                : SHEET.review(
                        "服务器所在地（server.country、server.isHkMoTw）或者当事人（lessor.kind、lessee.kind）有涉外因素，"
                                + "未约定适用法律（contract.governingLaw）。",
                        "Server (server.country, server.isHkMoTw) or parties (lessor.kind, lessee.kind) have a foreign element, and "
                                + "no law is named (contract.governingLaw).");
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("contract.governingLaw", facts.contract().governingLaw())
                .with("server.country", facts.server().country())
                .with("server.isHkMoTw", facts.server().isHkMoTw())
                .with("lessor.kind", facts.lessor().kind())
                .with("lessee.kind", facts.lessee().kind());
    }

    private static boolean isDomestic(LeaseFacts facts) {
        return Standards.normal(facts.server().country()).equals("CN")
                && !Boolean.TRUE.equals(facts.server().isHkMoTw())
                && facts.lessor().kind() != null
                && facts.lessor().kind() != LessorFacts.Kind.OVERSEAS_ENTITY
                && facts.lessee().kind() != null
                && facts.lessee().kind() != LesseeFacts.Kind.OVERSEAS;
    }
}
