package dev.serverlease.law.rules.place;

import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Limb;
import dev.serverlease.law.Message;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rows;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.UseFacts.Activity;
import dev.serverlease.law.facts.UseFacts.Audience;
import dev.serverlease.law.facts.UseFacts.RegulatedActivity;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Games are online publications and need approval; servers of those for the mainland stand there: Online Publishing
 * Provisions, articles 2, 8 and 27. A test system that serves no public is for the officer.
 */
public final class OnlineGame extends PlaceRule {

    private static final Set<Activity> TESTS = Collections.unmodifiableSet(EnumSet.of(Activity.DEV_TEST));

    private static final RuleSheet SHEET = sheet(
                    "place.game",
                    new Message("网络游戏", "Online games"),
                    Outcome.BLOCK,
                    FORBIDDEN,
                    "2016-03-10",
                    Edition.ONLINE_PUBLISHING_PROVISIONS_2016.article("第八条", "art. 8"),
                    Edition.ONLINE_PUBLISHING_PROVISIONS_2016.article("第二条", "art. 2"),
                    Edition.ONLINE_PUBLISHING_PROVISIONS_2016.article("第二十七条", "art. 27"))
            .textToBeChecked();

    public OnlineGame() {
        super(SHEET, Presupposes.BUSINESS_IN_THE_MAINLAND);
    }

    @Override
    Limb touchedIn(Place place) {
        return place.carriesOn(RegulatedActivity.ONLINE_GAME);
    }

    @Override
    Verdict judge(Place place, Limb bound) {
        Limb games = bound.and(place.carriesOn(RegulatedActivity.ONLINE_GAME));
        Limb forThePublic = games.and(place.serves(Audience.MAINLAND_PUBLIC));
        return new Rows()
                .when(
                        forThePublic.and(place.doesNone(Activity.PUBLIC)).and(place.does(TESTS)),
                        () -> forTheOfficer(
                                place.activities(RegulatedActivity.ONLINE_GAME),
                                "服务对象（use.audience）为use.audience=MAINLAND_PUBLIC，而活动类型（use.activityCodes）为开发测试，请核实公众能否访问。",
                                "the audience (use.audience) is use.audience=MAINLAND_PUBLIC, while the server is for tests "
                                        + "(use.activityCodes): find out whether the public can reach it."))
                .when(
                        forThePublic,
                        () -> forbidden(
                                place.activities(RegulatedActivity.ONLINE_GAME),
                                "服务对象（use.audience）为use.audience=MAINLAND_PUBLIC。仅向境外运营或者仅用于开发测试的，请更正申报；否则请改用境内服务器。",
                                "the audience (use.audience) is use.audience=MAINLAND_PUBLIC. If the game is run abroad only, or "
                                        + "the server is for tests, correct the declaration; otherwise use a server in "
                                        + "the mainland."))
                .when(
                        games.and(place.serves(Audience.INTERNAL)).and(place.doesNone(TESTS)),
                        () -> forTheOfficer(
                                place.activities(RegulatedActivity.ONLINE_GAME),
                                "服务对象（use.audience）为use.audience=INTERNAL，活动类型（use.activityCodes）不含开发测试，请核实用途。",
                                "the audience (use.audience) is use.audience=INTERNAL and no tests are declared "
                                        + "(use.activityCodes): find out what it is for."))
                .elseSatisfied();
    }

    @Override
    FactsUsed withOwn(FactsUsed used, LeaseFacts facts) {
        return used.with("use.activityCodes", facts.use().activityCodes());
    }
}
