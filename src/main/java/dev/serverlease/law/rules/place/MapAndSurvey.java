package dev.serverlease.law.rules.place;

import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Limb;
import dev.serverlease.law.Message;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rows;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.DataFacts.Category;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.UseFacts.Audience;
import dev.serverlease.law.facts.UseFacts.RegulatedActivity;

/**
 * Map data of a service for the mainland stay on servers there: Map Regulations, article 34; Surveying Law, article 38.
 * Secret surveying results go abroad only with approval: article 34. Whoever embeds a licensed provider's map is no map
 * service.
 */
public final class MapAndSurvey extends PlaceRule {

    private static final RuleSheet SHEET = sheet(
            "place.map",
            new Message("地图和测绘数据", "Maps and surveying data"),
            Outcome.BLOCK,
            FORBIDDEN,
            "2017-07-01",
            Edition.MAP_REGULATIONS_2015.article("第三十四条", "art. 34"),
            Edition.SURVEYING_LAW_2017.article("第三十四条", "art. 34"),
            Edition.SURVEYING_LAW_2017.article("第三十八条", "art. 38"));

    public MapAndSurvey() {
        super(SHEET, Presupposes.BUSINESS_IN_THE_MAINLAND);
    }

    @Override
    Limb touchedIn(Place place) {
        return place.carriesOn(RegulatedActivity.MAP).or(place.holds(Category.SURVEY));
    }

    @Override
    Verdict judge(Place place, Limb bound) {
        Verdict maps = maps(place, bound.and(place.carriesOn(RegulatedActivity.MAP)));
        Verdict surveys = surveys(bound.and(place.holds(Category.SURVEY)).and(!place.holdsOnlyForeignData()));
        return maps.outcome().compareTo(surveys.outcome()) <= 0 ? maps : surveys;
    }

    private static Verdict maps(Place place, Limb maps) {
        boolean unanswered = place.facts().use().audience() == null;
        return new Rows()
                .when(
                        maps.and(place.serves(Audience.MAINLAND_PUBLIC)),
                        () -> forbidden(
                                place.activities(RegulatedActivity.MAP),
                                "服务对象（use.audience）为use.audience=MAINLAND_PUBLIC。仅嵌入持牌机构的地图、绘制路线示意或者系统另行存放的，请更正申报；否则请改用境内服务器。",
                                "the audience (use.audience) is use.audience=MAINLAND_PUBLIC. Whoever only embeds a licensed "
                                        + "provider's map, draws a route or keeps the system elsewhere corrects the "
                                        + "declaration; otherwise use a server in the mainland."))
                .when(
                        maps.and(place.serves(Audience.INTERNAL).or(unanswered)),
                        () -> forTheOfficer(
                                place.activities(RegulatedActivity.MAP),
                                "服务对象（use.audience）为内部或者未说明，请核实是否为地图服务的备份或者数据存储。",
                                "the audience (use.audience) is internal or not stated: find out whether this is the backup "
                                        + "or store of a map service."))
                .elseSatisfied();
    }

    private static Verdict surveys(Limb surveys) {
        return new Rows()
                .when(
                        surveys,
                        () -> forTheOfficer(
                                Place.data(Category.SURVEY),
                                "测绘成果属于国家秘密的，对外提供须经审批；请核实是否为公众版成果。",
                                "secret surveying results need approval before they go abroad: find out whether these are "
                                        + "public-version results."))
                .elseSatisfied();
    }

    @Override
    FactsUsed withOwn(FactsUsed used, LeaseFacts facts) {
        return used.with("data.collectedWhere", facts.data().collectedWhere());
    }
}
