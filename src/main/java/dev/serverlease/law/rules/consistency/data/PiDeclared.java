package dev.serverlease.law.rules.consistency.data;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Limb;
import dev.serverlease.law.Missing;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rows;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Stated;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.DataFacts;
import dev.serverlease.law.facts.DataFacts.Category;
import dev.serverlease.law.facts.DataFacts.CollectedWhere;
import dev.serverlease.law.facts.DataFacts.Exemption;
import dev.serverlease.law.facts.DataFacts.Mechanism;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.rules.place.Importance;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Whether there is personal information, of how many persons, on what basis and of what kind are statements about the
 * same data: Personal Information Protection Law, articles 4, 28, 38 and 55 (SECOND-EDITION C24).
 */
public final class PiDeclared implements Rule {

    private static final Set<Category> OF_PERSONS = Collections.unmodifiableSet(EnumSet.of(
            Category.HEALTH_RECORDS,
            Category.GENETIC,
            Category.CREDIT,
            Category.PERSONAL_FINANCE,
            Category.TRIP,
            Category.MINORS));
    private static final Set<Category> SENSITIVE = Collections.unmodifiableSet(EnumSet.of(
            Category.HEALTH_RECORDS, Category.GENETIC, Category.PERSONAL_FINANCE, Category.TRIP, Category.MINORS));
    private static final Set<Exemption> FOR_PERSONS = Collections.unmodifiableSet(
            EnumSet.of(Exemption.CONTRACT, Exemption.HR, Exemption.EMERGENCY, Exemption.LEGAL_DUTY));

    private static final RuleSheet SHEET = RuleSheet.of(
                    "consistency.pi-declared",
                    "个人信息申报不一致",
                    "Personal information, contradictory",
                    Subject.DATA_EXPORT,
                    Outcome.REVIEW,
                    "是否含个人信息的申报与人数、处理依据或者数据种类不一致，请核实。",
                    "\"Personal information\" and the counts, basis or kinds of data do not agree.",
                    "2021-11-01",
                    Edition.PERSONAL_INFORMATION_PROTECTION_LAW_2021.article("第四条", "art. 4"),
                    Edition.PERSONAL_INFORMATION_PROTECTION_LAW_2021.article("第二十八条", "art. 28"),
                    Edition.PERSONAL_INFORMATION_PROTECTION_LAW_2021.article("第三十八条", "art. 38"),
                    Edition.PERSONAL_INFORMATION_PROTECTION_LAW_2021.article("第五十五条", "art. 55"))
            .version(3);

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        Importance importance = Importance.of(facts);
        return importance.explain(judge(facts, importance));
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return Importance.factsUsed(facts)
                .with("data.sensitivePiSubjectsYtd", facts.data().sensitivePiSubjectsYtd())
                .with("data.mechanism", facts.data().mechanism())
                .with("data.collectedWhere", facts.data().collectedWhere())
                .with("data.legalBasis", facts.data().legalBasis())
                .with("data.exemption", facts.data().exemption());
    }

    private static Verdict judge(LeaseFacts facts, Importance importance) {
        DataFacts data = facts.data();
        var stated = new Stated(facts);
        Limb exported = stated.is("data.piSubjectsYtd", data.piSubjectsYtd(), number -> number > 0);
        Limb sensitive = stated.is("data.sensitivePiSubjectsYtd", data.sensitivePiSubjectsYtd(), number -> number > 0);
        Limb noneExported = stated.is("data.piSubjectsYtd", data.piSubjectsYtd(), 0L);
        Limb noneSensitive = stated.is("data.sensitivePiSubjectsYtd", data.sensitivePiSubjectsYtd(), 0L);
        Limb mechanism = importance.isNotYes().and(data.mechanism() != null && data.mechanism() != Mechanism.NONE);
        Limb basis = Limb.of(data.legalBasis() != null);
        Limb exemption = Limb.of(data.exemption() != null && FOR_PERSONS.contains(data.exemption()));
        Limb kinds = stated.any("data.categories", data.categories(), OF_PERSONS);
        return new Rows()
                .when(stated.isMissing("data.piSubjectsHeld", data.piSubjectsHeld()), PiDeclared::askTotal)
                .when(
                        stated.is("data.hasPi", data.hasPi(), false)
                                .and(exported.or(sensitive)
                                        .or(mechanism)
                                        .or(basis)
                                        .or(exemption)
                                        .or(kinds)),
                        () -> denied(new Missing()
                                .unless(
                                        !exported.isMet(),
                                        "出境人数（data.piSubjectsYtd）",
                                        "the number of persons (data.piSubjectsYtd)")
                                .unless(
                                        !sensitive.isMet(),
                                        "敏感个人信息人数（data.sensitivePiSubjectsYtd）",
                                        "the number of persons with sensitive data (data.sensitivePiSubjectsYtd)")
                                .unless(!mechanism.isMet(), "出境手续（data.mechanism）", "a mechanism (data.mechanism)")
                                .unless(!basis.isMet(), "处理依据（data.legalBasis）", "a legal basis (data.legalBasis)")
                                .unless(!exemption.isMet(), "豁免情形（data.exemption）", "an exemption (data.exemption)")
                                .unless(!kinds.isMet(), "数据种类（data.categories）", "kinds of data (data.categories)")))
                .when(
                        stated.is("data.hasPi", data.hasPi(), true)
                                .and(noneExported)
                                .and(noneSensitive)
                                .and(data.collectedWhere() != CollectedWhere.ABROAD),
                        PiDeclared::nobody)
                .when(moreExported(stated, data), PiDeclared::moreThanHeld)
                .when(
                        stated.any("data.categories", data.categories(), SENSITIVE)
                                .and(noneSensitive),
                        PiDeclared::sensitiveKinds)
                .elseSatisfied();
    }

    /** Open as long as the number exported is not stated, for by it the total is asked. */
    private static Limb moreExported(Stated stated, DataFacts data) {
        Long held = data.piSubjectsHeld();
        return stated.is("data.piSubjectsYtd", data.piSubjectsYtd(), exported -> held != null && held < exported);
    }

    private static Verdict askTotal() {
        return Verdict.require(
                "请填写承租人处理其个人信息的全部人数（data.piSubjectsHeld）。",
                "State of how many persons the lessee processes personal information at all (data.piSubjectsHeld).");
    }

    private static Verdict denied(Missing statedAllTheSame) {
        return SHEET.review(
                "申报不含个人信息（data.hasPi），却申报了：" + statedAllTheSame.zh() + "。请说明数据中是否有可以识别自然人的信息，并更正有误的一项。",
                "No personal information is declared (data.hasPi), and yet these are: " + statedAllTheSame.en()
                        + ". Find out whether the data identify anybody, and have the wrong statement corrected.");
    }

    private static Verdict nobody() {
        return SHEET.review(
                "申报含有个人信息（data.hasPi），而人数（data.piSubjectsYtd、data.sensitivePiSubjectsYtd）均为零；请说明预计出境的人数，或者更正。",
                "Personal information is declared (data.hasPi), and both counts (data.piSubjectsYtd, "
                        + "data.sensitivePiSubjectsYtd) are zero; have the expected numbers stated, or this corrected.");
    }

    private static Verdict moreThanHeld() {
        return SHEET.review(
                "处理个人信息的总人数（data.piSubjectsHeld）少于本年出境人数（data.piSubjectsYtd）；请核对两个人数。",
                "Fewer persons are processed at all (data.piSubjectsHeld) than were exported this year "
                        + "(data.piSubjectsYtd); compare the two numbers.");
    }

    private static Verdict sensitiveKinds() {
        return SHEET.review(
                "数据种类（data.categories）通常属于敏感个人信息，而敏感个人信息人数（data.sensitivePiSubjectsYtd）为零；请核对。",
                "The kinds of data (data.categories) are sensitive as a rule, and the number of persons with sensitive "
                        + "data (data.sensitivePiSubjectsYtd) is zero; compare them.");
    }
}
