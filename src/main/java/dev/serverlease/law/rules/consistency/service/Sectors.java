package dev.serverlease.law.rules.consistency.service;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Limb;
import dev.serverlease.law.Message;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rows;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Stated;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.UseFacts;
import dev.serverlease.law.facts.UseFacts.Activity;
import dev.serverlease.law.facts.UseFacts.Audience;
import dev.serverlease.law.facts.UseFacts.Iis;
import dev.serverlease.law.facts.UseFacts.RegulatedActivity;
import dev.serverlease.law.facts.UseFacts.Sector;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Kinds of activity, regulated activities and the sectors with prior approval tell one story: Decree 292, article 5. No
 * sector stated is read as none.
 */
public final class Sectors implements Rule {

    private static final Map<RegulatedActivity, Sector> SECTORS = new EnumMap<>(Map.of(
            RegulatedActivity.NEWS, Sector.NEWS,
            RegulatedActivity.PUBLISHING, Sector.PUBLISHING,
            RegulatedActivity.ONLINE_GAME, Sector.PUBLISHING,
            RegulatedActivity.SCHOOL_TRAINING, Sector.EDUCATION,
            RegulatedActivity.HEALTH, Sector.HEALTH_DRUG_DEVICE,
            RegulatedActivity.AUDIOVISUAL, Sector.OTHER));

    private static final Map<Activity, RegulatedActivity> REGULATED = new EnumMap<>(Map.of(
            Activity.GAME, RegulatedActivity.ONLINE_GAME,
            Activity.STREAMING, RegulatedActivity.AUDIOVISUAL,
            Activity.AI_SERVICE, RegulatedActivity.GENERATIVE_AI));

    private static final Set<RegulatedActivity> PUBLISHING =
            EnumSet.of(RegulatedActivity.PUBLISHING, RegulatedActivity.ONLINE_GAME);

    private static final RuleSheet SHEET = RuleSheet.of(
                    "consistency.sectors",
                    "活动类型与监管领域",
                    "Activities and regulated sectors",
                    Subject.INFORMATION_SERVICE,
                    Outcome.REVIEW,
                    "活动类型与申报的特别监管活动、前置审批领域不一致，请补充或者说明。",
                    "Activities and declared regulated activities or approval sectors do not agree.",
                    "2011-01-08",
                    Edition.DECREE_292_2011.article("第五条", "art. 5"),
                    Edition.DECREE_292_2024.article("第五条", "art. 5"))
            .version(2);

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    /**
     * Whether the stated activities call for sectors with prior approval that are not stated; never for users abroad.
     */
    public static Limb isSectorMissing(LeaseFacts facts) {
        Stated stated = new Stated(facts);
        return stated.isNot("use.iis", facts.use().iis(), Iis.NONE)
                .and(stated.is(
                        "use.regulatedActivities",
                        facts.use().regulatedActivities(),
                        regulated -> !missing(facts.use()).isEmpty()))
                .and(stated.isNot("use.audience", facts.use().audience(), Audience.OVERSEAS_ONLY));
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        UseFacts use = facts.use();
        Set<RegulatedActivity> regulated = use.regulatedActivities();
        Stated stated = new Stated(facts);
        Rows rows = new Rows()
                .when(
                        stated.is(
                                "use.regulatedActivities",
                                regulated,
                                given -> given.contains(RegulatedActivity.NONE) && given.size() > 1),
                        () -> Verdict.require(
                                "特别监管的活动（use.regulatedActivities）同时填写了没有和其他活动，请更正。",
                                "The regulated activities (use.regulatedActivities) are stated as none together with "
                                        + "others; correct them."))
                .when(isSectorMissing(facts), () -> sectorsToBeStated(use));
        Limb mainland = stated.is("use.audience", use.audience(), Audience.MAINLAND_PUBLIC);
        REGULATED.forEach((activity, expected) -> rows.when(
                mainland.and(stated.any("use.activityCodes", use.activityCodes(), Set.of(activity)))
                        .and(stated.none("use.regulatedActivities", regulated, Set.of(expected))),
                () -> activityUnmatched(activity, expected)));
        Limb serves = stated.isNot("use.iis", use.iis(), Iis.NONE);
        return rows.when(
                        serves.and(use.preApprovalSectors().contains(Sector.NEWS))
                                .and(stated.none("use.regulatedActivities", regulated, Set.of(RegulatedActivity.NEWS))),
                        () -> sectorUnmatched(Sector.NEWS))
                .when(
                        serves.and(use.preApprovalSectors().contains(Sector.PUBLISHING))
                                .and(stated.none("use.regulatedActivities", regulated, PUBLISHING)),
                        () -> sectorUnmatched(Sector.PUBLISHING))
                .elseSatisfied();
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("use.iis", facts.use().iis())
                .with("use.audience", facts.use().audience())
                .with("use.activityCodes", facts.use().activityCodes())
                .with("use.regulatedActivities", facts.use().regulatedActivities())
                .with("use.preApprovalSectors", facts.use().preApprovalSectors());
    }

    private static Set<Sector> missing(UseFacts use) {
        Set<Sector> missing = EnumSet.noneOf(Sector.class);
        use.regulatedActivities().stream()
                .filter(SECTORS::containsKey)
                .map(SECTORS::get)
                .forEach(missing::add);
        missing.removeAll(use.preApprovalSectors());
        return missing;
    }

    private static Verdict sectorsToBeStated(UseFacts use) {
        Message sectors = Message.codes("use.preApprovalSectors", missing(use));
        return SHEET.require(
                "按申报的特别监管活动（use.regulatedActivities），前置审批领域（use.preApprovalSectors）应当包括：" + sectors.zh() + "。",
                "By the regulated activities stated (use.regulatedActivities), the sectors with prior approval "
                        + "(use.preApprovalSectors) include: " + sectors.en() + ".");
    }

    private static Verdict activityUnmatched(Activity activity, RegulatedActivity expected) {
        String code = Message.code("use.activityCodes", activity);
        String regulated = Message.code("use.regulatedActivities", expected);
        return SHEET.review(
                "活动类型（use.activityCodes）含" + code + "，面向境内公众（use.audience），而特别监管的活动（use.regulatedActivities）不含"
                        + regulated + "；请补充，或者说明为何不属于该活动。",
                "The activities (use.activityCodes) include “" + code + "” for the mainland public (use.audience), the "
                        + "regulated ones (use.regulatedActivities) do not include “" + regulated
                        + "”; add it, or explain why it is none.");
    }

    private static Verdict sectorUnmatched(Sector sector) {
        String code = Message.code("use.preApprovalSectors", sector);
        return SHEET.review(
                "前置审批领域（use.preApprovalSectors）含" + code + "，而特别监管的活动（use.regulatedActivities）没有相应的一项；请补充，或者更正领域。",
                "The sectors with prior approval (use.preApprovalSectors) include “" + code
                        + "”, and no regulated activity (use.regulatedActivities) answers to it; add it, or correct the "
                        + "sector.");
    }
}
