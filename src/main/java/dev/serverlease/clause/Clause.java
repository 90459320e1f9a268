package dev.serverlease.clause;

import dev.serverlease.lease.Bilingual;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A clause as its file has it.
 *
 * @param mark whether something in it limits or burdens the lessee (Civil Code art. 496)
 * @param meanings what that means for the lessee, in one line made of those that apply; empty if nothing is marked
 * @param articles the articles of law that its heading names, of those that apply
 * @param satisfies what it settles, by the names that the rules on drafts look for; a test holds its words against that
 * @param digest SHA-256 of the file and of the figures that it uses, so that a changed clause cannot keep its version
 */
record Clause(
        String id,
        int version,
        LocalDate effectiveFrom,
        Place place,
        When when,
        boolean mark,
        List<Meaning> meanings,
        List<Article> articles,
        Set<String> satisfies,
        Bilingual title,
        List<Paragraph> paragraphs,
        String digest) {

    /** What of the marked text means for the lessee, under this condition. */
    record Meaning(When when, Bilingual words) {}

    /** An article of law that what it says rests on, under this condition. */
    record Article(When when, String name) {}

    /** Whether only some of its paragraphs are marked. */
    boolean isPartlyMarked() {
        return paragraphs.stream().anyMatch(Paragraph::strong);
    }

    boolean marks(Paragraph paragraph) {
        return mark && (paragraph.strong() || !isPartlyMarked());
    }

    /** What its own condition asks for, and those of its paragraphs, articles and meanings. */
    When.Asked asked() {
        var asked = new When.Asked(new TreeSet<>(), new TreeSet<>());
        when.names(asked);
        paragraphs.stream()
                .flatMap(Paragraph::flat)
                .forEach(paragraph -> paragraph.when().names(asked));
        articles.forEach(article -> article.when().names(asked));
        meanings.forEach(meaning -> meaning.when().names(asked));
        return asked;
    }
}
