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
 * Servers and storage of an online publisher stand in the mainland: Online Publishing Provisions, article 8. A
 * condition of the licence in a departmental rule; the lease itself is not void for it.
 */
public final class Publishing extends PlaceRule {

    private static final RuleSheet SHEET = sheet(
                    "place.publishing",
                    new Message("网络出版", "Online publishing"),
                    Outcome.BLOCK,
                    FORBIDDEN,
                    "2016-03-10",
                    Edition.ONLINE_PUBLISHING_PROVISIONS_2016.article("第八条", "art. 8"))
            .textToBeChecked();

    public Publishing() {
        super(SHEET, Presupposes.BUSINESS_IN_THE_MAINLAND);
    }

    @Override
    Limb touchedIn(Place place) {
        return place.carriesOn(RegulatedActivity.PUBLISHING);
    }

    @Override
    Verdict judge(Place place, Limb bound) {
        Limb publishing = bound.and(place.carriesOn(RegulatedActivity.PUBLISHING));
        return new Rows()
                .when(
                        publishing.and(place.serves(Audience.MAINLAND_PUBLIC)),
                        () -> forbidden(
                                place.activities(RegulatedActivity.PUBLISHING),
                                "服务对象（use.audience）为use.audience=MAINLAND_PUBLIC。仅发布企业动态、产品说明等不具有编辑出版特征的内容的，请更正申报；否则请改用境内服务器。",
                                "the audience (use.audience) is use.audience=MAINLAND_PUBLIC. Company news and manuals without "
                                        + "publishing character are no publishing: correct the declaration; otherwise use a "
                                        + "server in the mainland."))
                .when(
                        publishing,
                        () -> forTheOfficer(
                                place.activities(RegulatedActivity.PUBLISHING),
                                "服务对象（use.audience）不是境内公众或者未说明，请核实是否向境内提供网络出版物。",
                                "the audience (use.audience) is not the mainland public, or not stated: find out whether "
                                        + "publications are offered in the mainland."))
                .elseSatisfied();
    }
}
