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
 * Electronic certification needs a licence, and certificates issued abroad count after recognition: Electronic
 * Signature Law, articles 18 and 26. No clause on servers is known.
 */
public final class ElectronicCertification extends PlaceRule {

    private static final RuleSheet SHEET = sheet(
            "place.e-cert",
            new Message("电子认证", "Electronic certification"),
            Outcome.REVIEW,
            FOR_THE_OFFICER,
            "2019-04-23",
            Edition.E_SIGNATURE_LAW_2019.article("第十八条", "art. 18"),
            Edition.E_SIGNATURE_LAW_2019.article("第二十六条", "art. 26"));

    public ElectronicCertification() {
        super(SHEET, Presupposes.BUSINESS_IN_THE_MAINLAND);
    }

    @Override
    Limb touchedIn(Place place) {
        return place.carriesOn(RegulatedActivity.E_CERTIFICATION);
    }

    @Override
    Verdict judge(Place place, Limb bound) {
        return new Rows()
                .when(
                        bound.and(place.carriesOn(RegulatedActivity.E_CERTIFICATION)),
                        () -> forTheOfficer(
                                place.activities(RegulatedActivity.E_CERTIFICATION),
                                "请核实电子认证许可证书，以及在境外签发的证书是否经核准；仅使用他人证书的，请更正申报。",
                                "check the licence for electronic certification, and whether certificates issued abroad are recognised; whoever only uses certificates of others corrects the declaration."))
                .elseSatisfied();
    }
}
