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
 * What a ride-hailing platform collects is stored and used in the mainland, and its servers stand there: Ride-hailing
 * Measures, articles 5(2) and 27.
 */
public final class RideHailing extends PlaceRule {

    private static final RuleSheet SHEET = sheet(
                    "place.ride-hailing",
                    new Message("网约车", "Ride-hailing"),
                    Outcome.BLOCK,
                    FORBIDDEN,
                    "2016-11-01",
                    Edition.RIDE_HAILING_MEASURES_2022.article("第二十七条", "art. 27"),
                    Edition.RIDE_HAILING_MEASURES_2022.article("第五条第二项", "art. 5(2)"))
            .textToBeChecked();

    public RideHailing() {
        super(SHEET, Presupposes.BUSINESS_IN_THE_MAINLAND, Presupposes.DATA_OF_THE_MAINLAND);
    }

    @Override
    Limb touchedIn(Place place) {
        return place.carriesOn(RegulatedActivity.RIDE_HAILING);
    }

    @Override
    Verdict judge(Place place, Limb bound) {
        Limb rides = bound.and(place.carriesOn(RegulatedActivity.RIDE_HAILING));
        Limb onlyAbroad = place.serves(Audience.OVERSEAS_ONLY);
        Limb here = place.serves(Audience.MAINLAND_PUBLIC).or(place.serves(Audience.INTERNAL));
        return new Rows()
                .when(
                        rides.and(here),
                        () -> forbidden(
                                place.activities(RegulatedActivity.RIDE_HAILING),
                                "服务对象（use.audience）不限于境外。只在境外经营或者本服务器不存放该系统、数据的，请更正申报；否则请改用境内服务器。",
                                "the audience (use.audience) is not only abroad. If the business is run abroad only, or its "
                                        + "systems and data are kept elsewhere, correct the declaration; otherwise use a "
                                        + "server in the mainland."))
                .when(
                        rides.and(onlyAbroad),
                        () -> forTheOfficer(
                                place.activities(RegulatedActivity.RIDE_HAILING),
                                "服务对象（use.audience）为use.audience=OVERSEAS_ONLY，请核实是否确实只在境外经营。",
                                "the audience (use.audience) is use.audience=OVERSEAS_ONLY: find out whether the business is "
                                        + "really run abroad only."))
                .elseSatisfied();
    }
}
