package dev.serverlease.clause;

import dev.serverlease.clause.Clause.Article;
import dev.serverlease.clause.Clause.Meaning;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.CanonicalJson;
import dev.serverlease.lease.storage.Latest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A clause as it stands in a contract.
 *
 * @param number what it is called there: 第一条, Article 1; null for one without a number
 * @param articles the articles of law that its heading names
 * @param markMeaning what its marked lines mean for the lessee; null if none is marked
 * @param sha256 of what it says: heading, Chinese and English
 */
public record NumberedClause(
        String id,
        int version,
        Place place,
        @Nullable Bilingual number,
        Bilingual title,
        List<String> articles,
        List<Line> lines,
        @Nullable Bilingual markMeaning,
        String sha256) {

    /**
     * A line of text.
     *
     * @param marked whether it limits or burdens the lessee: shown conspicuously (Civil Code art. 496)
     * @param item whether it is an item of an enumeration, its number included
     */
    public record Line(String zh, String en, boolean marked, boolean item) {

        /** By hand: a record's own is slow, and a contract has hundreds of lines. */
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other
                    || other instanceof Line o
                            && marked == o.marked
                            && item == o.item
                            && zh.equals(o.zh)
                            && en.equals(o.en);
        }

        @Override
        public int hashCode() {
            return zh.hashCode();
        }
    }

    /** Clauses that say the same are one here: they are compared at each step from the draft to the hand-over. */
    private static final Map<NumberedClause, NumberedClause> SAME = Latest.of(2_000);

    /** @param applies whether a condition of its articles and meanings does */
    static NumberedClause of(Clause clause, @Nullable Bilingual number, List<Line> lines, Predicate<When> applies) {
        boolean marked = lines.stream().anyMatch(Line::marked);
        var unsigned = new NumberedClause(
                clause.id(),
                clause.version(),
                clause.place(),
                number,
                clause.title(),
                clause.articles().stream()
                        .filter(article -> applies.test(article.when()))
                        .map(Article::name)
                        .toList(),
                lines,
                marked ? meaning(clause, applies) : null,
                "");
        return unsigned.with(CanonicalJson.digest(unsigned.whole())).shared();
    }

    /** The one that was made first of all that say the same. */
    NumberedClause shared() {
        return Latest.get(SAME, this, Function.identity());
    }

    private static Bilingual meaning(Clause clause, Predicate<When> applies) {
        var meanings = clause.meanings().stream()
                .filter(meaning -> applies.test(meaning.when()))
                .map(Meaning::words)
                .toList();
        return new Bilingual(
                meanings.stream().map(Bilingual::zh).collect(Collectors.joining("；")),
                meanings.stream().map(Bilingual::en).collect(Collectors.joining("; ")));
    }

    /** By all that it says, its digest is not believed: one that was altered in the database keeps its digest. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof NumberedClause o
                        && version == o.version
                        && place == o.place
                        && sha256.equals(o.sha256)
                        && id.equals(o.id)
                        && title.equals(o.title)
                        && articles.equals(o.articles)
                        && lines.equals(o.lines)
                        && Objects.equals(number, o.number)
                        && Objects.equals(markMeaning, o.markMeaning);
    }

    /** Of its digest: equal clauses have the same, and a clause is a key of what was read of it. */
    @Override
    public int hashCode() {
        return sha256.hashCode();
    }

    private NumberedClause with(String digest) {
        return new NumberedClause(id, version, place, number, title, articles, lines, markMeaning, digest);
    }

    private String whole() {
        return heading().text() + "\n" + String.join("\n", articles) + "\n"
                + lines.stream()
                        .map(line -> (line.marked() ? "! " : "") + line.zh() + "\n" + line.en())
                        .collect(Collectors.joining("\n"));
    }

    /** Its number and title. */
    public Bilingual heading() {
        return number == null ? title : new Bilingual(number.zh() + "　" + title.zh(), number.en() + " " + title.en());
    }

    public boolean marked() {
        return lines.stream().anyMatch(Line::marked);
    }

    /** What it says in Chinese, without its heading, one line after the other. */
    public String plainZh() {
        return lines.stream().map(Line::zh).collect(Collectors.joining("\n"));
    }

    public String plainEn() {
        return lines.stream().map(Line::en).collect(Collectors.joining("\n"));
    }
}
