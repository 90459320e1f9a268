package dev.serverlease.words;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.serverlease.law.Citation;
import dev.serverlease.law.Rule;
import dev.serverlease.lease.Bilingual;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The cited articles of one edition of an act, and the days on which its wording binds.
 *
 * @param inForceFrom null if only the citation is known, because the rule has changed since
 * @param inForceUntil the first day on which it no longer binds; null if it still does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LawSource(
        Bilingual text,
        @Nullable LocalDate inForceFrom,
        @Nullable LocalDate inForceUntil) {

    /** What the rule rests on, in the editions of a day. */
    public static List<LawSource> of(Rule rule, LocalDate day) {
        return rule.citations(day).stream()
                .collect(Collectors.groupingBy(Citation::edition, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(LawSource::of)
                .toList();
    }

    /** @param cited articles of one edition */
    private static LawSource of(List<Citation> cited) {
        var edition = cited.get(0).edition();
        var act = edition.act();
        return new LawSource(
                new Bilingual(
                        act.zhQuoted() + cited.stream().map(Citation::article).collect(Collectors.joining("、")),
                        act.en() + ", "
                                + cited.stream().map(Citation::articleEn).collect(Collectors.joining(", "))),
                edition.inForce().from(),
                edition.inForce().until());
    }
}
