package dev.serverlease.law.rules.place;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Citation;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Limb;
import dev.serverlease.law.Message;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.LeaseFacts;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A sector's rule on where servers or data may stand. It presupposes a server abroad; on a use that is as agreed it has
 * nothing to say again.
 */
abstract class PlaceRule implements Rule {

    static final Message FORBIDDEN = new Message(
            "该活动（数据）依法须使用境内服务器，不得使用境外服务器。", "The law keeps this activity (these data) on servers in the mainland.");

    static final Message FOR_THE_OFFICER = new Message(
            "该领域对服务器所在地或者数据存储有专门规定，由法务人员核查。",
            "A sector rule governs where servers or data may stand; the officer checks it.");

    /** What else a rule presupposes. */
    enum Presupposes {
        /** Something is carried on in the mainland: not by an overseas lessee that serves people abroad only. */
        BUSINESS_IN_THE_MAINLAND,
        /** Not all data were collected abroad. */
        DATA_OF_THE_MAINLAND
    }

    private final RuleSheet sheet;
    private final Set<Presupposes> presupposes;

    PlaceRule(RuleSheet sheet, Presupposes... presupposes) {
        this.sheet = sheet.askedAt(Occasion.CHECKS, Occasion.USE_REVIEW);
        Set<Presupposes> all = EnumSet.noneOf(Presupposes.class);
        all.addAll(Arrays.asList(presupposes));
        this.presupposes = Collections.unmodifiableSet(all);
    }

    @Override
    public final RuleSheet sheet() {
        return sheet;
    }

    @Override
    public final Verdict check(LeaseFacts facts, Asked asked) {
        if (isUnchanged(facts, asked)) {
            return unchanged();
        }
        Place place = new Place(facts);
        if (Place.isInMainland(facts)) {
            return Verdict.notApplicable(
                    "服务器在境内（server.country）。", "The server stands in the mainland (server.country).");
        }
        if (isAbout(Presupposes.DATA_OF_THE_MAINLAND) && place.holdsOnlyForeignData()) {
            return Verdict.notApplicable(
                    "有关数据在境外收集（data.collectedWhere）。", "The data were collected abroad (data.collectedWhere).");
        }
        Limb touched = touchedIn(place);
        if (!touched.isMet() && !touched.isOpen()) {
            return Verdict.notApplicable(
                    "未申报有关的活动或者数据（use.regulatedActivities、data.categories）。",
                    "No such activity or data are declared (use.regulatedActivities, data.categories).");
        }
        Limb outside = isAbout(Presupposes.BUSINESS_IN_THE_MAINLAND) ? place.isOutsideTheMainland() : Limb.NOT_MET;
        if (outside.isMet()) {
            return Verdict.notApplicable(
                    "境外承租人在境内没有机构或者网络（lessee.mainlandPresence），服务对象仅在境外（use.audience），未在境内开展活动。",
                    "An overseas lessee without body or network in the mainland (lessee.mainlandPresence) serves people "
                            + "abroad only (use.audience): nothing is carried on in the mainland.");
        }
        Limb bound = outside.isOpen() ? place.isAbroad().and(outside) : place.isAbroad();
        return judge(place, bound);
    }

    @Override
    public final FactsUsed factsUsed(LeaseFacts facts) {
        FactsUsed used = new FactsUsed()
                .with("server.country", facts.server().country())
                .with("use.regulatedActivities", facts.use().regulatedActivities())
                .with("data.categories", facts.data().categories());
        if (isAbout(Presupposes.BUSINESS_IN_THE_MAINLAND)) {
            used.with("lessee.kind", facts.lessee().kind())
                    .with("lessee.mainlandPresence", facts.lessee().mainlandPresence())
                    .with("use.audience", facts.use().audience());
        }
        if (isAbout(Presupposes.DATA_OF_THE_MAINLAND)) {
            used.with("data.collectedWhere", facts.data().collectedWhere());
        }
        if (facts.review().actualUseMatches() != null) {
            used.with("review.actualUseMatches", facts.review().actualUseMatches());
        }
        return withOwn(used, facts);
    }

    /** Whether the sector is touched at all. */
    abstract Limb touchedIn(Place place);

    /**
     * @param bound what every row presupposes: a server abroad, and business in the mainland where the rule needs it
     */
    abstract Verdict judge(Place place, Limb bound);

    /** Adds what only this rule reads. */
    FactsUsed withOwn(FactsUsed used, LeaseFacts facts) {
        return used;
    }

    static RuleSheet sheet(
            String id, Message title, Outcome usual, Message duty, String inForceSince, Citation... citations) {
        return RuleSheet.of(
                id, title.zh(), title.en(), Subject.DATA_EXPORT, usual, duty.zh(), duty.en(), inForceSince, citations);
    }

    /**
     * @param declared the activities or data that lead to it
     * @param zh what follows, and what would settle it
     */
    static Verdict forbidden(Message declared, String zh, String en) {
        return said(Outcome.BLOCK, FORBIDDEN, declared, zh, en);
    }

    static Verdict forTheOfficer(Message declared, String zh, String en) {
        return said(Outcome.REVIEW, FOR_THE_OFFICER, declared, zh, en);
    }

    static Verdict said(Outcome outcome, Message duty, Message declared, String zh, String en) {
        return new Verdict(
                outcome,
                new Message(duty.zh() + declared.zh() + "；" + zh, duty.en() + " " + declared.en() + "; " + en));
    }

    /** Where servers stand is asked at a use review of a changed use only. */
    static boolean isUnchanged(LeaseFacts facts, Asked asked) {
        return asked.occasion() == Occasion.USE_REVIEW
                && Boolean.TRUE.equals(facts.review().actualUseMatches());
    }

    static Verdict unchanged() {
        return Verdict.notApplicable(
                "实际使用与约定用途相符（review.actualUseMatches），没有变更。",
                "The actual use is as agreed (review.actualUseMatches); nothing has changed.");
    }

    private boolean isAbout(Presupposes presupposition) {
        return presupposes.contains(presupposition);
    }
}
