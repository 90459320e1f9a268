package dev.serverlease.stage.lessee.word;

import dev.serverlease.legalnotice.LegalNoticeList;
import dev.serverlease.legalnotice.LegalNoticeView;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The letters that were given to the lessee: a mail server has taken them, or they were posted or handed over. One that
 * only lies here, sealed or not, is the lessor's own affair.
 */
@Component
public class GivenLetters {

    private final LegalNoticeList letters;

    GivenLetters(LegalNoticeList letters) {
        this.letters = letters;
    }

    /** The newest first. */
    public List<LegalNoticeView> of(String leaseNumber) {
        return letters.given(leaseNumber);
    }
}
