package dev.serverlease.stage.application;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.lease.CanonicalJson;
import dev.serverlease.lease.LeaseRounds;
import dev.serverlease.lease.NewLease;
import dev.serverlease.lease.Term;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An application that has passed the schema: it has no absent members, and amounts are decimal strings. */
public record Application(ObjectNode content, String canonical, String digest) {

    static Application of(ObjectNode content) {
        var sorted = CanonicalJson.sorted(content);
        var canonical = sorted.toString();
        return new Application(sorted, canonical, CanonicalJson.digest(canonical));
    }

    String reference() {
        return content.path("reference").asText();
    }

    String lesseeName() {
        return content.path("lessee").path("name").asText();
    }

    @Nullable
    String lesseeUscc() {
        return content.path("lessee").path("uscc").asText(null);
    }

    /**
     * The agreed term; null while start date or term is missing. Unless its days are fixed, it ends as it does if the
     * server is handed over on the planned start, which is then not counted (Civil Code art. 201).
     */
    @Nullable
    Term term() {
        var contract = content.path("contract");
        if (!contract.has("startDate") || !contract.has("termMonths")) {
            return null;
        }
        var start = LocalDate.parse(contract.path("startDate").asText());
        int months = contract.path("termMonths").asInt();
        return contract.path("rentBasis").asText().equals("FIXED")
                ? Term.of(start, months)
                : new Term(start, Term.afterHandOver(start, months).lastDay());
    }

    NewLease leaseFor(String applicant, String processInstanceId) {
        return new NewLease(
                reference(), applicant, canonical, digest, lesseeName(), lesseeUscc(), term(), processInstanceId);
    }

    /** @param term null where the dates of the lease stay as they are */
    LeaseRounds.Next nextRound(@Nullable Term term) {
        return new LeaseRounds.Next(canonical, digest, lesseeName(), lesseeUscc(), term);
    }
}
