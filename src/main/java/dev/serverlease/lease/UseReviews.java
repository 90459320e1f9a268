package dev.serverlease.lease;

import java.sql.Timestamp;
import java.sql.Types;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The completed use reviews of a lease, oldest first. */
@Repository
public class UseReviews {

    private final JdbcClient jdbc;

    private final HeldLeases held;

    UseReviews(JdbcClient jdbc, HeldLeases held) {
        this.jdbc = jdbc;
        this.held = held;
    }

    public void add(String leaseNumber, UseReview review) {
        held.changed(leaseNumber);
        jdbc.sql("""
                        with added as (
                          insert into lease.use_review (lease_number, position, due_at, outcome, actual_use, ground, reviewer,
                            completed_at, cure_by)
                          values (:number, :position, :dueAt, :outcome, :actualUse, :ground, :reviewer, :at, :cureBy)
                          returning lease_number),
                        reviewed as (
                          update lease.lease set last_review_at = :at, next_review_at = null where number = :number)
                        insert into lease.audit (lease_number, at, actor, action, detail)
                        select lease_number, :at, :reviewer, 'USE_REVIEWED_' || :outcome,
                          jsonb_build_object('actualUse', :actualUse, 'ground', :ground) from added""")
                .param("number", leaseNumber)
                .param("position", review.position())
                .param("dueAt", Timestamp.from(review.dueAt()))
                .param("outcome", review.outcome())
                .param("actualUse", review.actualUse())
                .param("ground", review.ground())
                .param("reviewer", review.reviewer())
                .param("at", Timestamp.from(review.completedAt()))
                .param("cureBy", review.cureBy() == null ? null : Timestamp.from(review.cureBy()), Types.TIMESTAMP)
                .update();
    }

    public List<UseReview> of(String leaseNumber) {
        return jdbc.sql("select * from lease.use_review where lease_number = :number order by position")
                .param("number", leaseNumber)
                .query((row, index) -> new UseReview(
                        row.getInt("position"),
                        row.getTimestamp("due_at").toInstant(),
                        row.getString("outcome"),
                        row.getString("actual_use"),
                        row.getString("ground"),
                        row.getString("reviewer"),
                        row.getTimestamp("completed_at").toInstant(),
                        row.getTimestamp("cure_by") == null
                                ? null
                                : row.getTimestamp("cure_by").toInstant()))
                .list();
    }
}
