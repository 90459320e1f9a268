package dev.serverlease.law.rules.place;

import dev.serverlease.law.Edition;
import dev.serverlease.law.Limb;
import dev.serverlease.law.Message;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rows;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.DataFacts.Category;
import dev.serverlease.law.facts.UseFacts.RegulatedActivity;

/**
 * Health institutions do not store population health information on servers abroad, nor host or rent such servers:
 * Measures for Population Health Information, article 10. They bind institutions of health care, not every firm.
 */
public final class HealthRecords extends PlaceRule {

    private static final RuleSheet SHEET = sheet(
                    "place.health",
                    new Message("病历和健康信息", "Health records"),
                    Outcome.BLOCK,
                    FORBIDDEN,
                    "2014-05-05",
                    Edition.POPULATION_HEALTH_MEASURES_2014.article("第十条", "art. 10"))
            .textToBeChecked();

    public HealthRecords() {
        super(SHEET, Presupposes.DATA_OF_THE_MAINLAND);
    }

    @Override
    Limb touchedIn(Place place) {
        return place.holds(Category.HEALTH_RECORDS);
    }

    @Override
    Verdict judge(Place place, Limb bound) {
        Limb records = bound.and(place.holds(Category.HEALTH_RECORDS));
        return new Rows()
                .when(
                        records.and(place.carriesOn(RegulatedActivity.HEALTH)),
                        () -> forbidden(
                                both(place),
                                "医疗卫生服务机构不得将人口健康信息存储在境外服务器，也不得租赁境外服务器存放。本服务器不存放该信息的，请更正申报；否则请改用境内服务器。",
                                "a health institution neither stores population health information on servers abroad nor rents "
                                        + "them for it. If it is kept elsewhere, correct the declaration; otherwise use a "
                                        + "server in the mainland."))
                .when(
                        records,
                        () -> forTheOfficer(
                                Place.data(Category.HEALTH_RECORDS),
                                "请核实承租人是否为医疗卫生服务机构；不是的，适用数据出境的一般规定。",
                                "find out whether the lessee is a health institution; if it is not, the general rules on data "
                                        + "export apply."))
                .elseSatisfied();
    }

    private static Message both(Place place) {
        Message activity = place.activities(RegulatedActivity.HEALTH);
        Message records = Place.data(Category.HEALTH_RECORDS);
        return new Message(activity.zh() + "，" + records.zh(), activity.en() + ". " + records.en());
    }
}
