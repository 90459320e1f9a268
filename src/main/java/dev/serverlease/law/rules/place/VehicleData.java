package dev.serverlease.law.rules.place;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Limb;
import dev.serverlease.law.Message;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rows;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Stated;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.DataFacts.Category;
import dev.serverlease.law.facts.DataFacts.CollectedWhere;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.UseFacts.RegulatedActivity;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Important vehicle data are stored at home; data of more than 100,000 persons are important, and so is what vehicles
 * record around them, traffic flow and the running of the charging grid: Provisions on Vehicle Data Security, articles
 * 3 and 11 (SECOND-EDITION L13).
 */
public final class VehicleData implements Rule {

    /** By which other rules name this one. */
    static final Message TITLE = new Message("汽车数据", "Vehicle data");

    private static final long MANY_PERSONS = 100_000;

    private static final Set<Category> IMPORTANT = Collections.unmodifiableSet(
            EnumSet.of(Category.VEHICLE_OUTSIDE, Category.TRAFFIC_FLOW, Category.CHARGING_GRID));
    private static final Set<Category> VEHICLE = Collections.unmodifiableSet(
            EnumSet.of(Category.VEHICLE, Category.VEHICLE_OUTSIDE, Category.TRAFFIC_FLOW, Category.CHARGING_GRID));

    private static final RuleSheet SHEET = RuleSheet.of(
                    "place.vehicle",
                    TITLE.zh(),
                    TITLE.en(),
                    Subject.DATA_EXPORT,
                    Outcome.REVIEW,
                    "该领域对服务器所在地或者数据存储有专门规定，由法务人员核查。",
                    "A sector rule governs where servers or data may stand; the officer checks it.",
                    "2021-10-01",
                    Edition.VEHICLE_DATA_PROVISIONS_2021.article("第三条", "art. 3"),
                    Edition.VEHICLE_DATA_PROVISIONS_2021.article("第十一条", "art. 11"))
            .askedAt(Occasion.CHECKS, Occasion.USE_REVIEW);

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        return ChangedUse.isUnchanged(facts, asked)
                ? ChangedUse.nothingNew()
                : new Rows()
                        .when(areConcerned(facts), () -> review(facts))
                        .orElse(
                                () -> Verdict.notApplicable(
                                        "不涉及境内收集的汽车数据（use.regulatedActivities、data.categories）。",
                                        "No vehicle data of the mainland are involved (use.regulatedActivities, data.categories)."));
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return addTo(new FactsUsed(), facts)
                .with("review.actualUseMatches", facts.review().actualUseMatches());
    }

    /** Whether they count as important whatever was stated: data of many persons, or of a kind important by itself. */
    static Limb areImportant(LeaseFacts facts) {
        var stated = new Stated(facts);
        return areConcerned(facts)
                .and(stated.piSubjectsHeld(persons -> persons > MANY_PERSONS)
                        .or(stated.any("data.categories", facts.data().categories(), IMPORTANT)));
    }

    /** Whether data collected at home are to stand on a server abroad. */
    static Limb areExported(LeaseFacts facts) {
        return new Stated(facts)
                .isNot("server.country", facts.server().country(), "CN")
                .and(facts.data().collectedWhere() != CollectedWhere.ABROAD);
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

    private static Limb areConcerned(LeaseFacts facts) {
        var stated = new Stated(facts);
        return areExported(facts)
                .and(stated.any(
                                "use.regulatedActivities",
                                facts.use().regulatedActivities(),
                                Set.of(RegulatedActivity.VEHICLE_DATA))
                        .or(stated.any("data.categories", facts.data().categories(), VEHICLE)));
    }

    private static Verdict review(LeaseFacts facts) {
        return areImportant(facts).isMet()
                ? SHEET.review(
                        "申报涉及汽车数据（use.regulatedActivities、data.categories），其种类或者人数（data.piSubjectsHeld）"
                                + "使其按重要数据对待：应当在境内存储，出境须通过安全评估。",
                        "Vehicle data are declared (use.regulatedActivities, data.categories); their kind or the number "
                                + "of persons (data.piSubjectsHeld) makes them important: they are stored in the "
                                + "mainland and leave only after a passed assessment.")
                : SHEET.review(
                        "申报涉及汽车数据（use.regulatedActivities、data.categories），请核查其种类、人数（data.piSubjectsHeld）和存储地。",
                        "Vehicle data are declared (use.regulatedActivities, data.categories); check their kinds, the "
                                + "number of persons (data.piSubjectsHeld) and where they are stored.");
    }
}
