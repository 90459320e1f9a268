package dev.serverlease.register;

import dev.serverlease.config.LeaseSettings.Lessor;
import dev.serverlease.law.facts.RegisterStatus;
import dev.serverlease.law.number.Uscc;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the registers, page by page. */
@Repository
class RegisterPages {

    private final JdbcClient jdbc;
    private final Lessors lessors;

    RegisterPages(JdbcClient jdbc, Lessors lessors) {
        this.jdbc = jdbc;
        this.lessors = lessors;
    }

    /**
     * @param holderUscc null for the filing of an individual, who is identified by {@code holderName}
     * @param status as the register last showed it; after {@code validTo} the entry is not valid regardless
     * @param readOn the day on which the entry was read from the public register
     */
    record PermitEntry(
            String number,
            PermitRegister.Kind kind,
            @Nullable String holderUscc,
            @Nullable String holderName,
            Set<String> items,
            RegisterStatus status,
            @Nullable LocalDate validTo,
            @Nullable LocalDate renewalAppliedOn,
            LocalDate readOn) {}

    record LessorEntry(String code, Lessor lessor, LocalDate readOn) {}

    /** @param more whether another page follows */
    record Permits(List<PermitEntry> permits, int page, int size, boolean more) {}

    /** @param more whether another page follows */
    record LessorList(List<LessorEntry> lessors, int page, int size, boolean more) {}

    /** @param page counted from 0 */
    Permits permits(@Nullable String number, @Nullable String holder, int page, int size) {
        var rows = jdbc.sql("select * from lease.permit_register where true"
                        + (number == null ? "" : " and number = :number")
                        + (holder == null ? "" : " and holder_uscc = :holder")
                        + " order by number limit :limit offset :offset")
                .param("number", number)
                .param("holder", holder == null ? null : Uscc.normal(holder))
                .param("limit", size + 1)
                .param("offset", (long) page * size)
                .query((row, index) -> new PermitEntry(
                        row.getString("number"),
                        PermitRegister.Kind.valueOf(row.getString("kind")),
                        row.getString("holder_uscc"),
                        row.getString("holder_name"),
                        PermitRegister.items(row),
                        RegisterStatus.valueOf(row.getString("status")),
                        row.getObject("valid_to", LocalDate.class),
                        row.getObject("renewal_applied_on", LocalDate.class),
                        row.getObject("read_on", LocalDate.class)))
                .list();
        return new Permits(rows.subList(0, Math.min(size, rows.size())), page, size, rows.size() > size);
    }

    /** @param page counted from 0 */
    LessorList lessors(int page, int size) {
        var rows = jdbc.sql("select * from lease.lessor_register order by code limit :limit offset :offset")
                .param("limit", size + 1)
                .param("offset", (long) page * size)
                .query((row, index) -> new LessorEntry(
                        row.getString("code"),
                        lessors.lessor(row.getString("facts")),
                        row.getObject("read_on", LocalDate.class)))
                .list();
        return new LessorList(rows.subList(0, Math.min(size, rows.size())), page, size, rows.size() > size);
    }
}
