package dev.serverlease.legalnotice;

import dev.serverlease.lease.Bilingual;
import java.time.LocalDate;
import java.util.Optional;

/** What every notice of termination says, whatever its ground (Civil Code arts. 565 to 567, 733). */
public final class TerminationWords {

    private TerminationWords() {}

    /** The contract ends with the arrival. */
    public static Bilingual ended() {
        return new Bilingual(
                "我方现通知贵方解除上述合同，合同自本通知书到达贵方时解除。",
                "We hereby terminate the contract; it ends when this notice reaches you.");
    }

    /**
     * How long a right to terminate can be used, for the officer.
     *
     * @param agreedDays of the contract; empty where it gives none and the law's year counts
     */
    public static String exerciseUntil(LocalDate lastDay, Optional<Long> agreedDays) {
        return lastDay
                + agreedDays
                        .map(days -> "（合同约定自知道事由之日起 " + days + " 日，民法典第五百六十四条第一款 " + days
                                + " days from knowing the ground by the contract, art. 564(1)）")
                        .orElse("（合同没有约定，自知道事由之日起一年，民法典第五百六十四条第二款 none is agreed: a year from knowing the ground, art."
                                + " 564(2)）");
    }

    /** @param clause on the return of the server and on the data */
    public static Bilingual settle(Bilingual clause) {
        return new Bilingual(
                "请贵方自合同解除时起停止使用服务器，依照" + clause.zh() + "在约定的期限内导出数据、返还服务器，并与我方办理结算。",
                "From then on stop using the server; export your data and return the server within the time of "
                        + clause.en() + ", and settle accounts with us.");
    }

    public static Bilingual consequences() {
        return new Bilingual(
                "合同解除后，尚未履行的，终止履行；我方有权请求支付解除前的租金和赔偿损失（《中华人民共和国民法典》第五百六十六条）。合同中结算、清理和解决争议的条款继续有效（同法第五百六十七条、第五百零七条）。",
                "After the end nothing more is performed; we may claim the rent up to then and damages (Civil Code art. 566)."
                        + " The terms on settlement and disputes stay in force (arts. 567 and 507).");
    }

    /** For force majeure: nobody claims damages, and no rent runs while the server cannot be used. */
    public static Bilingual withoutBreach() {
        return new Bilingual(
                "合同解除后，尚未履行的，终止履行（《中华人民共和国民法典》第五百六十六条）；因不可抗力不能履行的，根据不可抗力的影响免除责任（同法第五百九十条）；租金按照实际使用的期间结算，服务器不能使用的期间不计租金。合同中结算、清理和解决争议的条款继续有效（同法第五百六十七条、第五百零七条）。",
                "After the end nothing more is performed (Civil Code art. 566); what force majeure made impossible is excused as"
                        + " far as it reaches (art. 590); rent is settled by the time of use, and none runs while the server cannot"
                        + " be used. The terms on settlement and disputes stay in force (arts. 567 and 507).");
    }

    /** @param clause on where disputes go */
    public static Bilingual objection(Bilingual clause) {
        return new Bilingual(
                "贵方对解除有异议的，可以书面向我方提出，写明理由并附证据，送至本通知书所载我方的通知地址；也可以依照《中华人民共和国民法典》第五百六十五条第一款和" + clause.zh()
                        + "，请求人民法院或者仲裁机构确认解除行为的效力。",
                "You may object in writing, with reasons and evidence, to our address for notices below; or ask the court or"
                        + " arbitral body for a finding on the effect of the termination under Civil Code art. 565(1) and "
                        + clause.en() + ".");
    }
}
