package dev.serverlease.clause;

import dev.serverlease.clause.When.Asked;
import dev.serverlease.lease.CanonicalJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The clauses that contracts are written from, in the order of their files. Which of them a lease has follows from its
 * facts alone. Reading them proves that no reference can point at a clause that is not there.
 */
public final class ClauseLibrary {

    /**
     * What burdens the lessee is marked: each clause says itself which of its lines are, and a test that none lacks.
     */
    public static final String HIGHLIGHTED = "highlighted";

    private static final String FILES = "classpath:contract/clauses/*.yaml";

    private final List<Clause> clauses;
    private final Figures figures;

    private ClauseLibrary(List<Clause> clauses, Figures figures) {
        this.clauses = List.copyOf(clauses);
        this.figures = figures;
    }

    private static final class Held {
        private static final ClauseLibrary CURRENT = load();
    }

    /** The library of this version of the product. */
    public static ClauseLibrary current() {
        return Held.CURRENT;
    }

    /** @throws IllegalArgumentException naming each file that is wrong, and what is wrong with it */
    static ClauseLibrary load() {
        try {
            var figures = Figures.load();
            var clauses = new ArrayList<Clause>();
            var files = Stream.of(new PathMatchingResourcePatternResolver().getResources(FILES))
                    .sorted(Comparator.comparing(file -> Objects.requireNonNull(file.getFilename())))
                    .toList();
            for (var file : files) {
                clauses.add(new ClauseReader(Objects.requireNonNull(file.getFilename()), figures)
                        .read(file.getContentAsString(StandardCharsets.UTF_8)));
            }
            return of(clauses, figures);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException naming all that is wrong with these clauses */
    static ClauseLibrary of(List<Clause> clauses, Figures figures) {
        var wrong = new LibraryCheck(clauses, figures).wrong();
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException("The clause library: " + String.join("; ", wrong));
        }
        return new ClauseLibrary(clauses, figures);
    }

    /** The same library without a clause; its references are not looked at. For proofs that the law's checks see it. */
    ClauseLibrary without(String id) {
        return new ClauseLibrary(
                clauses.stream().filter(clause -> !clause.id().equals(id)).toList(), figures);
    }

    List<Clause> clauses() {
        return clauses;
    }

    Figures figures() {
        return figures;
    }

    Optional<Clause> clause(String id) {
        return clauses.stream().filter(clause -> clause.id().equals(id)).findFirst();
    }

    /** The clauses of a lease with these facts. */
    List<Clause> select(ContractFacts facts) {
        return clauses.stream().filter(clause -> clause.when().holds(facts)).toList();
    }

    /**
     * The contract of a lease with these facts.
     *
     * @throws MissingText if a text that a clause states is not known
     */
    public ContractText write(ContractFacts facts) {
        return ContractWriter.write(select(facts), figures.addedTo(facts));
    }

    /**
     * The clauses that say something else, or stand in only one of the contracts, if the facts of a lease change; by
     * id, in their order. What neither can be written from differs in nothing. A clause that hangs on an open fact, or
     * says the one or the other by it, is looked at whole: whether the contract at hand has it, that contract says.
     */
    public List<String> changed(ContractFacts before, ContractFacts after) {
        var either = clauses.stream()
                .filter(clause -> mayStand(clause, before) || mayStand(clause, after))
                .toList();
        var was = figures.addedTo(before);
        var is = figures.addedTo(after);
        return either.stream()
                .filter(clause -> !said(clause, either, was).equals(said(clause, either, is)))
                .map(Clause::id)
                .toList();
    }

    private static boolean mayStand(Clause clause, ContractFacts facts) {
        return clause.when().in(facts) != Truth.NO;
    }

    /** Numbered alike before and after, so that another clause that comes or goes changes no reference to it. */
    private static String said(Clause clause, List<Clause> either, ContractFacts facts) {
        if (!mayStand(clause, facts)) {
            return "";
        }
        try {
            return ContractWriter.writeAll(clause, either, facts).sha256();
        } catch (Unwritable unwritable) {
            return String.valueOf(unwritable.getMessage());
        }
    }

    /**
     * What an approval binds of the library: the versions of the clauses that a lease with these facts may have. A
     * clause that hangs on an open fact is bound either way, so that the approval does not depend on what is not known
     * yet; a change of any other clause leaves the approval as it is.
     */
    public String binding(ContractFacts facts) {
        var bound = clauses.stream()
                .filter(clause -> mayStand(clause, facts))
                .map(clause -> clause.id() + " " + clause.version() + " " + clause.digest())
                .collect(Collectors.joining("\n"));
        return CanonicalJson.digest(bound).substring(0, 16);
    }

    /** A figure of the library, like {@code vatLeasing}. */
    public BigDecimal figure(String name) {
        return new BigDecimal(Objects.requireNonNull(figures.values().get(Figures.PREFIX + name), name));
    }

    /** What all conditions of these clauses ask for. */
    static Asked asked(List<Clause> clauses) {
        var asked = new Asked(new TreeSet<>(), new TreeSet<>());
        clauses.forEach(clause -> {
            asked.facts().addAll(clause.asked().facts());
            asked.texts().addAll(clause.asked().texts());
        });
        return asked;
    }

    /**
     * What a text settles, by the names that the rules on drafts look for: what its clauses do, and
     * {@link #HIGHLIGHTED} if something is marked.
     */
    public Set<String> settledBy(ContractText text) {
        var settled = new TreeSet<String>();
        text.clauses().forEach(written -> clause(written.id()).ifPresent(clause -> settled.addAll(clause.satisfies())));
        if (!text.marked().isEmpty()) {
            settled.add(HIGHLIGHTED);
        }
        return settled;
    }
}
