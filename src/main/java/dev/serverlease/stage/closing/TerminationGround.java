package dev.serverlease.stage.closing;

import dev.serverlease.lease.Party;
import dev.serverlease.lease.Termination;
import dev.serverlease.words.Words;
import java.util.Set;

/**
 * The grounds on which a lease ends before its term, or without one, each with its article (民法典, Civil Code). Art. 711
 * needs a loss to the server: mere misuse is {@link #CONTRACT_CLAUSE} or {@link #FUNDAMENTAL_BREACH}. Art. 731 (danger
 * to the lessee's safety) does not fit a server abroad.
 */
enum TerminationGround {
    AGREED("民法典第五百六十二条第一款", "art. 562(1)", false, Party.LESSOR, Party.LESSEE),
    CONTRACT_CLAUSE("民法典第五百六十二条第二款", "art. 562(2)", true, Party.LESSOR, Party.LESSEE),
    CONDITIONS_NOT_MET(Termination.BY_CONTRACT, "art. 562(2)", true, Party.LESSOR, Party.LESSEE),
    FORCE_MAJEURE("民法典第五百六十三条第一款第一项", "art. 563(1) no. 1", true, Party.LESSOR, Party.LESSEE),
    REFUSED_PERFORMANCE("民法典第五百六十三条第一款第二项", "art. 563(1) no. 2", true, Party.LESSOR, Party.LESSEE),
    DELAY_AFTER_DEMAND("民法典第五百六十三条第一款第三项", "art. 563(1) no. 3", true, Party.LESSOR, Party.LESSEE),
    FUNDAMENTAL_BREACH("民法典第五百六十三条第一款第四项", "art. 563(1) no. 4", true, Party.LESSOR, Party.LESSEE),
    LESSEE_BREACH_OF_USE("民法典第七百一十一条", "art. 711", true, Party.LESSOR),
    UNCONSENTED_SUBLEASE("民法典第七百一十六条第二款", "art. 716(2)", true, Party.LESSOR),
    RENT_UNPAID("民法典第七百二十二条", "art. 722", true, Party.LESSOR),
    LESSEE_SEIZURE_OR_DISPUTE("民法典第七百二十四条", "art. 724", true, Party.LESSEE),
    LESSEE_THING_LOST("民法典第七百二十九条", "art. 729", true, Party.LESSEE),
    INDEFINITE("民法典第七百三十条", "art. 730", false, Party.LESSOR, Party.LESSEE);

    private final String article;
    private final String articleEn;
    private final boolean limited;
    private final Set<Party> parties;

    TerminationGround(String article, String articleEn, boolean limited, Party... parties) {
        this.article = article;
        this.articleEn = articleEn;
        this.limited = limited;
        this.parties = Set.of(parties);
    }

    String article() {
        return article;
    }

    /** The same article of the Civil Code for readers of English. */
    String articleEn() {
        return articleEn;
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
        return Words.of("termination-ground", this).both();
    }
}
