package dev.serverlease.lease;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a row of the lease table is read. */
final class LeaseRow {

    static final String COLUMNS =
            "number, reference, applicant, former_applicants, stage, end_reason, (select content::text from lease.application a where a.lease_number = number and a.round = lease.round) as application,"
                    + " submission_digest,"
                    + " round, lessee_name, lessee_uscc, risk, officers, process_instance_id, applied_at, stage_since, complete_by, starts_at,"
                    + " in_force_at, term_ends_at, next_review_at, last_review_at, reviewed_at, indefinite,"
                    + " expiry_notice_by, step_by, notice_due,"
                    + " (select u.legal_hold from lease.user_archive u where u.lease_number = number) as legal_hold";

    private LeaseRow() {}

    static Lease read(ResultSet row, int index) throws SQLException {
        return new Lease(
                row.getString("number"),
                row.getString("reference"),
                row.getString("applicant"),
                texts(row.getArray("former_applicants")),
                LeaseStage.valueOf(row.getString("stage")),
                row.getString("end_reason") == null ? null : EndReason.valueOf(row.getString("end_reason")),
                row.getString("application"),
                row.getString("submission_digest"),
                row.getInt("round"),
                row.getString("lessee_name"),
                row.getString("lessee_uscc"),
                row.getString("risk") == null ? null : Risk.valueOf(row.getString("risk")),
                row.getInt("officers"),
                row.getString("process_instance_id"),
                row.getTimestamp("applied_at").toInstant(),
                row.getTimestamp("stage_since").toInstant(),
                instant(row, "complete_by"),
                instant(row, "starts_at"),
                instant(row, "in_force_at"),
                instant(row, "term_ends_at"),
                instant(row, "next_review_at"),
                instant(row, "last_review_at"),
                instant(row, "reviewed_at"),
                row.getBoolean("indefinite"),
                instant(row, "expiry_notice_by"),
                instant(row, "step_by"),
                row.getBoolean("notice_due"),
                row.getString("legal_hold"));
    }

    private static List<String> texts(@Nullable Array texts) throws SQLException {
        return texts == null ? List.of() : List.of((String[]) texts.getArray());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }
}
