package dev.serverlease.stage.closing;

import dev.serverlease.lease.Party;
import dev.serverlease.lease.Termination;
import java.util.Set;

/**
 * The grounds on which a lease ends before its term, or without one, each with its article (民法典, Civil Code). Art. 711
 * needs a loss to the server: mere misuse is {@link #CONTRACT_CLAUSE} or {@link #FUNDAMENTAL_BREACH}. Art. 731 (danger
 * to the lessee's safety) does not fit a server abroad.
 */
enum TerminationGround {
    AGREED("民法典第五百六十二条第一款", "协商一致解除", "agreed by both", false, Party.LESSOR, Party.LESSEE),
    CONTRACT_CLAUSE("民法典第五百六十二条第二款", "合同约定的解除事由", "a ground agreed in the contract", true, Party.LESSOR, Party.LESSEE),
    CONDITIONS_NOT_MET(
            Termination.BY_CONTRACT, "开通条件未成就", "conditions of the opening not met", true, Party.LESSOR, Party.LESSEE),
    FORCE_MAJEURE("民法典第五百六十三条第一款第一项", "不可抗力", "force majeure", true, Party.LESSOR, Party.LESSEE),
    REFUSED_PERFORMANCE("民法典第五百六十三条第一款第二项", "明示或者默示毁约", "anticipatory refusal", true, Party.LESSOR, Party.LESSEE),
    DELAY_AFTER_DEMAND("民法典第五百六十三条第一款第三项", "迟延履行经催告仍未履行", "delay after a demand", true, Party.LESSOR, Party.LESSEE),
    FUNDAMENTAL_BREACH("民法典第五百六十三条第一款第四项", "根本违约", "breach that defeats the purpose", true, Party.LESSOR, Party.LESSEE),
    LESSEE_BREACH_OF_USE("民法典第七百一十一条", "不当使用致租赁物受损", "misuse that damaged the server", true, Party.LESSOR),
    UNCONSENTED_SUBLEASE("民法典第七百一十六条第二款", "擅自转租", "sublease without consent", true, Party.LESSOR),
    RENT_UNPAID("民法典第七百二十二条", "经催告逾期不支付租金", "rent unpaid after a demand", true, Party.LESSOR),
    LESSEE_SEIZURE_OR_DISPUTE(
            "民法典第七百二十四条", "查封、权属争议或者违反使用条件", "seizure, dispute or unlawful conditions", true, Party.LESSEE),
    LESSEE_THING_LOST("民法典第七百二十九条", "租赁物毁损、灭失", "the server is lost", true, Party.LESSEE),
    INDEFINITE("民法典第七百三十条", "不定期租赁的随时解除", "end of an indefinite lease", false, Party.LESSOR, Party.LESSEE);

    private final String article;
    private final String zh;
    private final String en;
    private final boolean limited;
    private final Set<Party> parties;

    TerminationGround(String article, String zh, String en, boolean limited, Party... parties) {
        this.article = article;
        this.zh = zh;
        this.en = en;
        this.limited = limited;
        this.parties = Set.of(parties);
    }

    String article() {
        return article;
    }

    /**
     * Whether the right lapses a year after its ground is known (art. 564): an agreement and the free end of an
     * indefinite lease have no limit.
     */
    boolean isLimited() {
        return limited;
    }

    boolean isOf(Party party) {
        return parties.contains(party);
    }

    /** Whether it is a right that the law gives only to the lessee; an officer verifies it. */
    boolean isLesseesOnly() {
        return !parties.contains(Party.LESSOR);
    }

    /** For people, Chinese first. */
    String label() {
        return zh + " " + en + "（" + article + "）";
    }
}
