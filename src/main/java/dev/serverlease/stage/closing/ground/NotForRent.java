package dev.serverlease.stage.closing.ground;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.stage.inforce.rent.RentDefaults;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * For unpaid rent, whatever it is called, the lessor has the path of rent and no other: a demand, time to pay, and only
 * then the notice (Civil Code art. 722). Another breach beside it is a ground of its own (art. 563), said to be another
 * and confirmed by the officer who gives the notice.
 */
@Component
public class NotForRent {

    /** That rent was not paid; what a sublessee pays is another matter. */
    private static final List<Pattern> UNPAID_RENT = Stream.of(
                    "欠租|欠[付缴交]?.{0,12}租金|租金.{0,20}(逾期|未付|未支付|未缴|未交|拖欠|欠)",
                    "(逾期|未|不|拒绝|拒)(支付|缴纳|交纳|付|交).{0,12}租金",
                    "\\brefus.{0,20}\\bpay.{0,20}\\brent\\b|\\b(unpaid|overdue)\\b.{0,20}\\brent\\b",
                    "\\brent\\b.{0,30}\\b(unpaid|overdue|owed|arrears|not paid)\\b")
            .map(words -> Pattern.compile(words, Pattern.CASE_INSENSITIVE | Pattern.DOTALL))
            .toList();

    private final RentDefaults rents;

    NotForRent(RentDefaults rents) {
        this.rents = rents;
    }

    /** @throws Refusal with 422 for reasons that name unpaid rent */
    public void requireNotNamed(String explanation) {
        if (UNPAID_RENT.stream().anyMatch(words -> words.matcher(explanation).find())) {
            throw refusal(
                    "explanation", "与租金无关的，事实与理由中不要写入欠租。 If it is not for rent, leave unpaid rent out of the reasons.");
        }
    }

    public boolean isOpen(Lease lease) {
        return rents.open(lease.number()).isPresent();
    }

    /** @throws Refusal with 422 while rent is open, for a ground that nobody said to be other than payment */
    public void requireOther(Lease lease, boolean said) {
        if (!said && isOpen(lease)) {
            throw refusal(
                    "otherThanPayment",
                    "现有逾期租金尚未了结；事由与付款无关的，请在“与付款无关”一项选“是”，由法务人员在任务“解除通知”中核实并写明依据。 Overdue rent is open; where"
                            + " the ground is other than payment, say so, and the legal officer confirms it in the task of the"
                            + " notice.");
        }
    }

    /** What the officer who gives the lessor's notice sees while rent is open; empty if none is. */
    Optional<Bilingual> shown(Lease lease) {
        return rents.open(lease.number())
                .map(rent -> new Bilingual(
                        "自 " + rent.overdueSince() + " 起逾期的租金 "
                                + rent.amount().toPlainString() + " "
                                + rent.currency()
                                + " 尚未了结，欠付款项不得在此解除（民法典第七百二十二条）。请核实本次的事由与付款无关，通知到达时在“备注”中写明依据；与付款有关的，不发出通知。",
                        "Rent of " + rent.amount().toPlainString() + " " + rent.currency()
                                + " overdue since "
                                + rent.overdueSince()
                                + " is open, and unpaid money ends no lease here (Civil Code art. 722). Verify that the ground is"
                                + " other than payment and give the basis in the note when the notice has arrived; if it is for"
                                + " payment, give no notice."));
    }

    /** @param more what else to do; may be empty */
    public static Refusal refusal(String field, String more) {
        var text = "欠租的解除在“租金逾期处理”任务中办理：先登记租金逾期并书面催告，合理期限届满仍未支付的，由法务人员在该任务中登记解除通知；通知到达前付清的，不再解除（民法典第七百二十二条、第五百六十五条）。"
                + " Unpaid rent has its own proceedings: record the overdue rent and demand it; when the"
                + " period is over a legal officer gives the notice in that task, and payment before its arrival stops it"
                + " (Civil Code arts. 722, 565). " + more;
        return new Refusal(422, text.strip(), List.of(new FieldError(field, text.strip())));
    }
}
