package dev.serverlease.stage.lessee.page;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.legalnotice.LegalNoticeView;
import dev.serverlease.stage.lessee.word.GivenLetters;
import dev.serverlease.visit.LesseePapers;
import dev.serverlease.words.Words;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The lessor's letters that were given to the lessee. */
@Component
@Order(3)
class LetterPapers implements LesseePapers {

    private final GivenLetters letters;

    LetterPapers(GivenLetters letters) {
        this.letters = letters;
    }

    @Override
    public List<Paper> of(Lease lease) {
        return letters.of(lease.number()).stream().map(LetterPapers::paper).toList();
    }

    private static Paper paper(LegalNoticeView letter) {
        var title = Words.of("legal-notice-kind", letter.kind());
        return new Paper(
                Kind.LETTER,
                letter.number(),
                new Bilingual("《" + title.zh() + "》" + letter.number(), title.en() + " " + letter.number()),
                letter.madeAt().toInstant(),
                letter.digest(),
                List.of());
    }
}
