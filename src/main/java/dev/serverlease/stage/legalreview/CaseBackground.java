package dev.serverlease.stage.legalreview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.config.LeaseSettings;
import dev.serverlease.lease.Lease;
import java.io.UncheckedIOException;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The background of an application: the register entries as read, and the lessee's other leases. */
@Repository
class CaseBackground {

    private static final int MOST_EARLIER = 5;

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final LeaseSettings settings;

    CaseBackground(JdbcClient jdbc, ObjectMapper json, LeaseSettings settings) {
        this.jdbc = jdbc;
        this.json = json;
        this.settings = settings;
    }

    /**
     * Read in one statement, because this happens when a lease is applied for: {@code permits} (whoever holds them),
     * {@code lessor} (its permit; null if the register has no entry), {@code earlier} (the lessee's other leases, by
     * credit code, newest first).
     *
     * @param numbers of permits, filings and approvals that the application names
     */
    JsonNode of(Lease lease, Collection<String> numbers) {
        var text = jdbc.sql("""
                        select jsonb_build_object(
                          'permits', (select jsonb_agg(to_jsonb(p)) from lease.permit_register p where number = any(:numbers)),
                          'lessor', (select jsonb_build_object('permit', facts->'permit', 'read_on', read_on)
                            from lease.lessor_register where code = :lessor),
                          'earlier', (select jsonb_agg(to_jsonb(e)) from (
                            select number, stage, case when not notice_due then end_reason end as end_reason, applied_at, stage_since from lease.lease
                            where lessee_uscc = :uscc and number <> :number order by applied_at desc limit :most) e))::text""")
                .param("numbers", numbers.toArray(new String[0]))
                .param("lessor", settings.lessorCode())
                .param("uscc", lease.lesseeUscc())
                .param("number", lease.number())
                .param("most", MOST_EARLIER)
                .query(String.class)
                .single();
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
