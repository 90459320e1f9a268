package dev.serverlease.stage.contract.link;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whom the signer of a draft named; a draft is forwarded once. */
@Repository
public class Representatives {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    Representatives(JdbcClient jdbc, ObjectMapper json) {
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

    /** Empty if nobody was named for this draft. */
    public Optional<Representative> of(String leaseNumber, int version) {
        return jdbc.sql("select representative::text from lease.signing_link where lease_number = :number"
                        + " and contract_version = :version and representative is not null")
                .param("number", leaseNumber)
                .param("version", version)
                .query(String.class)
                .optional()
                .map(this::read);
    }

    private Representative read(String text) {
        try {
            return json.readValue(text, Representative.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
