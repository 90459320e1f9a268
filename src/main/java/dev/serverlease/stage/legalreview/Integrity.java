package dev.serverlease.stage.legalreview;

import dev.serverlease.law.RuleId;
import dev.serverlease.law.facts.Answer;
import dev.serverlease.law.facts.Fact;
import dev.serverlease.law.facts.NamedFacts;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the officer found on the lessor's knowledge, on the lease's object and on the lessee's identity (Cybersecurity
 * Law arts. 26, 29; Anti-Telecom Fraud Law art. 21; Civil Code arts. 146, 153, 154), as the facts that the rules of
 * legal review read.
 */
enum Integrity {
    NONE,
    KNOWS_OF_UNLAWFUL_USE,
    UNLAWFUL_OBJECT,
    SHAM,
    COLLUSION,
    /** Refused, forged or borrowed identity; a warning sign alone is not enough (STATUTES 0.6). */
    IDENTITY_REFUSED;

    private static final Map<Fact, Integrity> MEMBERS = Map.of(
            Fact.LESSOR_KNOWS_OF_UNLAWFUL_USE, KNOWS_OF_UNLAWFUL_USE,
            Fact.UNLAWFUL_OBJECT, UNLAWFUL_OBJECT,
            Fact.SHAM, SHAM,
            Fact.COLLUSION, COLLUSION);

    /** The values that the form sends. */
    static Set<String> names() {
        return Arrays.stream(values()).map(Enum::name).collect(Collectors.toSet());
    }

    /**
     * The section {@code legalReview} of a decision with a ground; the ground itself is the record of the purpose
     * review (Anti-Telecom-Fraud Law art. 25).
     *
     * @param said name of a constant; empty if the officer did not say
     * @param cleared the rules that the officer found not violated
     */
    static NamedFacts facts(String said, List<RuleId> cleared) {
        return MEMBERS.entrySet().stream()
                .reduce(
                        NamedFacts.of(Fact.PURPOSE_REVIEW_RECORDED, true)
                                .with(
                                        Fact.CLEARED_RULES,
                                        cleared.stream().map(RuleId::value).toList()),
                        (facts, member) -> facts.with(member.getKey(), answer(said, member.getValue())),
                        NamedFacts::and);
    }

    private static Answer answer(String said, Integrity integrity) {
        return said.equals(NONE.name()) ? Answer.NO : said.equals(integrity.name()) ? Answer.YES : Answer.UNKNOWN;
    }

    /** The facts of the section {@code lessee} that the officer's answer affects. */
    static NamedFacts lessee(String said) {
        return said.equals(NONE.name()) || said.equals(IDENTITY_REFUSED.name())
                ? NamedFacts.of(Fact.IDENTITY_REFUSED, said.equals(IDENTITY_REFUSED.name()))
                : NamedFacts.none();
    }

    /** What is recorded of a decision: a refused identity stays with the lease, for the rounds to come. */
    static NamedFacts recorded(String said, List<RuleId> cleared) {
        var facts = facts(said, cleared);
        return said.equals(IDENTITY_REFUSED.name()) ? facts.with(Fact.IDENTITY_REFUSED, true) : facts;
    }
}
