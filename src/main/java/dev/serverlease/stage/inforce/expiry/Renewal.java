package dev.serverlease.stage.inforce.expiry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Term;
import dev.serverlease.people.MaskedLessee;
import dev.serverlease.people.Person;
import dev.serverlease.stage.contract.agreement.AgreedChanges;
import dev.serverlease.words.PageTime;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A requested renewal.
 *
 * @param position counted from 1 within the lease
 * @param reference sales' own number
 * @param firstDay first day of the new term: the day after the last day of the current one
 * @param monthlyRent in the contract's currency; null if the rent does not change
 * @param changes what else of the application shall change, as JSON: {@code asked} as it was written, {@code list} as
 *     it was read; null for nothing
 * @param decision AGREE or REFUSE, or REPLACED by a later one; null until then
 */
public record Renewal(
        int position,
        String reference,
        LocalDate firstDay,
        int termMonths,
        @Nullable BigDecimal monthlyRent,
        @Nullable String changes,
        String requestedBy,
        @Nullable String decision) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Whether the new term still begins where the current one ends. */
    public boolean follows(Lease lease, ZoneId zone) {
        return firstDay.atStartOfDay(zone).toInstant().equals(lease.termEndsAt());
    }

    public Term term() {
        return Term.of(firstDay, termMonths);
    }

    /** In Chinese, with what else changes as far as this reader needs it, like 12 个月（2028年11月1日至2029年10月31日），月租金不变. */
    public String termsZh(PageTime times, Person reader) {
        var asked = changesShown(reader).zh();
        return termMonths + " 个月（" + times.date(firstDay) + "至" + times.date(term().lastDay()) + "），月租金"
                + (monthlyRent == null ? "不变" : " " + monthlyRent.toPlainString())
                + (asked.isEmpty() ? "" : "，其他变更“" + asked + "”");
    }

    /** The same in English, like 12 months (1 Nov 2028 to 31 Oct 2029), the monthly rent unchanged. */
    public String termsEn(PageTime times, Person reader) {
        var asked = changesShown(reader).en();
        return termMonths + " months (" + times.date(firstDay) + " to " + times.date(term().lastDay())
                + "), the monthly rent "
                + (monthlyRent == null ? "unchanged" : monthlyRent.toPlainString())
                + (asked.isEmpty() ? "" : ", other changes “" + asked + "”");
    }

    /** What changes of the application; an empty list for nothing. */
    JsonNode changed() {
        return tree().path("list");
    }

    /** The same as it was written; empty for nothing. */
    String changesAsked() {
        return tree().path("asked").asText("");
    }

    /** As it was written; without the new values for whoever needs them not, if one is the lessee's personal data. */
    private Bilingual changesShown(Person reader) {
        var lines = AgreedChanges.lines(changed());
        if (lines.stream().allMatch(line -> MaskedLessee.isShown(line.path(), reader))) {
            return new Bilingual(changesAsked(), changesAsked());
        }
        return new Bilingual(
                lines.stream().map(line -> line.member().zh()).collect(Collectors.joining("、")),
                lines.stream().map(line -> line.member().en()).collect(Collectors.joining(", ")));
    }

    private JsonNode tree() {
        try {
            return JSON.readTree(changes == null ? "{\"list\":[]}" : changes);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The terms of its agreement. */
    ObjectNode terms() {
        var terms = JSON.createObjectNode()
                .put("renewal", position)
                .put("firstDay", firstDay.toString())
                .put("termMonths", termMonths);
        if (monthlyRent != null) {
            terms.put("monthlyRent", monthlyRent.toPlainString());
        }
        return changes == null ? terms : terms.set("changes", changed());
    }
}
