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
 * Personal financial information collected in the mainland is stored and processed there: PBOC Notice 银发〔2011〕17号;
 * systems of electronic banking: Electronic Banking Measures, article 10.
 */
public final class Banking extends PlaceRule {

    private static final RuleSheet SHEET = sheet(
                    "place.bank",
                    new Message("银行系统和个人金融信息", "Banking systems and personal financial information"),
                    Outcome.REVIEW,
                    FOR_THE_OFFICER,
                    "2011-05-01",
                    Edition.BANK_NOTICE_17_2011.article("第六项", "item 6"),
                    Edition.ELECTRONIC_BANKING_MEASURES_2006.article("第十条", "art. 10"))
            .textToBeChecked();

    public Banking() {
        super(SHEET, Presupposes.BUSINESS_IN_THE_MAINLAND, Presupposes.DATA_OF_THE_MAINLAND);
    }

    @Override
    Limb touchedIn(Place place) {
        return place.carriesOn(RegulatedActivity.BANKING);
    }

    @Override
    Verdict judge(Place place, Limb bound) {
        return new Rows()
                .when(
                        bound.and(place.carriesOn(RegulatedActivity.BANKING)),
                        () -> forTheOfficer(
                                place.activities(RegulatedActivity.BANKING),
                                "境内收集的个人金融信息须在境内储存、处理和分析。请核实本服务器存放的系统和数据；仅为不含客户数据的宣传网站的，请更正申报。",
                                "personal financial information collected in the mainland is stored, processed and analysed there. Find out which systems and data stand on this server; a marketing site without customer data is none: correct the declaration."))
                .elseSatisfied();
    }
}
