package dev.serverlease.stage.inforce.expiry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Term;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
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
 * @param decision AGREE or REFUSE; null until an officer has decided
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

    /** What changes of the application; an empty list for nothing. */
    JsonNode changed() {
        return tree().path("list");
    }

    /** The same as it was written; empty for nothing. */
    String changesAsked() {
        return tree().path("asked").asText("");
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
