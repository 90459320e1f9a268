package dev.serverlease.rulebook;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.serverlease.law.Citation;
import dev.serverlease.law.Message;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.Rule;
import dev.serverlease.law.Subject;
import dev.serverlease.law.consequence.Consequence;
import dev.serverlease.law.consequence.Consequences;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One rule, for people to read; everything comes from the rule itself. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RuleView(
        String id,
        Message title,
        int version,
        Subject subject,
        List<Occasion> askedAt,
        Outcome outcome,
        Message message,
        LocalDate inForceFrom,
        @Nullable LocalDate inForceUntil,
        boolean needsTextCheck,
        @Nullable Message consequence,
        List<Source> citations,
        List<String> cases) {

    /** A cited article and its text. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Source(
            String act,
            String article,
            String text,
            String textEn,
            Quote quote,
            LocalDate inForceFrom,
            @Nullable LocalDate inForceUntil) {

        static Source of(Citation citation) {
            var inForce = citation.edition().inForce();
            return new Source(
                    citation.act().key(),
                    citation.article(),
                    citation.text(),
                    citation.textEn(),
                    Quote.of(citation),
                    inForce.from(),
                    inForce.until());
        }
    }

    /**
     * @param day whose consequence is shown
     * @param cases titles of the cases that test the rule
     */
    static RuleView of(Rule rule, LocalDate day, List<String> cases) {
        return new RuleView(
                rule.id().value(),
                rule.title(),
                rule.version(),
                rule.subject(),
                rule.askedAt().stream().sorted().toList(),
                rule.usualOutcome(),
                rule.message(),
                rule.inForce().from(),
                rule.inForce().until(),
                rule.needsTextCheck(),
                consequence(rule, day),
                rule.citations().stream().map(Source::of).toList(),
                cases);
    }

    /** Of a breach as the rule has it by itself; the case may have another. */
    private static @Nullable Message consequence(Rule rule, LocalDate day) {
        var code = Consequences.current().of(rule.id());
        return code == null
                ? null
                : Consequences.current()
                        .on(code, day)
                        .map(Consequence::sentence)
                        .orElse(null);
    }
}
