package dev.serverlease.lease;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists of leases, page by page, from our own indexed table. */
@Repository
public class LeasePages {

    private final JdbcClient jdbc;
    private final Clock clock;

    LeasePages(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Row(
            String number,
            String reference,
            LeaseStage stage,
            String stageName,
            @Nullable EndReason endReason,
            String lessee,
            String applicant,
            @Nullable Risk risk,
            OffsetDateTime stageSince,
            @Nullable OffsetDateTime nextReviewAt,
            @Nullable OffsetDateTime termEndsAt,
            @Nullable OffsetDateTime dueAt,
            boolean indefinite) {}

    /** @param more whether another page follows */
    public record Page(List<Row> leases, int page, int size, boolean more) {}

    /**
     * The newest first.
     *
     * @param lessee beginning of the lessee's name, or its whole credit code
     * @param applicant only this applicant's leases; null for all
     * @param page counted from 0
     */
    public Page page(
            @Nullable LeaseStage stage,
            @Nullable String lessee,
            @Nullable String reference,
            @Nullable String applicant,
            int page,
            int size) {
        return page(stage, lessee, reference, applicant, "", "number desc", page, size);
    }

    /**
     * The leases that have not ended, by their next date; overdue ones first.
     *
     * @param stage only leases in this stage; null for all except ended ones
     */
    public Page dueFirst(
            @Nullable LeaseStage stage, @Nullable String lessee, @Nullable String applicant, int page, int size) {
        return stage == LeaseStage.ENDED
                ? page(stage, lessee, null, applicant, page, size)
                : page(stage, lessee, null, applicant, " and stage <> 'ENDED'", "due_at, number", page, size);
    }

    private Page page(
            @Nullable LeaseStage stage,
            @Nullable String lessee,
            @Nullable String reference,
            @Nullable String applicant,
            String condition,
            String order,
            int page,
            int size) {
        var where = new StringBuilder("where true").append(condition);
        append(where, stage, " and stage = :stage");
        append(where, lessee, " and (lessee_name like :lesseePrefix escape '\\' or lessee_uscc = :lessee)");
        append(where, reference, " and reference = :reference");
        append(where, applicant, " and applicant = :applicant");
        var rows = jdbc.sql(
                        "select * from lease.lease " + where + " order by " + order + " limit :limit offset :offset")
                .param("stage", stage == null ? null : stage.name())
                .param("lessee", lessee)
                .param("lesseePrefix", lessee == null ? null : lessee.replaceAll("([\\\\%_])", "\\\\$1") + "%")
                .param("reference", reference)
                .param("applicant", applicant)
                .param("limit", size + 1)
                .param("offset", (long) page * size)
                .query((row, index) -> row(row))
                .list();
        return new Page(rows.subList(0, Math.min(size, rows.size())), page, size, rows.size() > size);
    }

    /** The rows of these leases, by their numbers. */
    public Map<String, Row> byNumber(Collection<String> numbers) {
        return jdbc
                .sql("select * from lease.lease where number = any(:numbers::text[])")
                .param("numbers", numbers.toArray(new String[0]))
                .query((row, index) -> row(row))
                .list()
                .stream()
                .collect(Collectors.toMap(Row::number, Function.identity()));
    }

    private static void append(StringBuilder where, @Nullable Object value, String condition) {
        if (value != null) {
            where.append(condition);
        }
    }

    private Row row(java.sql.ResultSet row) throws java.sql.SQLException {
        var stage = LeaseStage.valueOf(row.getString("stage"));
        return new Row(
                row.getString("number"),
                row.getString("reference"),
                stage,
                stage.label(),
                row.getString("end_reason") == null ? null : EndReason.valueOf(row.getString("end_reason")),
                row.getString("lessee_name"),
                row.getString("applicant"),
                row.getString("risk") == null ? null : Risk.valueOf(row.getString("risk")),
                row.getTimestamp("stage_since")
                        .toInstant()
                        .atZone(clock.getZone())
                        .toOffsetDateTime(),
                local(row, "next_review_at"),
                local(row, "term_ends_at"),
                local(row, "due_at"),
                row.getBoolean("indefinite"));
    }

    private @Nullable OffsetDateTime local(java.sql.ResultSet row, String column) throws java.sql.SQLException {
        var value = row.getTimestamp(column);
        return value == null ? null : value.toInstant().atZone(clock.getZone()).toOffsetDateTime();
    }
}
