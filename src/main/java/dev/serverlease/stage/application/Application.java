package dev.serverlease.stage.application;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.lease.CanonicalJson;
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

    boolean lesseeIsIndividual() {
        return content.path("lessee").path("kind").asText().equals("INDIVIDUAL");
    }

    /** The agreed term; null while start date or term is missing. */
    @Nullable
    Term term() {
        var contract = content.path("contract");
        if (!contract.has("startDate") || !contract.has("termMonths")) {
            return null;
        }
        return Term.of(
                LocalDate.parse(contract.path("startDate").asText()),
                contract.path("termMonths").asInt());
    }

    NewLease leaseFor(String applicant, String processInstanceId) {
        return new NewLease(
                reference(), applicant, canonical, digest, lesseeName(), lesseeUscc(), term(), processInstanceId);
    }
}
