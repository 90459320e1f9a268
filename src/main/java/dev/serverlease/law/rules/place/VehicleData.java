package dev.serverlease.law.rules.place;

import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Limb;
import dev.serverlease.law.Message;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rows;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Stated;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.DataFacts.Category;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.UseFacts.RegulatedActivity;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Important vehicle data are stored at home; data of more than 100,000 persons are important, and so is what vehicles
 * record around them, traffic flow and the running of the charging grid: Provisions on Vehicle Data Security, articles
 * 3 and 11 (SECOND-EDITION L13). Other rules then go by that ({@link Importance}).
 */
public final class VehicleData extends PlaceRule {

    /** By which other rules name this one. */
    static final Message TITLE = new Message("汽车数据", "Vehicle data");

    private static final long MANY_PERSONS = 100_000;

    private static final Set<Category> IMPORTANT = Collections.unmodifiableSet(
            EnumSet.of(Category.VEHICLE_OUTSIDE, Category.TRAFFIC_FLOW, Category.CHARGING_GRID));
    private static final Set<Category> VEHICLE = Collections.unmodifiableSet(
            EnumSet.of(Category.VEHICLE, Category.VEHICLE_OUTSIDE, Category.TRAFFIC_FLOW, Category.CHARGING_GRID));

    private static final RuleSheet SHEET = sheet(
            "place.vehicle",
            TITLE,
            Outcome.REVIEW,
            FOR_THE_OFFICER,
            "2021-10-01",
            Edition.VEHICLE_DATA_PROVISIONS_2021.article("第三条", "art. 3"),
            Edition.VEHICLE_DATA_PROVISIONS_2021.article("第十一条", "art. 11"));

    public VehicleData() {
        super(SHEET, Presupposes.DATA_OF_THE_MAINLAND);
    }

    @Override
    Limb touchedIn(Place place) {
        return place.carriesOn(RegulatedActivity.VEHICLE_DATA).or(holdsAny(place.facts(), VEHICLE));
    }

    @Override
    Verdict judge(Place place, Limb bound) {
        return new Rows()
                .when(bound.and(touchedIn(place)), () -> review(place.facts()))
                .elseSatisfied();
    }

    @Override
    FactsUsed withOwn(FactsUsed used, LeaseFacts facts) {
        return addTo(used, facts);
    }

    /** Whether they count as important whatever was stated: data of many persons, or of a kind important by itself. */
    Limb areImportant(LeaseFacts facts) {
        return areExported(facts)
                .and(touchedIn(new Place(facts)))
                .and(new Stated(facts)
                        .piSubjectsHeld(persons -> persons > MANY_PERSONS)
                        .or(holdsAny(facts, IMPORTANT)));
    }

    /** Whether data collected at home are to stand on a server abroad. */
    static Limb areExported(LeaseFacts facts) {
        var place = new Place(facts);
        return place.isAbroad().and(!place.holdsOnlyForeignData());
    }

    static FactsUsed addTo(FactsUsed used, LeaseFacts facts) {
        return used.with("server.country", facts.server().country())
                .with("use.regulatedActivities", facts.use().regulatedActivities())
                .with("use.audience", facts.use().audience())
                .with("data.categories", facts.data().categories())
                .with("data.collectedWhere", facts.data().collectedWhere())
                .with("data.hasPi", facts.data().hasPi())
                .with("data.piSubjectsHeld", facts.data().piSubjectsHeld())
                .with("data.piSubjectsYtd", facts.data().piSubjectsYtd());
    }

    private static Limb holdsAny(LeaseFacts facts, Set<Category> kinds) {
        return new Stated(facts).any("data.categories", facts.data().categories(), kinds);
    }

    private Verdict review(LeaseFacts facts) {
        var declared = new Message(
                "申报涉及汽车数据（use.regulatedActivities、data.categories）",
                "Vehicle data are declared (use.regulatedActivities, data.categories)");
        return areImportant(facts).isMet()
                ? forTheOfficer(
                        declared,
                        "其种类或者人数（data.piSubjectsHeld）使其按重要数据对待：应当在境内存储，出境须通过安全评估。",
                        "their kind or the number of persons (data.piSubjectsHeld) makes them important: they are stored in "
                                + "the mainland and leave only after a passed assessment.")
                : forTheOfficer(
                        declared,
                        "请核查其种类、人数（data.piSubjectsHeld）和存储地。",
                        "check their kinds, the number of persons (data.piSubjectsHeld) and where they are stored.");
    }
}
