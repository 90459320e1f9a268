package dev.serverlease.lease;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.serverlease.lease.dates.OpenDate;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Lists of leases, page by page, from our own indexed table. */
@Repository
public class LeasePages {

    /** Beside the row: when the contract ended, and what its lessee was called before, the oldest first. */
    private static final String BESIDES = ", lease.contract_ended_at(l) as ended_at, array(select f.name from"
            + " lease.former_lessee f where f.lease_number = l.number and f.name <> l.lessee_name order by f.round)"
            + " as former_names, array(select f.uscc from lease.former_lessee f where f.lease_number = l.number"
            + " and f.uscc <> l.lessee_uscc order by f.round) as former_numbers";

    /** Of former names and numbers no more are looked at: whoever finds so many writes more of the name. */
    static final String LESSEE = " and (lessee_name like :lesseePrefix escape '\\' or lessee_uscc = :lessee"
            + " or number = any(array(select f.lease_number from lease.former_lessee f"
            + " where f.name like :lesseePrefix escape '\\' or f.uscc = :lessee limit 1000)))";

    private static final String NOT_ENDED = " and stage <> 'ENDED'";

    /** As the indexes have it: what waits for no date comes last. */
    private static final String DUE = "coalesce(due_at, 'infinity'), number";

    private static final String NEWER_FIRST = "number desc";

    private final JdbcClient jdbc;
    private final Clock clock;

    LeasePages(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A lease as lists show it.
     *
     * @param formerNames of a lessee that was renamed since the contract, the oldest first
     * @param formerNumbers the same of credit codes that were recorded wrongly
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Row(
            String number,
            String reference,
            LeaseStage stage,
            String stageName,
            @Nullable EndReason endReason,
            String lessee,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> formerNames,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> formerNumbers,
            String applicant,
            @Nullable Risk risk,
            OffsetDateTime stageSince,
            @Nullable OffsetDateTime nextReviewAt,
            @Nullable OffsetDateTime termEndsAt,
            @Nullable OffsetDateTime dueAt,
            @Nullable String dueWhat,
            boolean overdue,
            boolean indefinite) {

        /** The year of {@code dueAt}, as in {@link OpenDate#holidaysMissing()}. */
        @JsonProperty
        public @Nullable Integer holidaysMissing() {
            return OpenDate.holidaysMissing(dueAt);
        }
    }

    /**
     * Which leases are listed; what is null does not narrow the list.
     *
     * @param lessee beginning of the lessee's name, or its whole credit code, of today or of before a change of the
     *     party
     * @param overdue whether only those whose next date is past
     */
    public record Filter(
            @Nullable LeaseStage stage,
            @Nullable String lessee,
            @Nullable String reference,
            @Nullable String applicant,
            boolean overdue) {}

    /** @param more whether another page follows */
    public record Page(List<Row> leases, int page, int size, boolean more) {

        /** The last one of this page, after which the next page begins; null if none follows. */
        @JsonProperty
        public @Nullable String next() {
            return more ? leases.get(leases.size() - 1).number() : null;
        }
    }

    /**
     * The newest first.
     *
     * @param after number of a lease: the page begins behind its place; null for the first page
     * @param page counted from 0, from that place
     */
    public Page page(Filter filter, @Nullable String after, int page, int size) {
        return page(filter, "", NEWER_FIRST, after, page, size);
    }

    /**
     * The leases that have not ended, by their next date, overdue ones first; those that have ended only if asked for.
     *
     * @param after number of a lease: the page begins behind the place that it has now; null for the first page
     */
    public Page dueFirst(Filter filter, @Nullable String after, int size) {
        return filter.stage() == LeaseStage.ENDED
                ? page(filter, after, 0, size)
                : page(filter, NOT_ENDED, DUE, after, 0, size);
    }

    private Page page(Filter filter, String which, String order, @Nullable String after, int page, int size) {
        var behind = after == null
                ? ""
                : order.equals(DUE)
                        ? " and (" + DUE + ") > (select " + DUE + " from lease.lease where number = :after)"
                        : " and number < :after";
        var rows = chosen(
                        "select *" + BESIDES,
                        filter,
                        which + behind,
                        " order by " + order + " limit :limit offset :offset")
                .param("after", after)
                .param("limit", size + 1)
                .param("offset", (long) page * size)
                .query((row, index) -> row(row))
                .list();
        return new Page(rows.subList(0, Math.min(size, rows.size())), page, size, rows.size() > size);
    }

    /** How many {@link #dueFirst} lists on all its pages, counted up to {@code most}. */
    public long count(Filter filter, int most) {
        var condition = filter.stage() == LeaseStage.ENDED ? "" : NOT_ENDED;
        return chosen("select count(*) from (select", filter, condition, " limit :limit) found")
                .param("limit", most)
                .query(Long.class)
                .single();
    }

    private StatementSpec chosen(String select, Filter filter, String condition, String end) {
        var where = new StringBuilder(" from lease.lease l where true").append(condition);
        append(where, filter.stage(), " and stage = :stage");
        append(where, filter.lessee(), LESSEE);
        append(where, filter.reference(), " and reference = :reference");
        append(where, filter.applicant(), " and applicant = :applicant");
        if (filter.overdue()) {
            where.append(" and coalesce(due_at, 'infinity') < :now");
        }
        var lessee = filter.lessee();
        return jdbc.sql(select + where + end)
                .param("stage", filter.stage() == null ? null : filter.stage().name())
                .param("lessee", lessee)
                .param("lesseePrefix", lessee == null ? null : lessee.replaceAll("([\\\\%_])", "\\\\$1") + "%")
                .param("reference", filter.reference())
                .param("applicant", filter.applicant())
                .param("now", Timestamp.from(clock.instant()));
    }

    /** All that a lease waits for now, the earliest first. */
    public List<OpenDate> openDates(String number) {
        return jdbc.sql("select d.what, d.at from lease.lease l, lease.open_dates(l) d where l.number = :number"
                        + " order by d.at, d.what")
                .param("number", number)
                .query((row, index) -> new OpenDate(
                        row.getString("what"), Objects.requireNonNull(local(row, "at")), isPast(row, "at")))
                .list();
    }

    /** Whether it is indefinite and has its last day from a notice, also once that is past (Civil Code art. 730). */
    public boolean endsByNotice(Lease lease) {
        return lease.indefinite()
                && jdbc.sql("select lease.ends_by_notice(l) from lease.lease l where number = :number")
                        .param("number", lease.number())
                        .query(Boolean.class)
                        .single();
    }

    /**
     * When the contract ended: a last day ends with the day after it. Null while it has not, and where none was
     * concluded.
     */
    public @Nullable OffsetDateTime contractEndedAt(Lease lease) {
        return lease.saidEndReason() == null
                ? null
                : jdbc.sql(
                                "select number, lease.contract_ended_at(l) as ended_at from lease.lease l where number = :number")
                        .param("number", lease.number())
                        .query((row, index) -> Optional.ofNullable(local(row, "ended_at")))
                        .single()
                        .orElse(null);
    }

    /**
     * The first instant after the term, as it is: of a lease that has ended the end of its contract, or null where no
     * server was handed over.
     */
    public @Nullable OffsetDateTime termEndsAt(Lease lease) {
        if (lease.saidEndReason() != null) {
            return lease.inForceAt() == null ? null : contractEndedAt(lease);
        }
        var end = lease.termEndsAt();
        return end == null ? null : end.atZone(clock.getZone()).toOffsetDateTime();
    }

    /** The rows of these leases, by their numbers. */
    public Map<String, Row> byNumber(Collection<String> numbers) {
        return jdbc
                .sql("select *" + BESIDES + " from lease.lease l where number = any(:numbers::text[])")
                .param("numbers", numbers.toArray(new String[0]))
                .query((row, index) -> row(row))
                .list()
                .stream()
                .collect(Collectors.toMap(Row::number, Function.identity()));
    }

    /** Of these leases those for which this user applied. */
    public Set<String> appliedForBy(String user, Set<String> numbers) {
        return jdbc.sql("select number from lease.lease where number = any(:numbers::text[]) and applicant = :user")
                .param("numbers", numbers.toArray(String[]::new))
                .param("user", user)
                .query(String.class)
                .set();
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
                row.getString("end_reason") == null || row.getBoolean("notice_due")
                        ? null
                        : EndReason.valueOf(row.getString("end_reason")),
                row.getString("lessee_name"),
                texts(row, "former_names"),
                texts(row, "former_numbers"),
                row.getString("applicant"),
                row.getString("risk") == null ? null : Risk.valueOf(row.getString("risk")),
                row.getTimestamp("stage_since")
                        .toInstant()
                        .atZone(clock.getZone())
                        .toOffsetDateTime(),
                local(row, "next_review_at"),
                row.getString("end_reason") == null || row.getBoolean("notice_due")
                        ? local(row, "term_ends_at")
                        : row.getTimestamp("in_force_at") == null ? null : local(row, "ended_at"),
                local(row, "due_at"),
                row.getString("due_what"),
                isPast(row, "due_at"),
                row.getBoolean("indefinite"));
    }

    private static List<String> texts(java.sql.ResultSet row, String column) throws java.sql.SQLException {
        return Arrays.stream((String[]) row.getArray(column).getArray())
                .distinct()
                .toList();
    }

    /** Overdue: its time was over before now. */
    private boolean isPast(java.sql.ResultSet row, String column) throws java.sql.SQLException {
        var value = row.getTimestamp(column);
        return value != null && value.toInstant().isBefore(clock.instant());
    }

    private @Nullable OffsetDateTime local(java.sql.ResultSet row, String column) throws java.sql.SQLException {
        var value = row.getTimestamp(column);
        return value == null ? null : value.toInstant().atZone(clock.getZone()).toOffsetDateTime();
    }
}
