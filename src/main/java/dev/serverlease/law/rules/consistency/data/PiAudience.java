package dev.serverlease.law.rules.consistency.data;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Limb;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Parameter;
import dev.serverlease.law.Rows;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Stated;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.DataFacts;
import dev.serverlease.law.facts.DataFacts.Exemption;
import dev.serverlease.law.facts.DataFacts.LegalBasis;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.LesseeFacts.Kind;
import dev.serverlease.law.facts.UseFacts.Activity;
import dev.serverlease.law.facts.UseFacts.Audience;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A shop, a game, mail, an app or a forum has users, and a number of persons fits the audience and the lessee or does
 * not: Personal Information Protection Law, articles 4, 38 and 55 (SECOND-EDITION C25).
 */
public final class PiAudience implements Rule {

    private static final long MANY_FOR_INSIDERS = 100_000;

    private static final Set<Activity> WITH_USERS = Collections.unmodifiableSet(
            EnumSet.of(Activity.ECOMMERCE, Activity.GAME, Activity.MAIL, Activity.APP, Activity.FORUM));
    private static final Set<Kind> ONE_PERSON =
            Collections.unmodifiableSet(EnumSet.of(Kind.INDIVIDUAL, Kind.SOLE_TRADER));

    private static final RuleSheet SHEET = RuleSheet.of(
                    "consistency.pi-audience",
                    "个人信息与服务对象不符",
                    "Personal information and audience",
                    Subject.DATA_EXPORT,
                    Outcome.REVIEW,
                    "此类服务通常处理用户个人信息，或者人数与服务对象不符，请核实。",
                    "Such a service normally processes users' data, or the number does not fit the audience.",
                    "2021-11-01",
                    Edition.PERSONAL_INFORMATION_PROTECTION_LAW_2021.article("第四条", "art. 4"),
                    Edition.PERSONAL_INFORMATION_PROTECTION_LAW_2021.article("第三十八条", "art. 38"),
                    Edition.PERSONAL_INFORMATION_PROTECTION_LAW_2021.article("第五十五条", "art. 55"))
            .version(2);

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        var stated = new Stated(facts);
        long manyForOne = Parameter.INDIVIDUAL_PI_SUBJECTS.wholeOn(asked.lawOf());
        return new Rows()
                .when(
                        stated.is("data.hasPi", facts.data().hasPi(), false)
                                .and(stated.any("use.activityCodes", facts.use().activityCodes(), WITH_USERS)),
                        () -> SHEET.review(
                                "申报的活动（use.activityCodes）通常有用户登记、下单或者通信，却申报不含个人信息（data.hasPi）；请说明用户数据存于何处。",
                                "The activities declared (use.activityCodes) normally have users who register, order or "
                                        + "write, and no personal information is declared (data.hasPi); have it stated "
                                        + "where the users' data are kept."))
                .when(
                        stated.is("use.audience", facts.use().audience(), Audience.INTERNAL)
                                .and(exported(stated, facts, number -> number >= MANY_FOR_INSIDERS))
                                .and(!isBasisOfOthersStated(facts.data())),
                        () -> SHEET.review(
                                "服务对象（use.audience）仅为内部，而本年出境人数（data.piSubjectsYtd）达到十万人；请说明这些人是谁。",
                                "Only insiders are served (use.audience), and a hundred thousand persons or more were "
                                        + "exported this year (data.piSubjectsYtd); have it stated who they are."))
                .when(
                        stated.in("lessee.kind", facts.lessee().kind(), ONE_PERSON)
                                .and(exported(stated, facts, number -> number >= manyForOne)),
                        () -> SHEET.review(
                                "承租人（lessee.kind）为自然人或者个体工商户，而本年出境人数（data.piSubjectsYtd）达到" + manyForOne
                                        + "人；请说明数据来源和实际处理者。",
                                "The lessee (lessee.kind) is an individual or a sole trader, and " + manyForOne
                                        + " persons or more were exported this year (data.piSubjectsYtd); have it stated "
                                        + "where the data come from and who processes them."))
                .elseSatisfied();
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("data.hasPi", facts.data().hasPi())
                .with("data.piSubjectsYtd", facts.data().piSubjectsYtd())
                .with("data.legalBasis", facts.data().legalBasis())
                .with("data.exemption", facts.data().exemption())
                .with("use.activityCodes", facts.use().activityCodes())
                .with("use.audience", facts.use().audience())
                .with("lessee.kind", facts.lessee().kind());
    }

    /**
     * Customers' data inside an internal system contradict nothing once their basis, other than for staff, is stated.
     */
    private static boolean isBasisOfOthersStated(DataFacts data) {
        boolean isStated =
                data.legalBasis() != null || (data.exemption() != null && data.exemption() != Exemption.NONE);
        return isStated && data.legalBasis() != LegalBasis.HR && data.exemption() != Exemption.HR;
    }

    private static Limb exported(Stated stated, LeaseFacts facts, Predicate<Long> many) {
        return stated.is("data.piSubjectsYtd", facts.data().piSubjectsYtd(), many);
    }
}
