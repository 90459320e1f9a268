package dev.serverlease.law.rules;

import dev.serverlease.law.Asked;
import dev.serverlease.law.Citation;
import dev.serverlease.law.FactsUsed;
import dev.serverlease.law.Finding;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.RuleId;
import dev.serverlease.law.Subject;
import dev.serverlease.law.Verdict;
import dev.serverlease.law.consequence.Consequences;
import dev.serverlease.law.facts.ApplicantsAnswer;
import dev.serverlease.law.facts.LeaseFacts;
import java.lang.System.Logger.Level;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The law that is checked, rule by rule in the order of the statutes. */
public final class Rulebook {

    private static final System.Logger LOG = System.getLogger(Rulebook.class.getName());

    private static final Rulebook CURRENT = new Rulebook(inOrder());

    private final List<Rule> rules;

    /** Subject by subject; within one, what the second edition adds comes last. */
    private static List<Rule> inOrder() {
        return Stream.concat(FirstEdition.rules().stream(), SecondEdition.rules().stream())
                .sorted(Comparator.comparing(Rule::subject))
                .toList();
    }

    public Rulebook(List<Rule> rules) {
        Set<RuleId> seen = new HashSet<>();
        for (Rule rule : rules) {
            if (!seen.add(rule.id())) {
                throw new IllegalArgumentException("Two rules named " + rule.id());
            }
        }
        this.rules = List.copyOf(rules);
    }

    public static Rulebook current() {
        return CURRENT;
    }

    public List<Rule> rules() {
        return rules;
    }

    /** One finding for each rule that is in force on the day and applies at the occasion, including satisfied ones. */
    public List<Finding> ask(Occasion occasion, LeaseFacts facts, LocalDate asOf) {
        return ask(rule -> true, new Asked(occasion, asOf), facts);
    }

    /** The findings of one subject; no rule of another subject runs. */
    public List<Finding> ask(Subject subject, Occasion occasion, LeaseFacts facts, LocalDate asOf) {
        return ask(rule -> rule.subject() == subject, new Asked(occasion, asOf), facts);
    }

    /** The same for the facts of one day under the law of another day. */
    public List<Finding> ask(Asked asked, LeaseFacts facts) {
        return ask(rule -> true, asked, facts);
    }

    private List<Finding> ask(Predicate<Rule> chosen, Asked asked, LeaseFacts facts) {
        return rules.stream()
                .filter(chosen)
                .filter(rule -> rule.askedAt().contains(asked.occasion())
                        && rule.inForce().on(asked.lawOf()))
                .map(rule -> find(rule, facts, asked))
                .toList();
    }

    private static Finding find(Rule rule, LeaseFacts facts, Asked asked) {
        try {
            Verdict verdict = rule.check(facts, asked);
            FactsUsed used = rule.factsUsed(facts);
            ApplicantsAnswer answer = facts.answers().get(rule.id().value());
            if (answer == null
                    || verdict.outcome() != Outcome.REQUIRE
                    || verdict.asksForFact()
                    || answer.kind() == null
                    || !rule.sheet().answers().contains(answer.kind())) {
                return finding(rule, verdict, used, asked, false);
            }
            return finding(rule, verdict.answeredBy(answer), used.with("answers", answer.text()), asked, false);
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "Rule " + rule.id() + " failed; its finding is left to the legal officer", failure);
            Verdict unknown = Verdict.undetermined(
                    "规则“" + rule.title().zh() + "”运行出错，未能判定，由法务人员认定。",
                    "The rule “" + rule.title().en() + "” failed and gave no answer; the legal officer decides.");
            return finding(rule, unknown, new FactsUsed(), asked, true);
        }
    }

    private static Finding finding(Rule rule, Verdict verdict, FactsUsed used, Asked asked, boolean ruleFailed) {
        return new Finding(
                rule.id(),
                rule.version(),
                rule.subject(),
                verdict.outcome(),
                verdict.message(),
                citations(rule, verdict, asked.lawOf()),
                new TreeMap<>(used.texts()),
                asked.asOf(),
                rule.needsTextCheck(),
                ruleFailed,
                consequence(rule, verdict));
    }

    private static List<Citation> citations(Rule rule, Verdict verdict, LocalDate day) {
        return verdict.sources().isEmpty()
                ? rule.citations(day)
                : verdict.sources().stream()
                        .filter(source -> source.inForceOn(day))
                        .toList();
    }

    /**
     * Of a breach; of a notice only where the rule gives nothing but notices; of a fact that nobody has given, none.
     */
    private static @Nullable String consequence(Rule rule, Verdict verdict) {
        boolean notice = verdict.outcome() == Outcome.INFO && rule.usualOutcome() == Outcome.INFO;
        if ((!verdict.outcome().isViolated() && !notice) || isFactMissing(verdict)) {
            return null;
        }
        String ofCase = verdict.consequence();
        if (ofCase == null) {
            return Consequences.current().of(rule.id());
        }
        return ofCase.isEmpty() ? null : ofCase;
    }

    private static boolean isFactMissing(Verdict verdict) {
        return verdict.asksForFact() || verdict.outcome() == Outcome.UNDETERMINED;
    }
}
