package dev.serverlease.law.rules.place;

import dev.serverlease.law.Limb;
import dev.serverlease.law.Message;
import dev.serverlease.law.Stated;
import dev.serverlease.law.facts.Answer;
import dev.serverlease.law.facts.DataFacts.Category;
import dev.serverlease.law.facts.DataFacts.CollectedWhere;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.LesseeFacts.Kind;
import dev.serverlease.law.facts.UseFacts.Activity;
import dev.serverlease.law.facts.UseFacts.Audience;
import dev.serverlease.law.facts.UseFacts.RegulatedActivity;
import java.util.EnumSet;
import java.util.Set;

/** Who does what where, and for whom: what the rules about places look at. */
final class Place {

    static final String MAINLAND = "CN";

    private final LeaseFacts facts;
    private final Stated stated;

    Place(LeaseFacts facts) {
        this.facts = facts;
        this.stated = new Stated(facts);
    }

    LeaseFacts facts() {
        return facts;
    }

    /** Which of these activities are declared, in words. */
    Message activities(RegulatedActivity first, RegulatedActivity... others) {
        var declared = EnumSet.of(first, others);
        declared.retainAll(facts.use().regulatedActivities());
        return declared("use.regulatedActivities", declared);
    }

    /** That these data are declared, in words. */
    static Message data(Category category) {
        return declared("data.categories", EnumSet.of(category));
    }

    private static Message declared(String fact, Set<? extends Enum<?>> codes) {
        Message said = Message.codes(fact, codes);
        return new Message("申报了" + said.zh() + "（" + fact + "）", "Declared: " + said.en() + " (" + fact + ")");
    }

    static boolean isInMainland(LeaseFacts facts) {
        return MAINLAND.equals(facts.server().country());
    }

    /** Hong Kong, Macao and Taiwan are abroad (境外). */
    Limb isAbroad() {
        return stated.isNot("server.country", facts.server().country(), MAINLAND);
    }

    /** Data of which nobody says that they were collected abroad count as the mainland's. */
    boolean holdsOnlyForeignData() {
        return facts.data().collectedWhere() == CollectedWhere.ABROAD;
    }

    /** Whether an overseas lessee without body or network in the mainland serves people abroad only. */
    Limb isOutsideTheMainland() {
        return stated.is("lessee.kind", facts.lessee().kind(), Kind.OVERSEAS)
                .and(serves(Audience.OVERSEAS_ONLY))
                .and(isAbsentFromTheMainland());
    }

    /** Not asked of a lessee of unknown kind, whose silence is no presence. */
    private Limb isAbsentFromTheMainland() {
        Answer present = facts.lessee().mainlandPresence();
        return facts.lessee().kind() == null && present == Answer.UNKNOWN
                ? Limb.MET
                : stated.is("lessee.mainlandPresence", present, Answer.NO);
    }

    /** Whether the lessee carries on one of these activities by means of the server. */
    Limb carriesOn(RegulatedActivity first, RegulatedActivity... others) {
        return stated.any("use.regulatedActivities", facts.use().regulatedActivities(), EnumSet.of(first, others));
    }

    Limb holds(Category category) {
        return stated.any("data.categories", facts.data().categories(), EnumSet.of(category));
    }

    Limb serves(Audience audience) {
        return stated.is("use.audience", facts.use().audience(), audience);
    }

    Limb does(Set<Activity> activities) {
        return stated.any("use.activityCodes", facts.use().activityCodes(), activities);
    }

    Limb doesNone(Set<Activity> activities) {
        return stated.none("use.activityCodes", facts.use().activityCodes(), activities);
    }

    Limb isLessee(Kind kind) {
        return stated.is("lessee.kind", facts.lessee().kind(), kind);
    }
}
