package dev.serverlease.law.rules.place;

import dev.serverlease.law.Edition;
import dev.serverlease.law.Limb;
import dev.serverlease.law.Message;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rows;
import dev.serverlease.law.RuleSheet;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.facts.UseFacts.RegulatedActivity;

/**
 * Systems of a payment institution and their backups are kept in the mainland, and so is the data of mainland payments:
 * Payment Regulations, articles 18 and 19. A shop that uses a licensed institution is none.
 */
public final class PaymentInstitution extends PlaceRule {

    private static final RuleSheet SHEET = sheet(
            "place.payment",
            new Message("非银行支付", "Non-bank payment"),
            Outcome.BLOCK,
            FORBIDDEN,
            "2024-05-01",
            Edition.PAYMENT_REGULATIONS_2023.article("第十八条第二款", "art. 18(2)"),
            Edition.PAYMENT_REGULATIONS_2023.article("第十九条", "art. 19"));

    public PaymentInstitution() {
        super(SHEET, Presupposes.BUSINESS_IN_THE_MAINLAND);
    }

    @Override
    Limb touchedIn(Place place) {
        return place.carriesOn(RegulatedActivity.PAYMENT);
    }

    @Override
    Verdict judge(Place place, Limb bound) {
        return new Rows()
                .when(
                        bound.and(place.carriesOn(RegulatedActivity.PAYMENT)),
                        () -> forbidden(
                                place.activities(RegulatedActivity.PAYMENT),
                                "非银行支付机构的业务系统及其备份均须存放在境内。仅使用持牌支付机构服务的，请更正申报；否则请改用境内服务器。",
                                "the systems of a payment institution and their backups stay in the mainland. Whoever only uses a licensed institution corrects the declaration; otherwise use a server in the mainland."))
                .elseSatisfied();
    }
}
