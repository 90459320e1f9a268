package dev.serverlease.steering.level;

import dev.serverlease.config.IsoPeriod;
import dev.serverlease.config.LeaseSettings;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The service levels in force at an instant. What managers set is kept for good and counts from a later instant on, so
 * that whoever asks about the same instant again, a timer or another node, gets the same answer.
 */
@Repository
public class ServiceLevels {

    /**
     * How long after it is recorded a level counts at the earliest. By then every node has read it: none keeps what it
     * has read for longer than half of that.
     */
    public static final Duration KNOWN_BY_THEN = Duration.ofMinutes(1);

    private static final long KEPT_NANOS = KNOWN_BY_THEN.dividedBy(2).toNanos();

    private final JdbcClient jdbc;
    private final LeaseSettings settings;
    private volatile @Nullable Read read;

    ServiceLevels(JdbcClient jdbc, LeaseSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /**
     * A level as it was set.
     *
     * @param inForceAt from when on it counts, until the next one of its kind does
     */
    public record Decided(
            long id,
            ServiceLevel level,
            IsoPeriod period,
            Instant inForceAt,
            String setBy,
            Instant setAt,
            String ground) {}

    private record Read(List<Decided> all, long at) {}

    /**
     * The level for what begins then.
     *
     * @throws IllegalStateException for an interval of use reviews that nobody has set; see {@link #setAt}
     */
    public IsoPeriod at(ServiceLevel level, Instant begin) {
        return setAt(level, begin).orElseThrow(() -> new IllegalStateException("Nobody has set " + level));
    }

    /** The same; empty where neither managers nor settings say anything, so that the table of the models decides. */
    public Optional<IsoPeriod> setAt(ServiceLevel level, Instant begin) {
        return inForce(level, begin, known()).map(Decided::period).or(() -> level.set(settings));
    }

    /** What managers have set by then; empty while the settings count. Read now. */
    public Optional<Decided> decidedAt(ServiceLevel level, Instant instant) {
        return inForce(level, instant, all());
    }

    /** All that was ever set of it, the newest first. Read now. */
    public List<Decided> history(ServiceLevel level) {
        return jdbc.sql("select * from lease.service_level where level = :level order by id desc")
                .param("level", level.name())
                .query((row, index) -> decided(row))
                .list();
    }

    /** Keeps a level, with an id of its own, in the caller's transaction; this node knows it after that. */
    void add(Decided decided) {
        jdbc.sql("insert into lease.service_level (level, period, in_force_at, set_by, set_at, ground)"
                        + " values (:level, :period, :from, :by, :now, :ground)")
                .param("level", decided.level().name())
                .param("period", decided.period().amount().toString())
                .param("from", Timestamp.from(decided.inForceAt()))
                .param("by", decided.setBy())
                .param("now", Timestamp.from(decided.setAt()))
                .param("ground", decided.ground())
                .update();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                forget();
            }
        });
    }

    /** Reads again at the next question. */
    void forget() {
        read = null;
    }

    static Optional<Decided> inForce(ServiceLevel level, Instant instant, List<Decided> all) {
        return all.stream()
                .filter(set -> set.level() == level && !set.inForceAt().isAfter(instant))
                .reduce((earlier, later) -> later);
    }

    private List<Decided> known() {
        var kept = read;
        if (kept == null || System.nanoTime() - kept.at() > KEPT_NANOS) {
            long now = System.nanoTime();
            kept = new Read(all(), now);
            read = kept;
        }
        return kept.all();
    }

    /** By when they count; of two that count from the same instant the newer one comes last. */
    List<Decided> all() {
        return jdbc.sql("select * from lease.service_level order by in_force_at, id")
                .query((row, index) -> decided(row))
                .list();
    }

    private static Decided decided(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Decided(
                row.getLong("id"),
                ServiceLevel.valueOf(row.getString("level")),
                IsoPeriod.of(row.getString("period")),
                row.getTimestamp("in_force_at").toInstant(),
                row.getString("set_by"),
                row.getTimestamp("set_at").toInstant(),
                row.getString("ground"));
    }
}
