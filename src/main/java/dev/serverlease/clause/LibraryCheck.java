package dev.serverlease.clause;

import dev.serverlease.clause.When.Asked;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is wrong with a set of clauses before any contract is written from it. */
final class LibraryCheck {

    private final List<Clause> clauses;
    private final Map<String, Clause> byId;
    private final Figures figures;
    private final List<String> wrong = new ArrayList<>();

    LibraryCheck(List<Clause> clauses, Figures figures) {
        this.clauses = clauses;
        this.figures = figures;
        this.byId = clauses.stream().collect(Collectors.toMap(Clause::id, Function.identity(), (one, other) -> one));
    }

    List<String> wrong() {
        var ids = new HashSet<String>();
        for (var clause : clauses) {
            if (!ids.add(clause.id())) {
                wrong(clause, "its id is taken");
            }
            if (clause.mark() == clause.meanings().isEmpty()) {
                wrong(clause, "a mark needs a markMeaning, and only a mark");
            }
            if (clause.isPartlyMarked() && !clause.mark()) {
                wrong(clause, "a strong paragraph needs the clause's mark");
            }
            clause.paragraphs().forEach(paragraph -> references(clause, paragraph));
        }
        return wrong;
    }

    private void references(Clause clause, Paragraph whole) {
        whole.flat()
                .forEach(paragraph -> paragraph.templates().forEach(template -> {
                    template.references().forEach(id -> reference(clause, paragraph, id));
                    template.possibleReferences().stream()
                            .filter(id -> !byId.containsKey(id))
                            .forEach(id -> wrong(clause, "there is no clause “" + id + "”"));
                    template.names().stream()
                            .filter(name -> name.startsWith(Figures.PREFIX)
                                    && !figures.values().containsKey(name))
                            .forEach(name -> wrong(clause, "there is no “" + name + "”"));
                }));
    }

    /** Wherever the paragraph stands in a contract, the clause that it refers to stands there too. */
    private void reference(Clause clause, Paragraph paragraph, String id) {
        var meant = byId.get(id);
        if (meant == null) {
            wrong(clause, "there is no clause “" + id + "”");
            return;
        }
        var stands = new When.And(clause.when(), paragraph.when());
        var asked = new Asked(new TreeSet<>(), new TreeSet<>());
        stands.names(asked);
        meant.when().names(asked);
        combinations(asked, ContractFacts.plainest())
                .filter(stands::holds)
                .filter(facts -> !meant.when().holds(facts))
                .findFirst()
                .ifPresent(facts -> wrong(clause, "“" + id + "” is referred to where it may be absent: " + facts));
    }

    private void wrong(Clause clause, String what) {
        wrong.add(clause.id() + ": " + what);
    }

    /** Every case of what conditions ask for: all codes of the facts, and each text given or not. */
    static Stream<ContractFacts> combinations(Asked asked, ContractFacts start) {
        var all = Stream.of(start);
        for (var fact : asked.facts()) {
            all = all.flatMap(facts -> FactNames.codes(fact).stream().map(code -> facts.with(fact, code)));
        }
        for (var text : asked.texts()) {
            all = all.flatMap(
                    facts -> Stream.of(facts.without(text), facts.isGiven(text) ? facts : facts.text(text, "甲")));
        }
        return all;
    }
}
