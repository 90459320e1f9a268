package dev.serverlease.law.rules.place;

import dev.serverlease.law.Edition;
import dev.serverlease.law.Limb;
import dev.serverlease.law.Message;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rows;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.DataFacts.Category;

/**
 * Data of minors may stand abroad; whoever processes them audits itself every year and, under fourteen, treats all of
 * it as sensitive: Regulations on the Protection of Minors Online, article 37; Personal Information Protection Law,
 * articles 28 and 31.
 */
public final class Minors extends PlaceRule {

    private static final Message DUTIES = new Message(
            "未成年人个人信息没有境内存储的专门规定；处理者应当每年进行合规审计，不满十四周岁的均为敏感个人信息。",
            "No rule keeps minors' personal information in the mainland; its processor audits compliance every year, and all "
                    + "of it is sensitive under fourteen.");

    private static final RuleSheet SHEET = sheet(
            "place.minors",
            new Message("未成年人个人信息", "Minors' personal information"),
            Outcome.INFO,
            DUTIES,
            "2024-01-01",
            Edition.MINORS_NETWORK_REGULATIONS_2023.article("第三十七条", "art. 37"),
            Edition.PERSONAL_INFORMATION_PROTECTION_LAW_2021.article("第二十八条", "art. 28"),
            Edition.PERSONAL_INFORMATION_PROTECTION_LAW_2021.article("第三十一条", "art. 31"));

    public Minors() {
        super(SHEET, Presupposes.BUSINESS_IN_THE_MAINLAND);
    }

    @Override
    Limb touchedIn(Place place) {
        return place.holds(Category.MINORS);
    }

    @Override
    Verdict judge(Place place, Limb bound) {
        return new Rows()
                .when(
                        bound.and(place.holds(Category.MINORS)),
                        () -> said(
                                Outcome.INFO,
                                DUTIES,
                                Place.data(Category.MINORS),
                                "处理不满十四周岁未成年人个人信息的，须取得其父母或者其他监护人的同意。",
                                "under fourteen, the consent of a parent or guardian is needed."))
                .elseSatisfied();
    }
}
