package dev.serverlease.law.rules.duty;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Edition;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rows;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleId;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.LeaseFacts;

/**
 * Rent from the mainland to a lessor without establishment there: the payer may have to withhold enterprise income tax
 * at ten per cent of the full amount and pay it in within seven days, and the purchaser value-added tax; a service
 * performed abroad has no source in the mainland, and one consumed on the spot abroad bears no value-added tax:
 * Enterprise Income Tax Law, articles 3(3), 19, 37 and 40; its Implementing Regulations, articles 7, 91 and 104;
 * Value-Added Tax Law, articles 4(4), 10(1) and 15; its Implementing Regulations, article 4(1). Whether a server abroad
 * is rented or a service is rendered the tax office decides.
 */
public final class TaxWithholding implements Rule {

    private static final RuleSheet SHEET = RuleSheet.of(
                    "duty.tax-withholding",
                    "代扣代缴税款",
                    "Withholding of tax",
                    Subject.CONTRACT_TERMS,
                    Outcome.INFO,
                    "向境外出租人支付租金的，付款人可能须代扣代缴企业所得税和增值税。",
                    "Paying rent to a lessor abroad, the payer may have to withhold income tax and VAT.",
                    "2026-01-01",
                    Edition.ENTERPRISE_INCOME_TAX_LAW_2018.article("第三条第三款", "art. 3(3)"),
                    Edition.ENTERPRISE_INCOME_TAX_LAW_2018.article("第十九条", "art. 19"),
                    Edition.ENTERPRISE_INCOME_TAX_LAW_2018.article("第三十七条", "art. 37"),
                    Edition.ENTERPRISE_INCOME_TAX_LAW_2018.article("第四十条", "art. 40"),
                    Edition.ENTERPRISE_INCOME_TAX_REGULATIONS_2024.article("第七条", "art. 7"),
                    Edition.ENTERPRISE_INCOME_TAX_REGULATIONS_2024.article("第九十一条", "art. 91"),
                    Edition.ENTERPRISE_INCOME_TAX_REGULATIONS_2024.article("第一百零四条", "art. 104"),
                    Edition.VAT_LAW_2024.article("第四条第四项", "art. 4(4)"),
                    Edition.VAT_LAW_2024.article("第十条第一项", "art. 10(1)"),
                    Edition.VAT_LAW_2024.article("第十五条", "art. 15"),
                    Edition.VAT_REGULATIONS_2025.article("第四条第一项", "art. 4(1)"))
            .textToBeChecked()
            .askedAt(Occasion.CHECKS, Occasion.CONTRACT);

    public static final RuleId ID = SHEET.id();

    @Override
    public RuleSheet sheet() {
        return SHEET;
    }

    @Override
    public Verdict check(LeaseFacts facts, Asked asked) {
        return new Rows()
                .when(
                        PaymentAbroad.isFromTheMainland(facts),
                        () -> SHEET.info(
                                "出租人为境外主体（lessor.kind）：属于租金的，按全额的10%代扣企业所得税，七日内缴库；属于在境外提供的劳务的，没有来源于境内的所得；"
                                        + "增值税由购买方代扣，在境外现场消费的服务除外。物理服务器（server.assetKind）近似租金，云服务近似劳务，"
                                        + "由税务机关认定，税收协定可以减轻。个人也是付款人。合同须约定税款由谁承担、是否补足和税单的交付。",
                                "The lessor is an entity abroad (lessor.kind). Rent bears income tax of 10 % on the full "
                                        + "amount, withheld and paid in within 7 days; a service performed abroad has no source "
                                        + "in the mainland; VAT is withheld by the purchaser, except on a service consumed on the "
                                        + "spot abroad. Bare metal (server.assetKind) looks like rent and cloud like service; "
                                        + "the tax office decides, and treaties may lower it. Individuals are payers too. The "
                                        + "contract says who bears the tax, whether the sum is grossed up, and who hands over "
                                        + "tax receipts."))
                .orElse(PaymentAbroad::none);
    }

    @Override
    public FactsUsed factsUsed(LeaseFacts facts) {
        return new FactsUsed()
                .with("lessor.kind", facts.lessor().kind())
                .with("lessee.kind", facts.lessee().kind())
                .with("server.assetKind", facts.server().assetKind());
    }
}
