package dev.serverlease.law.rules.place;

import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Limb;
import dev.serverlease.law.Message;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rows;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.Answer;
import dev.serverlease.law.facts.DataFacts.Category;
import dev.serverlease.law.facts.LeaseFacts;

/**
 * Archives owned by the State do not go abroad through the Internet without approval: Archives Law, article 25.
 * Accounting archives go abroad only as the State rules: Accounting Law, article 23; Measures for Accounting Archives,
 * article 25.
 */
public final class Archives extends PlaceRule {

    private static final Message ACCOUNTS_AT_HOME =
            new Message("会计档案应当在境内妥善保管。", "Accounting archives are kept safely in the mainland.");

    private static final RuleSheet SHEET = sheet(
                    "place.archives",
                    new Message("国家档案和会计资料", "State archives and accounting records"),
                    Outcome.BLOCK,
                    FORBIDDEN,
                    "2024-07-01",
                    Edition.ARCHIVES_LAW_2020.article("第二十五条", "art. 25"),
                    Edition.ACCOUNTING_LAW_2024.article("第二十三条", "art. 23"),
                    Edition.ACCOUNTING_ARCHIVES_MEASURES_2015.article("第二十五条", "art. 25"))
            .textToBeChecked();

    public Archives() {
        super(SHEET, Presupposes.DATA_OF_THE_MAINLAND);
    }

    @Override
    Limb touchedIn(Place place) {
        return place.holds(Category.STATE_ARCHIVES).or(place.holds(Category.ACCOUNTING));
    }

    @Override
    Verdict judge(Place place, Limb bound) {
        Verdict archives = archives(place, bound.and(place.holds(Category.STATE_ARCHIVES)));
        Verdict accounts = accounts(place, bound.and(place.holds(Category.ACCOUNTING)));
        return archives.outcome().compareTo(accounts.outcome()) <= 0 ? archives : accounts;
    }

    private static Verdict archives(Place place, Limb archives) {
        return new Rows()
                .when(
                        archives.and(!LeaseFacts.given(place.facts().data().archiveApprovalRef())),
                        () -> forbidden(
                                Place.data(Category.STATE_ARCHIVES),
                                "没有档案出境审批文号（data.archiveApprovalRef）。取得审批的，请重新提出申请；否则请改用境内服务器。",
                                "no approval to take archives abroad is stated (data.archiveApprovalRef). Once approved, apply "
                                        + "again; otherwise use a server in the mainland."))
                .when(
                        archives,
                        () -> forTheOfficer(
                                Place.data(Category.STATE_ARCHIVES),
                                "已填写档案出境审批文号（data.archiveApprovalRef），请核验审批文件及其范围。",
                                "an approval to take archives abroad is stated (data.archiveApprovalRef): verify it and its "
                                        + "scope."))
                .elseSatisfied();
    }

    private static Verdict accounts(Place place, Limb accounts) {
        return new Rows()
                .when(
                        accounts.and(place.facts().data().mainlandCopy() == Answer.YES),
                        () -> said(
                                Outcome.INFO,
                                ACCOUNTS_AT_HOME,
                                Place.data(Category.ACCOUNTING),
                                "境内留存完整副本（data.mainlandCopy），境外存放的是副本。",
                                "a complete copy stays in the mainland (data.mainlandCopy); what stands abroad is a "
                                        + "copy."))
                .when(
                        accounts,
                        () -> forTheOfficer(
                                Place.data(Category.ACCOUNTING),
                                "未说明境内留存完整副本（data.mainlandCopy）。会计档案传输至境外须按国家规定办理，请核实原件所在地。",
                                "it is not stated that a complete copy stays in the mainland (data.mainlandCopy). Accounting "
                                        + "archives go abroad only as the State rules: find out where the originals are."))
                .elseSatisfied();
    }

    @Override
    FactsUsed withOwn(FactsUsed used, LeaseFacts facts) {
        return used.with("data.archiveApprovalRef", facts.data().archiveApprovalRef())
                .with("data.mainlandCopy", facts.data().mainlandCopy());
    }
}
