package dev.serverlease.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the journal, newest first, page by page. */
@Repository
class JournalList {

    private final JdbcClient jdbc;
    private final Clock clock;

    JournalList(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A filter of the journal; a null member filters nothing.
     *
     * @param day the day of the act, in the product's time zone
     * @param before only entries with a smaller id, for paging
     */
    record Filter(
            @Nullable String actor,
            @Nullable JournalKind kind,
            @Nullable LocalDate day,
            @Nullable Long before) {}

    /**
     * @param door method and path; empty for a sign-in
     * @param status HTTP status of the answer; null for sign-ins and if none was recorded
     * @param answer the same in words
     * @param count more than 1 if failed sign-ins were summed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            long id,
            OffsetDateTime at,
            String actor,
            String source,
            JournalKind kind,
            String kindName,
            String door,
            @Nullable Integer status,
            String answer,
            @Nullable String bodyDigest,
            int count) {}

    /** @param next the {@code before} of the next page; null if this is the last one */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<Entry> entries, @Nullable Long next) {}

    Page page(Filter filter, int size) {
        var found = jdbc.sql(
                        "select j.*, a.status from lease.journal j left join lease.journal_answer a on a.journal = j.id"
                                + " where true" + (filter.actor() == null ? "" : " and j.actor = :actor")
                                + (filter.kind() == null ? "" : " and j.kind = :kind")
                                + (filter.day() == null ? "" : " and j.at >= :from and j.at < :until")
                                + (filter.before() == null ? "" : " and j.id < :before")
                                + " order by j.id desc limit :limit")
                .param("actor", filter.actor())
                .param("kind", filter.kind() == null ? null : filter.kind().name())
                .param("from", startOf(filter.day(), 0), Types.TIMESTAMP)
                .param("until", startOf(filter.day(), 1), Types.TIMESTAMP)
                .param("before", filter.before())
                .param("limit", size + 1)
                .query(this::entry)
                .list();
        var shown = found.subList(0, Math.min(size, found.size()));
        return new Page(shown, found.size() > size ? shown.get(size - 1).id() : null);
    }

    private @Nullable Timestamp startOf(@Nullable LocalDate day, int daysLater) {
        return day == null
                ? null
                : Timestamp.from(
                        day.plusDays(daysLater).atStartOfDay(clock.getZone()).toInstant());
    }

    private Entry entry(ResultSet row, int index) throws SQLException {
        var kind = JournalKind.valueOf(row.getString("kind"));
        var status = row.getObject("status", Integer.class);
        return new Entry(
                row.getLong("id"),
                row.getTimestamp("at").toInstant().atZone(clock.getZone()).toOffsetDateTime(),
                row.getString("actor"),
                row.getString("source"),
                kind,
                kind.label(),
                row.getString("door"),
                status,
                words(kind, status),
                row.getString("body_digest"),
                row.getInt("count"));
    }

    private static String words(JournalKind kind, @Nullable Integer status) {
        if (kind == JournalKind.EXPORT) {
            return status == null
                    ? "未导出，或者尚未结束 Not taken out, or not at its end yet"
                    : status < 400 ? "已导出 Taken out" : "只导出了一部分 Taken out in part";
        }
        if (kind != JournalKind.WRITE && kind != JournalKind.DECISION) {
            return "";
        }
        if (status == null) {
            return "没有答复记录：仍在办理，或者系统在办理中停止 No answer recorded: still being done, or the system stopped meanwhile";
        }
        return status < 400
                ? "已办理 Done"
                : status < 500 ? "已拒绝，未改动 Refused, nothing changed" : "失败，未改动 Failed, nothing changed";
    }
}
