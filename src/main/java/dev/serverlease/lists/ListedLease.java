package dev.serverlease.lists;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.serverlease.lease.EndReason;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.Risk;
import dev.serverlease.lease.dates.OpenDate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lease as lists show it.
 *
 * @param lesseeCode the lessee's credit code; null of who has none
 * @param formerNames of a lessee that was renamed since the contract, the oldest first
 * @param formerNumbers the same of credit codes that were recorded wrongly
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ListedLease(
        String number,
        String reference,
        LeaseStage stage,
        String stageName,
        @Nullable EndReason endReason,
        String lessee,
        @Nullable String lesseeCode,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> formerNames,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> formerNumbers,
        String applicant,
        @Nullable Risk risk,
        OffsetDateTime appliedAt,
        OffsetDateTime stageSince,
        @Nullable OffsetDateTime nextReviewAt,
        @Nullable OffsetDateTime termEndsAt,
        @Nullable OffsetDateTime dueAt,
        @Nullable String dueWhat,
        boolean overdue,
        boolean indefinite) {

    /** Beside the row: when the contract ended, and what its lessee was called before, the oldest first. */
    static final String COLUMNS = "l.*, lease.contract_ended_at(l) as ended_at, array(select f.name from"
            + " lease.former_lessee f where f.lease_number = l.number and f.name <> l.lessee_name order by f.round)"
            + " as former_names, array(select f.uscc from lease.former_lessee f where f.lease_number = l.number"
            + " and f.uscc <> l.lessee_uscc order by f.round) as former_numbers";

    /** A row of {@link #COLUMNS}. */
    static ListedLease of(ResultSet row, Clock clock) throws SQLException {
        var stage = LeaseStage.valueOf(row.getString("stage"));
        var reason = row.getString("end_reason");
        boolean said = reason != null && !row.getBoolean("notice_due");
        var risk = row.getString("risk");
        var due = local(row, "due_at", clock);
        return new ListedLease(
                row.getString("number"),
                row.getString("reference"),
                stage,
                stage.label(),
                said ? EndReason.valueOf(reason) : null,
                row.getString("lessee_name"),
                row.getString("lessee_uscc"),
                texts(row, "former_names"),
                texts(row, "former_numbers"),
                row.getString("applicant"),
                risk == null ? null : Risk.valueOf(risk),
                instant(row, "applied_at", clock),
                instant(row, "stage_since", clock),
                local(row, "next_review_at", clock),
                !said
                        ? local(row, "term_ends_at", clock)
                        : row.getTimestamp("in_force_at") == null ? null : local(row, "ended_at", clock),
                due,
                row.getString("due_what"),
                due != null && due.toInstant().isBefore(clock.instant()),
                row.getBoolean("indefinite"));
    }

    /** The year of {@code dueAt}, as in {@link OpenDate#holidaysMissing()}. */
    @JsonProperty
    public @Nullable Integer holidaysMissing() {
        return OpenDate.holidaysMissing(dueAt);
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.stream((String[]) row.getArray(column).getArray())
                .distinct()
                .toList();
    }

    private static OffsetDateTime instant(ResultSet row, String column, Clock clock) throws SQLException {
        return row.getTimestamp(column).toInstant().atZone(clock.getZone()).toOffsetDateTime();
    }

    private static @Nullable OffsetDateTime local(ResultSet row, String column, Clock clock) throws SQLException {
        return row.getTimestamp(column) == null ? null : instant(row, column, clock);
    }
}
