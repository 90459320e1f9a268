package dev.serverlease.stage.inforce;

import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.AuditEntry.Row;
import dev.serverlease.lease.AuditTrail;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The completed use reviews of a lease, oldest first. */
@Repository
public class UseReviews {

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    UseReviews(JdbcClient jdbc, AuditTrail audit) {
        this.audit = audit;
        this.jdbc = jdbc;
    }

    /**
     * @param reviewed whether the use was reviewed: not for a stop by an order alone, which is kept beside the reviews
     */
    public void add(String leaseNumber, UseReview review, boolean reviewed) {
        var entry = AuditEntry.of(review.reviewer(), "USE_REVIEWED_" + review.outcome())
                .detail(Map.of("actualUse", review.actualUse(), "ground", review.ground()))
                .keeping(
                        "use_review",
                        Row.of("position", review.position())
                                .and("due_at", review.dueAt())
                                .and("outcome", review.outcome().name())
                                .and("actual_use", review.actualUse())
                                .and("ground", review.ground())
                                .and("reviewer", review.reviewer())
                                .and("completed_at", review.completedAt())
                                .and("cure_by", review.cureBy())
                                .and("misuse", review.misuse()));
        var dates = "last_review_at = :at, next_review_at = null" + (reviewed ? ", reviewed_at = :at" : "");
        audit.change(leaseNumber, dates, "", entry, review.completedAt())
                .param("at", Timestamp.from(review.completedAt()))
                .query(Boolean.class)
                .single();
    }

    /**
     * Since when the reviews without a break have found that the use was not the agreed one, or unlawful; empty if the
     * last one did not. The product's own reviews of reports find nothing out.
     *
     * @param after what was found up to then was put right
     */
    public Optional<Instant> misusedSince(String leaseNumber, Instant after) {
        Optional<Instant> since = Optional.empty();
        for (var review : of(leaseNumber)) {
            if (review.misuse() && review.completedAt().isAfter(after)) {
                since = since.isEmpty() ? Optional.of(review.completedAt()) : since;
            } else if (!review.misuse() && !review.reviewer().equals(AuditTrail.SYSTEM)) {
                since = Optional.empty();
            }
        }
        return since;
    }

    /** Whether a review was opened and never completed: the lease left IN_FORCE while it was under way. */
    public boolean isLeftOpen(String leaseNumber) {
        return jdbc.sql("""
                        select exists (select from lease.audit a where a.lease_number = :number
                          and a.action = 'USE_REVIEW_ASKED'
                          and not exists (select from lease.audit b where b.lease_number = :number
                            and b.action like 'USE\\_REVIEWED\\_%' and b.seq > a.seq))""").param("number", leaseNumber).query(Boolean.class).single();
    }

    public List<UseReview> of(String leaseNumber) {
        return jdbc.sql("select * from lease.use_review where lease_number = :number order by position")
                .param("number", leaseNumber)
                .query((row, index) -> new UseReview(
                        row.getInt("position"),
                        row.getTimestamp("due_at").toInstant(),
                        ReviewOutcome.valueOf(row.getString("outcome")),
                        row.getString("actual_use"),
                        row.getString("ground"),
                        row.getString("reviewer"),
                        row.getTimestamp("completed_at").toInstant(),
                        row.getTimestamp("cure_by") == null
                                ? null
                                : row.getTimestamp("cure_by").toInstant(),
                        row.getBoolean("misuse")))
                .list();
    }
}
