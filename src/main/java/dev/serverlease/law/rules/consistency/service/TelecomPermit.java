package dev.serverlease.law.rules.consistency.service;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Limb;
import dev.serverlease.law.Message;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rows;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleId;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Stated;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.LesseeFacts;
import dev.serverlease.law.facts.LesseeFacts.Kind;
import dev.serverlease.law.facts.RegisterStatus;
import dev.serverlease.law.facts.UseFacts.Audience;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who sells telecom service needs a permit of its own, and only a company can hold it: Telecommunications Regulations,
 * articles 2, 7(3), 13(1) and 69(1). A permit counts only where the register names the lessee as its holder.
 */
public final class TelecomPermit implements Rule {

    private static final Set<Kind> NEVER = EnumSet.of(Kind.INDIVIDUAL, Kind.SOLE_TRADER);
    private static final Set<Kind> NO_COMPANY =
            EnumSet.of(Kind.STATE_ORGAN, Kind.PUBLIC_INSTITUTION, Kind.SOCIAL_ORGANISATION);
    private static final Set<String> VALUE_ADDED = Set.of("B11", "B12", "B13", "B14");
    private static final String BASIC = "A";

    private static final RuleSheet SHEET = RuleSheet.of(
                    "consistency.telecom-permit",
                    "承租人的电信业务许可",
                    "Telecom permit of the lessee",
                    Subject.CHANNEL,
                    Outcome.REQUIRE,
                    "承租人经营电信业务的，须持有相应的电信业务经营许可证；个人和个体工商户不能取得该许可。",
                    "A lessee who sells telecom service needs its own permit; individuals and sole traders cannot hold "
                            + "one.",
                    "2016-02-06",
                    Edition.TELECOM_REGULATIONS_2016.article("第七条第三款", "art. 7(3)"),
                    Edition.TELECOM_REGULATIONS_2016.article("第十三条第一项", "art. 13(1)"),
                    Edition.TELECOM_REGULATIONS_2016.article("第六十九条第一项", "art. 69(1)"),
                    Edition.TELECOM_REGULATIONS_2016.article("第二条", "art. 2"))
            .applicantMayUndertake();

    public static final RuleId ID = SHEET.id();

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        return switch (facts.use().telecomBusiness()) {
            case YES -> checkBusiness(facts, asked.asOf());
            case NO -> Verdict.notApplicable("申报不经营电信业务。", "No telecom business is declared.");
            case UNKNOWN ->
                Verdict.undetermined(
                        "未说明是否经营电信业务（use.telecomBusiness）。",
                        "It is not stated whether telecom business is carried on (use.telecomBusiness).");
        };
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("use.telecomBusiness", facts.use().telecomBusiness())
                .with("use.audience", facts.use().audience())
                .with("lessee.kind", facts.lessee().kind())
                .with("lessee.permitNo", facts.lessee().permitNo())
                .with("lessee.permitStatus", facts.lessee().permitStatus())
                .with("lessee.permitCategories", facts.lessee().permitCategories())
                .with("lessee.permitValidTo", facts.lessee().permitValidTo());
    }

    private static Verdict checkBusiness(LeaseFacts facts, LocalDate today) {
        LesseeFacts lessee = facts.lessee();
        Stated stated = new Stated(facts);
        boolean hasRunOut =
                lessee.permitValidTo() != null && lessee.permitValidTo().isBefore(today);
        Limb abroad = stated.is("lessee.kind", lessee.kind(), Kind.OVERSEAS)
                .or(stated.is("use.audience", facts.use().audience(), Audience.OVERSEAS_ONLY));
        return new Rows()
                .when(
                        abroad,
                        () -> SHEET.review(
                                "申报经营电信业务（use.telecomBusiness），而承租人为境外主体（lessee.kind）或者只服务境外（use.audience），请核实该业务是否在境内经营。",
                                "Telecom business is declared (use.telecomBusiness) by an overseas party (lessee.kind) or "
                                        + "for users abroad alone (use.audience); find out whether it is carried on in the "
                                        + "mainland."))
                .when(stated.in("lessee.kind", lessee.kind(), NEVER), () -> unableToHold(lessee.kind()))
                .when(
                        stated.in("lessee.kind", lessee.kind(), NO_COMPANY),
                        () -> SHEET.review(
                                "申报经营电信业务（use.telecomBusiness），而承租人（lessee.kind）不是公司，许可证只发给依法设立的公司；请核实由谁经营。",
                                "Telecom business is declared (use.telecomBusiness), but the lessee (lessee.kind) is no "
                                        + "company, and only a company can hold the permit; find out who carries it on."))
                .when(
                        !LeaseFacts.given(lessee.permitNo()),
                        () -> SHEET.require(
                                "申报经营电信业务（use.telecomBusiness），未填写许可证编号（lessee.permitNo）。",
                                "Telecom business is declared (use.telecomBusiness) without the number of a permit "
                                        + "(lessee.permitNo)."))
                .when(
                        lessee.permitStatus() == RegisterStatus.NOT_VALID || hasRunOut,
                        () -> SHEET.require(
                                "登记信息显示许可证（lessee.permitNo）无效或者已届满（lessee.permitStatus、lessee.permitValidTo），请提供有效的许可证。",
                                "The register shows the permit (lessee.permitNo) as not valid or run out "
                                        + "(lessee.permitStatus, lessee.permitValidTo); supply one in force."))
                .when(
                        lessee.permitStatus() == RegisterStatus.UNKNOWN,
                        () -> SHEET.review(
                                "登记信息中查无此证，或者持有人不是承租人（lessee.permitNo、lessee.permitStatus），请法务人员查询公开名单并记录结果。",
                                "The register does not know the permit, or it is somebody else's (lessee.permitNo, "
                                        + "lessee.permitStatus); look it up in the public list and record that."))
                .when(
                        lessee.permitCategories().stream().noneMatch(TelecomPermit::isTelecom),
                        () -> SHEET.review(
                                "许可证载明的业务种类（lessee.permitCategories）不含接入、数据中心、内容分发等业务，信息服务业务（B25）的许可不足以经营此类业务；请核实经营何种业务。",
                                "The permitted services (lessee.permitCategories) include no access, data-centre or "
                                        + "delivery business, and a permit for information service (B25) does not cover "
                                        + "it; find out what is carried on."))
                .elseSatisfied();
    }

    private static Verdict unableToHold(@Nullable Kind kind) {
        String word = kind == null ? "" : Message.code("lessee.kind", kind);
        return SHEET.block(
                "申报经营电信业务（use.telecomBusiness），承租人（lessee.kind）为" + word + "；由取得许可的公司承租或者不经营电信业务的，须重新提出申请。",
                "Telecom business is declared (use.telecomBusiness), the lessee (lessee.kind) being: " + word
                        + "; a lease by a company with the permit, or without telecom business, needs a new application.");
    }

    private static boolean isTelecom(String category) {
        return category.startsWith(BASIC) || VALUE_ADDED.contains(category);
    }
}
