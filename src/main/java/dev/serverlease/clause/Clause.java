package dev.serverlease.clause;

import dev.serverlease.lease.Bilingual;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A clause as its file has it.
 *
 * @param mark whether something in it limits or burdens the lessee (Civil Code art. 496)
 * @param markMeaning what that means for the lessee, in one line; null if nothing is marked
 * @param proofs what it settles, by the name that the rules on drafts look for, with the words that prove it
 * @param digest SHA-256 of the file and of the figures that it uses, so that a changed clause cannot keep its version
 */
record Clause(
        String id,
        int version,
        LocalDate effectiveFrom,
        Place place,
        When when,
        boolean mark,
        @Nullable Bilingual markMeaning,
        List<String> articles,
        Map<String, List<Proof>> proofs,
        Bilingual title,
        List<Paragraph> paragraphs,
        String digest) {

    /** Whether only some of its paragraphs are marked. */
    boolean isPartlyMarked() {
        return paragraphs.stream().anyMatch(Paragraph::strong);
    }

    boolean marks(Paragraph paragraph) {
        return mark && (paragraph.strong() || !isPartlyMarked());
    }

    /** What its own condition and those of its paragraphs ask for. */
    When.Asked asked() {
        var asked = new When.Asked(new TreeSet<>(), new TreeSet<>());
        when.names(asked);
        paragraphs.stream()
                .flatMap(Paragraph::flat)
                .forEach(paragraph -> paragraph.when().names(asked));
        return asked;
    }

    /** What it settles, of these names, by what it says. */
    Set<String> provedBy(NumberedClause written) {
        var proved = new TreeSet<String>();
        proofs.forEach((name, words) -> {
            if (words.stream().allMatch(proof -> proof.in(written))) {
                proved.add(name);
            }
        });
        return proved;
    }

    /** Words that a clause must say in Chinese for what it claims to settle to count: a fragment, or /a pattern/. */
    record Proof(Pattern pattern) {

        static Proof of(String written) {
            boolean isPattern = written.length() > 2 && written.startsWith("/") && written.endsWith("/");
            return new Proof(
                    isPattern
                            ? Pattern.compile(written.substring(1, written.length() - 1))
                            : Pattern.compile(Pattern.quote(written.replaceAll("\\s", ""))));
        }

        boolean in(NumberedClause clause) {
            return pattern.matcher(clause.plainZh().replaceAll("\\s", "")).find();
        }
    }
}
