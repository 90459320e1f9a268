package dev.serverlease.stage.lessee.word;

import dev.serverlease.legalnotice.LegalNotice;
import dev.serverlease.legalnotice.LegalNoticeList;
import dev.serverlease.legalnotice.LegalNoticeView;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The letters that were given to the lessee: sent by mail, or posted, as the proof of their arrival says. One that only
 * lies prepared is the lessor's own affair.
 */
@Component
public class GivenLetters {

    private final LegalNoticeList letters;

    GivenLetters(LegalNoticeList letters) {
        this.letters = letters;
    }

    /** The newest first. */
    public List<LegalNoticeView> of(String leaseNumber) {
        return letters.of(leaseNumber).stream()
                .filter(letter -> letter.state() != LegalNotice.State.PREPARED
                        || !letter.proofs().isEmpty())
                .toList();
    }
}
