package dev.serverlease.steering.level;

import dev.serverlease.config.IsoPeriod;
import dev.serverlease.config.LeaseSettings;
import java.sql.ResultSet;
import java.sql.SQLException;
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

    private static final String WITH_BACK = "select s.*, b.taken_back_by, b.taken_back_at, b.ground as back_ground"
            + " from lease.service_level s left join lease.service_level_taken_back b on b.service_level = s.id";

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
     * @param takenBack null unless it was before it counted: then it never does
     */
    public record Decided(
            long id,
            ServiceLevel level,
            IsoPeriod period,
            Instant inForceAt,
            String setBy,
            Instant setAt,
            String ground,
            @Nullable TakenBack takenBack) {}

    /** That a level which was set does not come to count. */
    public record TakenBack(String by, Instant at, String ground) {}

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

    /** What counts where managers have set nothing; empty where the table of the models decides. */
    public Optional<IsoPeriod> withoutManagers(ServiceLevel level) {
        return level.set(settings);
    }

    /** What managers have set by then; empty while the settings count. Read now. */
    public Optional<Decided> decidedAt(ServiceLevel level, Instant instant) {
        return inForce(level, instant, all());
    }

    /** All that was ever set of it, the newest first. Read now. */
    public List<Decided> history(ServiceLevel level) {
        return jdbc.sql(WITH_BACK + " where level = :level order by id desc")
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
        forgetAtTheEnd();
    }

    /** Keeps that one does not come to count, likewise. @return false if it was taken back already */
    boolean takeBack(long id, TakenBack back) {
        boolean kept =
                jdbc.sql("insert into lease.service_level_taken_back (service_level, taken_back_by, taken_back_at,"
                                        + " ground) values (:id, :by, :now, :ground) on conflict do nothing")
                                .param("id", id)
                                .param("by", back.by())
                                .param("now", Timestamp.from(back.at()))
                                .param("ground", back.ground())
                                .update()
                        > 0;
        forgetAtTheEnd();
        return kept;
    }

    private void forgetAtTheEnd() {
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

    /**
     * Without those taken back, by when they count; of two that count from the same instant the newer one comes last.
     */
    List<Decided> all() {
        return jdbc.sql(WITH_BACK + " where taken_back_at is null order by in_force_at, id")
                .query((row, index) -> decided(row))
                .list();
    }

    private static Decided decided(ResultSet row) throws SQLException {
        var backAt = row.getTimestamp("taken_back_at");
        return new Decided(
                row.getLong("id"),
                ServiceLevel.valueOf(row.getString("level")),
                IsoPeriod.parse(row.getString("period")),
                row.getTimestamp("in_force_at").toInstant(),
                row.getString("set_by"),
                row.getTimestamp("set_at").toInstant(),
                row.getString("ground"),
                backAt == null
                        ? null
                        : new TakenBack(
                                row.getString("taken_back_by"), backAt.toInstant(), row.getString("back_ground")));
    }
}
