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
 * Online audiovisual programmes for the mainland public need a licence: Audiovisual Provisions, article 2; so does
 * news. A clause on servers was not found.
 */
public final class NewsAndAudiovisual extends PlaceRule {

    private static final RuleSheet SHEET = sheet(
                    "place.news-audiovisual",
                    new Message("新闻和视听节目", "News and audiovisual programmes"),
                    Outcome.REVIEW,
                    FOR_THE_OFFICER,
                    "2008-01-31",
                    Edition.AUDIOVISUAL_PROVISIONS_2015.article("第二条", "art. 2"))
            .textToBeChecked();

    public NewsAndAudiovisual() {
        super(SHEET, Presupposes.BUSINESS_IN_THE_MAINLAND);
    }

    @Override
    Limb touchedIn(Place place) {
        return place.carriesOn(RegulatedActivity.NEWS, RegulatedActivity.AUDIOVISUAL);
    }

    @Override
    Verdict judge(Place place, Limb bound) {
        return new Rows()
                .when(
                        bound.and(place.carriesOn(RegulatedActivity.NEWS, RegulatedActivity.AUDIOVISUAL))
                                .and(place.serves(Audience.MAINLAND_PUBLIC)),
                        () -> forTheOfficer(
                                place.activities(RegulatedActivity.NEWS, RegulatedActivity.AUDIOVISUAL),
                                "服务对象（use.audience）为use.audience=MAINLAND_PUBLIC。请核实许可证，以及许可条件对服务器所在地的要求；仅内部视频或者自有产品短片的，请更正申报。",
                                "the audience (use.audience) is use.audience=MAINLAND_PUBLIC. Check the licence and what its conditions say of the place of servers; internal video or clips of one's own products are none: correct the declaration."))
                .elseSatisfied();
    }
}
