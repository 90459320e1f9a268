package dev.serverlease.front.why;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.words.LawSource;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a rule said what it said.
 *
 * @param asOf the day on which the facts were judged
 * @param law the articles, each in the edition of that day
 * @param facts what the rule looked at
 * @param parameters the figures by which it judges; empty for most rules
 * @param changes single changes after which it would not be violated; empty if it is not, or no single one suffices
 * @param remark what is to be known of these changes; null if nothing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Why(
        String rule,
        Bilingual title,
        Bilingual outcome,
        LocalDate asOf,
        List<LawSource> law,
        List<FactUsed> facts,
        List<Figure> parameters,
        List<WouldChange> changes,
        @Nullable Bilingual remark) {

    /**
     * @param name of the vocabulary, for programs
     * @param source who said it
     * @param day on which it was said, read or derived; null if nothing is stated, or the settings say it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FactUsed(
            String name,
            Bilingual title,
            Bilingual value,
            Bilingual source,
            @Nullable LocalDate day) {}

    /** @param source the act that names it, or that the house chose it */
    public record Figure(Bilingual title, String value, Bilingual source) {}

    /** @param change of a single fact @param outcome what the rule would say then */
    public record WouldChange(Bilingual change, Bilingual outcome) {}
}
