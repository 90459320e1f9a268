package dev.serverlease.stage.contract.link;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.register.LessorsPeople;
import dev.serverlease.request.Refusal.FieldError;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Whom the signer of a draft named. A draft is forwarded once; a representative whom the officer refused does not
 * count.
 */
@Repository
public class Representatives {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final LessorsPeople lessorsPeople;

    Representatives(JdbcClient jdbc, ObjectMapper json, LessorsPeople lessorsPeople) {
        this.lessorsPeople = lessorsPeople;
        this.jdbc = jdbc;
        this.json = json;
    }

    public void name(UUID link, Representative representative) {
        try {
            jdbc.sql("update lease.signing_link set representative = cast(:named as jsonb) where id = :id")
                    .param("named", json.writeValueAsString(representative))
                    .param("id", link)
                    .update();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whom the signer named last; empty if nobody was named for this draft. */
    public Optional<Representative> of(String leaseNumber, int version) {
        return jdbc.sql("select representative::text from lease.signing_link where lease_number = :number"
                        + " and contract_version = :version and representative is not null"
                        + " order by issued_at desc, id limit 1")
                .param("number", leaseNumber)
                .param("version", version)
                .query(String.class)
                .optional()
                .map(this::read);
    }

    /** Whether an officer had a representative sent a link to this draft. */
    public boolean isAccepted(String leaseNumber, int version) {
        return jdbc.sql("select exists (select from lease.signing_link where lease_number = :number"
                        + " and contract_version = :version and letter is not null)")
                .param("number", leaseNumber)
                .param("version", version)
                .query(Boolean.class)
                .single();
    }

    /** Why this person does not sign for the lessee: they stand on the lessor's side; empty if they do not. */
    public List<FieldError> objections(String name, String address, @Nullable String telephone) {
        return lessorsPeople.objections(name, address, telephone);
    }

    private Representative read(String text) {
        try {
            return json.readValue(text, Representative.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
