package dev.serverlease.lease;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.RuleId;
import dev.serverlease.law.Subject;
import dev.serverlease.lease.storage.Latest;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jackson.JsonMixin;

/**
 * A finding as it is kept: rule and version, outcome, the facts it rested on, the law quoted as it stood. The names of
 * its components are those of the stored document.
 *
 * @param consequence code of what the law attaches to the breach; null if nothing, and in findings of older versions
 */
public record StoredFinding(
        RuleId rule,
        int ruleVersion,
        Subject subject,
        Outcome outcome,
        String messageZh,
        String messageEn,
        String citationZh,
        String citationEn,
        String quote,
        boolean needsTextCheck,
        SortedMap<String, String> facts,
        LocalDate asOf,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String consequence) {

    /** Findings of one rule quote the same articles in each lease. */
    private static final Map<String, String> FOR_READING = Latest.of(2_000);

    /** Whether somebody has to act before the lease may go on. */
    @JsonIgnore
    public boolean isViolated() {
        return outcome.isViolated();
    }

    /** Whether somebody has to act on it or should know it. */
    @JsonIgnore
    public boolean isToBeRead() {
        return outcome.compareTo(Outcome.INFO) <= 0;
    }

    /** The same finding, saying more: where it is, for instance. */
    public StoredFinding saying(Bilingual more) {
        return new StoredFinding(
                rule,
                ruleVersion,
                subject,
                outcome,
                messageZh + more.zh(),
                messageEn + " " + more.en(),
                citationZh,
                citationEn,
                quote,
                needsTextCheck,
                facts,
                asOf,
                consequence);
    }

    /**
     * The quoted articles for reading: without the marks of the text file and its notes on where the text was found.
     */
    public String quoteForReading() {
        return Latest.get(FOR_READING, quote, StoredFinding::forReading);
    }

    private static String forReading(String quote) {
        return quote.lines()
                .filter(line -> !line.startsWith("来源"))
                .map(line -> line.replaceFirst("^> ?", ""))
                .collect(java.util.stream.Collectors.joining("\n"))
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }

    /** By hand, for a record's own is slow, and this is asked for with every finding that is kept. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StoredFinding o
                && rule.equals(o.rule)
                && ruleVersion == o.ruleVersion
                && subject == o.subject
                && outcome == o.outcome
                && needsTextCheck == o.needsTextCheck
                && asOf.equals(o.asOf)
                && messageZh.equals(o.messageZh)
                && messageEn.equals(o.messageEn)
                && citationZh.equals(o.citationZh)
                && citationEn.equals(o.citationEn)
                && facts.equals(o.facts)
                && quote.equals(o.quote)
                && Objects.equals(consequence, o.consequence);
    }

    @Override
    public int hashCode() {
        return 31 * rule.value().hashCode() + messageZh.hashCode();
    }

    /** In JSON a rule's id is its text; {@code law} itself knows nothing of JSON. */
    @JsonMixin(RuleId.class)
    abstract static class RuleIdJson {

        @JsonCreator
        RuleIdJson(String value) {}

        @JsonValue
        abstract String value();
    }
}
