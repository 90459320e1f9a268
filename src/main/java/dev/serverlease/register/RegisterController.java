package dev.serverlease.register;

import dev.serverlease.lease.CanonicalJson;
import dev.serverlease.process.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Compliance officers bring the registers up to date. */
@RestController
@Tag(name = "登记册 Registers")
class RegisterController {

    private final JdbcClient jdbc;
    private final Actor actor;
    private final Clock clock;

    RegisterController(JdbcClient jdbc, Actor actor, Clock clock) {
        this.jdbc = jdbc;
        this.actor = actor;
        this.clock = clock;
    }

    /** @param imported lines added or replaced */
    record Imported(int imported) {}

    @PostMapping(value = "/api/registers/permits", consumes = "text/csv")
    @Operation(summary = "导入许可证与备案登记册（CSV，全部导入或者全不导入） Import permits and filings, all or nothing")
    @Transactional
    public Imported importPermits(@RequestBody String csv) {
        var rows = PermitFile.read(csv);
        rows.forEach(this::put);
        recordImport(csv, rows);
        return new Imported(rows.size());
    }

    private void put(PermitRow row) {
        jdbc.sql("""
                        insert into lease.permit_register (number, kind, holder_uscc, items, status, valid_to, read_on)
                        values (:number, :kind, :holder, :items, :status, :validTo, :today)
                        on conflict (number) do update set kind = excluded.kind, holder_uscc = excluded.holder_uscc,
                          items = excluded.items, status = excluded.status, valid_to = excluded.valid_to,
                          read_on = excluded.read_on""")
                .param("number", row.number())
                .param("kind", row.kind())
                .param("holder", row.holderUscc())
                .param("items", row.items().toArray(new String[0]))
                .param("status", row.status())
                .param("validTo", row.validTo() == null ? null : Date.valueOf(row.validTo()))
                .param("today", Date.valueOf(LocalDate.now(clock)))
                .update();
    }

    private void recordImport(String csv, List<PermitRow> rows) {
        jdbc.sql("insert into lease.register_import (register, imported_by, imported_at, rows, digest)"
                        + " values ('PERMITS', :by, :at, :rows, :digest)")
                .param("by", actor.name())
                .param("at", Timestamp.from(clock.instant()))
                .param("rows", rows.size())
                .param("digest", CanonicalJson.digest(csv))
                .update();
    }
}
