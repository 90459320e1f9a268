package dev.serverlease.clause;

import dev.serverlease.clause.NumberedClause.Line;
import dev.serverlease.lease.Bilingual;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a contract: numbers the clauses that were selected without gaps, fills their texts, and gives each reference
 * the number of the clause that it means.
 */
final class ContractWriter {

    /** Stands before each line that limits or burdens the lessee (Civil Code art. 496). */
    static final Bilingual MARK = new Bilingual("【重要提示】", "[Important] ");

    private static final Pattern BREAK = Pattern.compile("\\s*\\R\\s*");

    private final ContractFacts facts;
    private final Truth least;
    private final Map<String, Bilingual> numbers = new HashMap<>();
    private final Map<String, String> zh = new HashMap<>();
    private final Map<String, String> en = new HashMap<>();

    /** @param least what a condition must come to for its paragraph to be written */
    private ContractWriter(ContractFacts facts, Truth least) {
        this.facts = facts;
        this.least = least;
    }

    /** @throws MissingText if a text that a clause states is not known */
    static ContractText write(List<Clause> selected, ContractFacts facts) {
        var writer = new ContractWriter(facts, Truth.YES);
        var ordered =
                selected.stream().sorted(Comparator.comparing(Clause::place)).toList();
        writer.number(ordered);
        return new ContractText(ordered.stream().map(writer::written).toList());
    }

    /**
     * One clause of that contract alone, with all that it may say: a paragraph that hangs on an open fact is written,
     * and so is the one that stands in its place.
     */
    static NumberedClause writeAll(Clause clause, List<Clause> selected, ContractFacts facts) {
        var writer = new ContractWriter(facts, Truth.OPEN);
        writer.number(
                selected.stream().sorted(Comparator.comparing(Clause::place)).toList());
        return writer.written(clause);
    }

    private void number(List<Clause> ordered) {
        int article = 0;
        int annex = 0;
        for (var clause : ordered) {
            var number = switch (clause.place()) {
                case BODY -> new Bilingual("第" + Numerals.zh(++article) + "条", "Article " + article);
                case ANNEX -> new Bilingual("附件" + Numerals.zh(++annex), "Annex " + annex);
                case HEAD, EXECUTION -> null;
            };
            if (number != null) {
                numbers.put(clause.id(), number);
            }
            var called = number == null ? clause.title() : number;
            zh.put(clause.id(), called.zh());
            en.put(clause.id(), called.en());
        }
    }

    private NumberedClause written(Clause clause) {
        var lines = new ArrayList<Line>();
        for (var paragraph : clause.paragraphs()) {
            if (isWritten(paragraph)) {
                boolean marked = clause.marks(paragraph);
                var burdens = burdens(paragraph.body()).iterator();
                for (var line : lines(paragraph.body())) {
                    lines.add(marked && (!burdens.hasNext() || burdens.next()) ? marked(line) : line);
                }
            }
        }
        return NumberedClause.of(clause, numberOf(clause), lines, this::applies);
    }

    /** Of each item of a list that people wrote, whether it is marked as the list is; empty for other texts. */
    private List<Boolean> burdens(Paragraph.Body body) {
        return body instanceof Paragraph.Repeated repeated
                ? facts.list(repeated.list()).stream()
                        .map(item -> !item.containsKey(ContractFacts.UNMARKED))
                        .toList()
                : List.of();
    }

    private boolean isWritten(Paragraph paragraph) {
        return applies(paragraph.when());
    }

    private boolean applies(When when) {
        return when.in(facts).compareTo(least) >= 0;
    }

    private @Nullable Bilingual numberOf(Clause clause) {
        return numbers.get(clause.id());
    }

    private static Line marked(Line line) {
        return new Line(MARK.zh() + line.zh(), MARK.en() + line.en(), true, line.item());
    }

    private List<Line> lines(Paragraph.Body body) {
        if (body instanceof Paragraph.Words words) {
            return List.of(line(words, facts::text));
        }
        if (body instanceof Paragraph.Repeated repeated) {
            return numbered(facts.list(repeated.list()).stream()
                    .map(item -> line(repeated.words(), name -> itemOr(item, name))));
        }
        return numbered(((Paragraph.Items) body)
                .items().stream().filter(this::isWritten).flatMap(item -> lines(item.body()).stream()));
    }

    private Bilingual itemOr(Map<String, Bilingual> item, String name) {
        if (!name.startsWith("item.")) {
            return facts.text(name);
        }
        var text = item.get(name.substring("item.".length()));
        if (text == null) {
            throw new MissingText(name);
        }
        return text;
    }

    private Line line(Paragraph.Words words, Function<String, Bilingual> texts) {
        return new Line(
                words.zh().filled(zh, name -> plain(texts.apply(name).zh())),
                words.en().filled(en, name -> plain(texts.apply(name).en())),
                false,
                false);
    }

    /** A text of people is one line, whatever they typed. */
    private static String plain(String text) {
        return BREAK.matcher(text.strip()).replaceAll(" ");
    }

    private static List<Line> numbered(Stream<Line> lines) {
        var items = lines.toList();
        var numbered = new ArrayList<Line>();
        for (var item : items) {
            int number = numbered.size() + 1;
            numbered.add(new Line(
                    "（" + Numerals.zh(number) + "）" + item.zh(), "(" + number + ") " + item.en(), item.marked(), true));
        }
        return numbered;
    }
}
