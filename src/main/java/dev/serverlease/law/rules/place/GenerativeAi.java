package dev.serverlease.law.rules.place;

import dev.serverlease.law.Edition;
import dev.serverlease.law.Limb;
import dev.serverlease.law.Message;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rows;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.UseFacts.Audience;
import dev.serverlease.law.facts.UseFacts.RegulatedActivity;

/**
 * Generative AI for the mainland public is assessed and filed first: Provisional Measures for Generative AI, articles 2
 * and 17. In-house use is outside them; no clause on servers is known.
 */
public final class GenerativeAi extends PlaceRule {

    private static final RuleSheet SHEET = sheet(
                    "place.generative-ai",
                    new Message("生成式人工智能", "Generative AI"),
                    Outcome.REVIEW,
                    FOR_THE_OFFICER,
                    "2023-08-15",
                    Edition.GENERATIVE_AI_MEASURES_2023.article("第二条", "art. 2"),
                    Edition.GENERATIVE_AI_MEASURES_2023.article("第十七条", "art. 17"))
            .textToBeChecked();

    public GenerativeAi() {
        super(SHEET, Presupposes.BUSINESS_IN_THE_MAINLAND);
    }

    @Override
    Limb touchedIn(Place place) {
        return place.carriesOn(RegulatedActivity.GENERATIVE_AI);
    }

    @Override
    Verdict judge(Place place, Limb bound) {
        return new Rows()
                .when(
                        bound.and(place.carriesOn(RegulatedActivity.GENERATIVE_AI))
                                .and(place.serves(Audience.MAINLAND_PUBLIC)),
                        () -> forTheOfficer(
                                place.activities(RegulatedActivity.GENERATIVE_AI),
                                "服务对象（use.audience）为use.audience=MAINLAND_PUBLIC。请核实安全评估和算法备案；未向境内公众提供的，请更正申报。",
                                "the audience (use.audience) is use.audience=MAINLAND_PUBLIC. Check the security assessment and the filing of the algorithm; if nothing is offered to the mainland public, correct the declaration."))
                .elseSatisfied();
    }
}
