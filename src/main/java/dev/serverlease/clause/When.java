package dev.serverlease.clause;

import java.util.Set;

/** A condition over the facts of a lease: when a clause or a paragraph applies. */
sealed interface When {

    /** Applies always: what a file leaves empty. */
    When ALWAYS = new Always();

    Truth in(ContractFacts facts);

    /** Adds what the condition asks for. */
    void names(Asked asked);

    /** Reads a condition; {@link WhenParser} explains the language. */
    static When of(String text) {
        return text.isBlank() ? ALWAYS : new WhenParser(text).parse();
    }

    default boolean holds(ContractFacts facts) {
        return in(facts) == Truth.YES;
    }

    /**
     * What conditions ask for.
     *
     * @param facts facts by name
     * @param texts texts that must be given
     */
    record Asked(Set<String> facts, Set<String> texts) {}

    record Always() implements When {
        @Override
        public Truth in(ContractFacts facts) {
            return Truth.YES;
        }

        @Override
        public void names(Asked asked) {}
    }

    /** The fact has one of these codes. */
    record Is(String fact, Set<String> codes) implements When {
        @Override
        public Truth in(ContractFacts facts) {
            return facts.isOpen(fact) ? Truth.OPEN : Truth.of(codes.contains(facts.code(fact)));
        }

        @Override
        public void names(Asked asked) {
            asked.facts().add(fact);
        }
    }

    /** The text is known. */
    record Given(String text) implements When {
        @Override
        public Truth in(ContractFacts facts) {
            return facts.isOpen(text) ? Truth.OPEN : Truth.of(facts.isGiven(text));
        }

        @Override
        public void names(Asked asked) {
            asked.texts().add(text);
        }
    }

    record Not(When of) implements When {
        @Override
        public Truth in(ContractFacts facts) {
            return of.in(facts).negated();
        }

        @Override
        public void names(Asked asked) {
            of.names(asked);
        }
    }

    record And(When one, When other) implements When {
        @Override
        public Truth in(ContractFacts facts) {
            return one.in(facts).and(other.in(facts));
        }

        @Override
        public void names(Asked asked) {
            one.names(asked);
            other.names(asked);
        }
    }

    record Or(When one, When other) implements When {
        @Override
        public Truth in(ContractFacts facts) {
            return one.in(facts).or(other.in(facts));
        }

        @Override
        public void names(Asked asked) {
            one.names(asked);
            other.names(asked);
        }
    }
}
