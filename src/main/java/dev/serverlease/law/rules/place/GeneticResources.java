package dev.serverlease.law.rules.place;

import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Limb;
import dev.serverlease.law.Message;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rows;
import dev.serverlease.law.RuleId;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.Answer;
import dev.serverlease.law.facts.DataFacts.Category;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.LesseeFacts.Kind;
import dev.serverlease.law.facts.UseFacts.RegulatedActivity;

/**
 * Foreign parties and those they control do not take human genetic resources abroad: Biosecurity Law, article 56;
 * others report and hand in a backup before foreign parties get access: article 57; Regulations on Human Genetic
 * Resources, article 28.
 */
public final class GeneticResources extends PlaceRule {

    private static final Message REPORT = new Message(
            "向外方提供人类遗传资源信息或者开放使用的，应当事先报告并提交信息备份。",
            "Before foreign parties are given human genetic information or access to it, it is reported and a backup handed in.");

    private static final RuleSheet SHEET = sheet(
                    "place.genetic",
                    new Message("人类遗传资源", "Human genetic resources"),
                    Outcome.BLOCK,
                    FORBIDDEN,
                    "2021-04-15",
                    Edition.BIOSECURITY_LAW_2020.article("第五十六条第四款", "art. 56(4)"),
                    Edition.BIOSECURITY_LAW_2020.article("第五十七条", "art. 57"),
                    Edition.GENETIC_RESOURCES_REGULATIONS_2019.article("第二十八条", "art. 28"))
            .textToBeChecked()
            .applicantMayAnswer();

    public static final RuleId ID = SHEET.id();

    public GeneticResources() {
        super(SHEET, Presupposes.DATA_OF_THE_MAINLAND);
    }

    @Override
    Limb touchedIn(Place place) {
        return place.carriesOn(RegulatedActivity.GENETIC).or(place.holds(Category.GENETIC));
    }

    @Override
    Verdict judge(Place place, Limb bound) {
        Limb genetic = bound.and(touchedIn(place));
        Answer foreign = place.facts().lessee().foreignControlled();
        boolean reported = LeaseFacts.given(place.facts().data().geneticReportRef());
        return new Rows()
                .when(
                        genetic.and(place.isLessee(Kind.OVERSEAS).or(foreign == Answer.YES)),
                        () -> forbidden(
                                declared(place),
                                "承租人为境外主体，或者由外方设立、实际控制（lessee.kind、lessee.foreignControlled），不得向境外提供。有关数据不属于人类遗传资源信息的，请更正申报；否则请改用境内服务器。",
                                "the lessee is an overseas party, or set up or controlled by one (lessee.kind, "
                                        + "lessee.foreignControlled), and may not take them abroad. If the data are no human "
                                        + "genetic information, correct the declaration; otherwise use a server in the "
                                        + "mainland."))
                .when(
                        genetic.and(foreign == Answer.UNKNOWN),
                        () -> Verdict.require(
                                "请说明承租人是否由外方设立或者实际控制（lessee.foreignControlled）。",
                                "State whether the lessee is set up or controlled by foreign parties "
                                        + "(lessee.foreignControlled)."))
                .when(
                        genetic.and(!reported),
                        () -> said(
                                Outcome.REQUIRE,
                                REPORT,
                                declared(place),
                                "缺少人类遗传资源信息事先报告和备份编号（data.geneticReportRef）。请先向主管部门核实由其受理后报告；主张没有外方获得访问的，可以书面说明理由。",
                                "the number of the report and backup is missing (data.geneticReportRef). Ask first which "
                                        + "authority receives it; who says that no foreign party gets access states the "
                                        + "ground."))
                .when(
                        genetic,
                        () -> forTheOfficer(
                                declared(place),
                                "已填写人类遗传资源信息事先报告和备份编号（data.geneticReportRef），请核验，并核实是否须经安全审查。",
                                "the number of the report and backup is stated (data.geneticReportRef): verify it, and whether "
                                        + "a security review is needed."))
                .elseSatisfied();
    }

    @Override
    FactsUsed withOwn(FactsUsed used, LeaseFacts facts) {
        return used.with("lessee.kind", facts.lessee().kind())
                .with("lessee.foreignControlled", facts.lessee().foreignControlled())
                .with("data.geneticReportRef", facts.data().geneticReportRef());
    }

    private static Message declared(Place place) {
        return place.facts().data().categories().contains(Category.GENETIC)
                ? Place.data(Category.GENETIC)
                : place.activities(RegulatedActivity.GENETIC);
    }
}
