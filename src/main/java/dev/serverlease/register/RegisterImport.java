package dev.serverlease.register;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.AuditEntry.Row;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.CanonicalJson;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds or replaces entries from a file, all of them or none, and records who did it. */
@Component
class RegisterImport {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final RegisterChanges changes;
    private final Clock clock;

    private final AuditTrail audit;

    RegisterImport(JdbcClient jdbc, ObjectMapper json, RegisterChanges changes, Clock clock, AuditTrail audit) {
        this.audit = audit;
        this.changes = changes;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** @return the lines added or replaced */
    @Transactional
    public int permits(String csv, String by) {
        var rows = PermitFile.read(csv);
        changes.announcePermits(rows);
        // always in the same order, so that simultaneous imports wait for each other and never deadlock
        rows.stream().sorted(Comparator.comparing(PermitRow::number)).forEach(this::put);
        record("PERMITS", csv, rows.size(), by);
        return rows.size();
    }

    /** @return the lines added or replaced */
    @Transactional
    public int lessors(String csv, String by) {
        var rows = LessorFile.read(csv);
        changes.announceLessors(rows);
        rows.stream().sorted(Comparator.comparing(LessorFile.Row::code)).forEach(this::put);
        record("LESSORS", csv, rows.size(), by);
        return rows.size();
    }

    private void put(PermitRow row) {
        jdbc.sql("""
                        insert into lease.permit_register (number, kind, holder_uscc, holder_name, items, status,
                          valid_to, renewal_applied_on, read_on)
                        values (:number, :kind, :holder, :holderName, :items, :status, :validTo, :renewalAppliedOn,
                          :today)
                        on conflict (number) do update set kind = excluded.kind, holder_uscc = excluded.holder_uscc,
                          holder_name = excluded.holder_name, items = excluded.items, status = excluded.status,
                          valid_to = excluded.valid_to, renewal_applied_on = excluded.renewal_applied_on,
                          read_on = excluded.read_on""")
                .param("number", row.number())
                .param("kind", row.kind().name())
                .param("holder", row.holderUscc())
                .param("holderName", row.holderName())
                .param("items", row.items().toArray(new String[0]))
                .param("status", row.status().name())
                .param("validTo", row.validTo())
                .param("renewalAppliedOn", row.renewalAppliedOn())
                .param("today", LocalDate.now(clock))
                .update();
    }

    private void put(LessorFile.Row row) {
        try {
            jdbc.sql("""
                            insert into lease.lessor_register (code, facts, read_on)
                            values (:code, cast(:facts as jsonb), :today)
                            on conflict (code) do update set facts = excluded.facts, read_on = excluded.read_on""")
                    .param("code", row.code())
                    .param("facts", json.writeValueAsString(row.lessor()))
                    .param("today", LocalDate.now(clock))
                    .update();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void record(String register, String csv, int rows, String by) {
        var now = clock.instant();
        audit.append(
                "register " + register,
                AuditEntry.of(by, "REGISTER_IMPORTED")
                        .keeping(
                                "register_import",
                                Row.of("register", register)
                                        .and("imported_by", by)
                                        .and("imported_at", now)
                                        .and("rows", rows)
                                        .and("digest", CanonicalJson.digest(csv))),
                now);
    }
}
