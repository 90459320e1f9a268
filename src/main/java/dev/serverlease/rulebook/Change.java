package dev.serverlease.rulebook;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One rule that would say something else about a lease.
 *
 * @param was its outcome before; null where the rule was not asked
 * @param wouldBe its outcome after; null where the rule would not be asked
 * @param citationWas what it cited, where that is what changes
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Change(
        String rule,
        Cause cause,
        @Nullable String was,
        @Nullable String wouldBe,
        @Nullable String citationWas,
        @Nullable String citationWouldBe) {

    /** Why a finding would come out otherwise. */
    enum Cause {
        /** The law of the day asked decides otherwise over the same facts. */
        LAW,
        /** The law of that day decides the same, but elsewhere: another edition, another article. */
        CITATION,
        /** Facts, registers or the passing of time: the same law over today's facts decides otherwise. */
        FACTS,
        /**
         * The rulebook itself was rewritten since: another version of the rule, or another citation for the same day.
         */
        RULEBOOK
    }
}
