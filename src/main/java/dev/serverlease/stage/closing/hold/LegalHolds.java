package dev.serverlease.stage.closing.hold;

import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.AuditEntry.Row;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * 诉讼保全、证据保全: the grounds for holding an archive, each lifted separately. While one is open, nothing in the archive may
 * be erased, and no retention period ends. One that waits for a legal officer to decide whether the end stands keeps
 * the server too.
 */
@Repository
public class LegalHolds {

    /** The open grounds of the named archive. */
    private static final String STANDING =
            "lease.legal_hold h where h.lease_number = :number and not exists (select from lease.legal_hold_lifted l"
                    + " where l.lease_number = h.lease_number and l.position = h.position)";

    /** The one that is named, or else the newest. */
    private static final String CHOSEN =
            STANDING + " and (cast(:ground as text) is null or h.ground = :ground) order by h.position desc limit 1";

    private static final String GROUNDS =
            "(select string_agg(h.ground, '；' order by h.position) from " + STANDING + ")";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final AuditTrail audit;

    LegalHolds(JdbcClient jdbc, Clock clock, AuditTrail audit) {
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Adds a hold: nothing in the archive may be erased from now on. Idempotent for the same ground.
     *
     * @param ground the court's or authority's order
     * @return whether there is an archive to hold
     */
    public boolean hold(Lease lease, String ground, String actor) {
        return hold(lease, ground, false, actor);
    }

    /**
     * The same until a legal officer decides whether the lease's end stands; meanwhile the server is not taken back.
     *
     * @param ground why that is in doubt
     * @return whether there is an archive to hold
     */
    public boolean holdUntilDecided(Lease lease, String ground) {
        return hold(lease, ground, true, AuditTrail.SYSTEM);
    }

    private boolean hold(Lease lease, String ground, boolean undecided, String actor) {
        int archives = jdbc.sql("select count(*) from lease.user_archive where lease_number = :number")
                .param("number", lease.number())
                .query(Integer.class)
                .single();
        if (archives == 0) {
            return false;
        }
        boolean stands = jdbc.sql("select exists (select from " + STANDING + " and h.ground = :ground)")
                .param("number", lease.number())
                .param("ground", ground)
                .query(Boolean.class)
                .single();
        if (!stands) {
            var now = clock.instant();
            var row = Row.of("ground", ground)
                    .and("undecided", undecided)
                    .and("set_by", actor)
                    .and("set_at", now);
            audit.append(lease.number(), AuditEntry.of(actor, "LEGAL_HOLD_KEPT").keeping("legal_hold", row), now);
            show(lease, null, actor, "LEGAL_HOLD_SET", Row.of("ground", ground).and("undecided", undecided));
        }
        return true;
    }

    /** Why the archive is under legal hold now; empty if it is not. */
    public Optional<String> of(String leaseNumber) {
        return jdbc.sql(
                        "select legal_hold from lease.user_archive where lease_number = :number and legal_hold is not null")
                .param("number", leaseNumber)
                .query(String.class)
                .optional();
    }

    /** Why it is not decided whether the lease's end stands; empty if nothing waits for that. */
    public Optional<String> undecided(String leaseNumber) {
        return jdbc.sql("select string_agg(h.ground, '；' order by h.position) from " + STANDING + " and h.undecided"
                        + " having count(*) > 0")
                .param("number", leaseNumber)
                .query(String.class)
                .optional();
    }

    /** Of these leases those of which something waits for that. */
    Set<String> undecided(Set<String> numbers) {
        return jdbc.sql("select lease_number from lease.end_in_doubt where lease_number = any(:numbers::text[])")
                .param("numbers", numbers.toArray(String[]::new))
                .query(String.class)
                .set();
    }

    /** The day on which what is not decided came up first; only where something is. */
    public LocalDate doubtedOn(String leaseNumber) {
        return jdbc.sql("select min(h.set_at) from " + STANDING + " and h.undecided")
                .param("number", leaseNumber)
                .query((row, index) -> LocalDate.ofInstant(row.getTimestamp(1).toInstant(), clock.getZone()))
                .single();
    }

    /** Whether something came up after that moment which is not decided. */
    boolean isUndecidedSince(String leaseNumber, Instant moment) {
        return jdbc.sql("select exists (select from " + STANDING + " and h.undecided and h.set_at > :moment)")
                .param("number", leaseNumber)
                .param("moment", Timestamp.from(moment))
                .query(Boolean.class)
                .single();
    }

    /** Whether the hold that would be lifted is such a one. */
    public boolean isUndecided(String leaseNumber, @Nullable String ground) {
        return jdbc.sql("select h.undecided from " + CHOSEN)
                .param("number", leaseNumber)
                .param("ground", ground)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /**
     * Lifts one hold.
     *
     * @param ground which; null for the one that was set last
     * @param retainUntil until when a closed archive is kept after the last hold is lifted
     * @return whether there was such a hold
     */
    public boolean lift(Lease lease, @Nullable String ground, LocalDate retainUntil, String actor) {
        var standing = jdbc.sql("select h.position, h.ground from " + CHOSEN)
                .param("number", lease.number())
                .param("ground", ground)
                .query(LegalHolds::standing)
                .optional();
        standing.ifPresent(which -> lift(lease, which, null, retainUntil, actor));
        return standing.isPresent();
    }

    /**
     * Lifts all that wait for the same: whether the lease's end stands.
     *
     * @param reason what was found
     * @param retainUntil as of {@link #lift}
     */
    public void liftDecided(Lease lease, String reason, LocalDate retainUntil, String actor) {
        jdbc.sql("select h.position, h.ground from " + STANDING + " and h.undecided order by h.position")
                .param("number", lease.number())
                .query(LegalHolds::standing)
                .list()
                .forEach(which -> lift(lease, which, reason, retainUntil, actor));
    }

    /** Its position and its ground. */
    private static Map.Entry<Integer, String> standing(ResultSet row, int index) throws SQLException {
        return Map.entry(row.getInt("position"), row.getString("ground"));
    }

    private void lift(
            Lease lease,
            Map.Entry<Integer, String> which,
            @Nullable String reason,
            LocalDate retainUntil,
            String actor) {
        var now = clock.instant();
        var row = Row.of("position", which.getKey())
                .and("reason", reason)
                .and("lifted_by", actor)
                .and("lifted_at", now);
        audit.append(lease.number(), AuditEntry.of(actor, "LEGAL_HOLD_KEPT").keeping("legal_hold_lifted", row), now);
        show(
                lease,
                retainUntil,
                actor,
                "LEGAL_HOLD_LIFTED",
                Row.of("ground", which.getValue()).and("reason", reason));
    }

    /** Writes the open grounds to the archive, with an audit entry. */
    private void show(Lease lease, @Nullable LocalDate retainUntil, String actor, String action, Row said) {
        var retained = jdbc.sql("update lease.user_archive set legal_hold = " + GROUNDS
                        + ", retain_until = case when closed_at is not null and " + GROUNDS
                        + " is null then cast(:until as date) end where lease_number = :number returning retain_until")
                .param("number", lease.number())
                .param("until", retainUntil == null ? null : retainUntil.toString())
                .query((row, index) -> Optional.ofNullable(row.getString("retain_until")))
                .single();
        var detail = said.and("retainUntil", retained.orElse(null));
        audit.append(lease.number(), AuditEntry.of(actor, action).detail(detail.columns()), clock.instant());
    }
}
