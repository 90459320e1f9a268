package dev.serverlease.law;

import dev.serverlease.law.facts.LeaseFacts;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** One duty that the law lays on a lease. A rule reads facts and never changes, stores or fetches anything. */
public interface Rule {

    /** The fixed part of the rule: its name, its sources, its dates. */
    RuleSheet sheet();

    Verdict check(LeaseFacts facts, Asked asked);

    /** The facts that {@link #check} reads; they are kept with the finding. */
    FactsUsed factsUsed(LeaseFacts facts);

    default RuleId id() {
        return sheet().id();
    }

    /** By what people call the rule. */
    default Message title() {
        return sheet().title();
    }

    default int version() {
        return sheet().version();
    }

    default Subject subject() {
        return sheet().subject();
    }

    default Set<Occasion> askedAt() {
        return sheet().askedAt();
    }

    /** The sources in every edition; a finding quotes those of its day. */
    default List<Citation> citations() {
        return sheet().citations();
    }

    default List<Citation> citations(LocalDate day) {
        return citations().stream().filter(citation -> citation.inForceOn(day)).toList();
    }

    default InForce inForce() {
        return sheet().inForce();
    }

    /**
     * Whether a source was written from memory, or its reading is unsettled, so that a person has to look at the
     * official text.
     */
    default boolean needsTextCheck() {
        return sheet().needsTextCheck();
    }

    /** The usual outcome of a breach; the facts may require another one. */
    default Outcome usualOutcome() {
        return sheet().usualOutcome();
    }

    /** What the rule demands, whatever the facts. */
    default Message message() {
        return sheet().message();
    }
}
