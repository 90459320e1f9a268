package dev.serverlease.rulebook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.serverlease.law.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * One rule whose finding on a lease would change.
 *
 * @param was its outcome before; null if the rule was not asked
 * @param wouldBe its outcome after; null if the rule would not be asked
 * @param citationWas its citation before, if the citation changes
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Change(
        String rule,
        Cause cause,
        @Nullable String was,
        @Nullable String wouldBe,
        @Nullable String citationWas,
        @Nullable String citationWouldBe) {

    /** What it does to the lease: another law or another rulebook decides otherwise over the same facts. */
    @JsonProperty
    Effect effect() {
        return cause == Cause.LAW || cause == Cause.RULEBOOK ? Effect.of(was, wouldBe) : Effect.UNCHANGED;
    }

    /** For people: from what to what, both languages. */
    public String words(boolean zh) {
        var before = outcome(was);
        var after = outcome(wouldBe);
        return zh ? before.zh() + " → " + after.zh() : before.en() + " → " + after.en();
    }

    private static Outcome outcome(@Nullable String name) {
        return name == null ? Outcome.NOT_APPLICABLE : Outcome.valueOf(name);
    }

    /** Why a finding would change. */
    enum Cause {
        /** The other day's law decides the same facts differently. */
        LAW,
        /** The other day's law decides the same, but in another edition or another article. */
        CITATION,
        /** Facts, registers or the passing of time: the same law decides differently on today's facts. */
        FACTS,
        /** The rulebook itself has changed since: another version of the rule, or another citation for the same day. */
        RULEBOOK
    }
}
