package dev.serverlease.law.rules.place;

import dev.serverlease.law.Edition;
import dev.serverlease.law.Limb;
import dev.serverlease.law.Message;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rows;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.UseFacts.RegulatedActivity;

/** Online training of school pupils is filed or approved: Opinions 教基函〔2019〕8号. A clause on servers was not seen. */
public final class SchoolTraining extends PlaceRule {

    private static final RuleSheet SHEET = sheet(
                    "place.school-training",
                    new Message("校外培训", "After-school training"),
                    Outcome.REVIEW,
                    FOR_THE_OFFICER,
                    "2019-07-12",
                    Edition.SCHOOL_TRAINING_NOTICE_2019.article("备案审查", "filing and examination"))
            .textToBeChecked();

    public SchoolTraining() {
        super(SHEET, Presupposes.BUSINESS_IN_THE_MAINLAND);
    }

    @Override
    Limb touchedIn(Place place) {
        return place.carriesOn(RegulatedActivity.SCHOOL_TRAINING);
    }

    @Override
    Verdict judge(Place place, Limb bound) {
        return new Rows()
                .when(
                        bound.and(place.carriesOn(RegulatedActivity.SCHOOL_TRAINING)),
                        () -> forTheOfficer(
                                place.activities(RegulatedActivity.SCHOOL_TRAINING),
                                "请核实是否已经备案或者取得批准，以及对服务器所在地的要求；成人课程、企业内训不在其列，请更正申报。",
                                "check the filing or approval and what it says of the place of servers; courses for adults and training of staff are none: correct the declaration."))
                .elseSatisfied();
    }
}
