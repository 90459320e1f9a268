package dev.serverlease.law.rules.place;

import dev.serverlease.law.Edition;
import dev.serverlease.law.Limb;
import dev.serverlease.law.Message;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rows;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.UseFacts.RegulatedActivity;

/**
 * The sector authorities supervise the security of data: Data Security Law, article 6. The articles of the sectors on
 * where systems stand were not seen.
 */
public final class SecuritiesAndInsurance extends PlaceRule {

    private static final RuleSheet SHEET = sheet(
                    "place.securities-insurance",
                    new Message("证券和保险", "Securities and insurance"),
                    Outcome.REVIEW,
                    FOR_THE_OFFICER,
                    "2021-09-01",
                    Edition.DATA_SECURITY_LAW_2021.article("第六条第二款", "art. 6(2)"))
            .textToBeChecked();

    public SecuritiesAndInsurance() {
        super(SHEET, Presupposes.BUSINESS_IN_THE_MAINLAND);
    }

    @Override
    Limb touchedIn(Place place) {
        return place.carriesOn(RegulatedActivity.SECURITIES, RegulatedActivity.INSURANCE);
    }

    @Override
    Verdict judge(Place place, Limb bound) {
        return new Rows()
                .when(
                        bound.and(place.carriesOn(RegulatedActivity.SECURITIES, RegulatedActivity.INSURANCE)),
                        () -> forTheOfficer(
                                place.activities(RegulatedActivity.SECURITIES, RegulatedActivity.INSURANCE),
                                "证券、保险领域的专门条文尚待核对，请核实业务系统和客户数据是否存放于本服务器；研究资讯网站不在其列，请更正申报。",
                                "the articles of the sector are still to be checked. Find out whether business systems or customer data stand on this server; a research site is none: correct the declaration."))
                .elseSatisfied();
    }
}
