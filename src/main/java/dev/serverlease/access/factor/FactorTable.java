package dev.serverlease.access.factor;

import dev.serverlease.request.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The officers' second factors; their secrets are encrypted. */
@Repository
class FactorTable {

    private final JdbcClient jdbc;
    private final FactorCipher cipher;
    private final Clock clock;

    FactorTable(JdbcClient jdbc, FactorCipher cipher, Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.clock = clock;
    }

    /**
     * @param secret null until the first code of the first app was right
     * @param pending of an app that is being set up, still encrypted, for it may be long forgotten, and its key with
     *     it; null if none is
     */
    record Row(
            byte @Nullable [] secret,
            byte @Nullable [] pending,
            @Nullable Instant pendingAt,
            @Nullable Instant enrolledAt) {}

    Optional<Row> of(String officer) {
        return jdbc.sql("select * from lease.second_factor where officer = :officer")
                .param("officer", officer)
                .query((row, index) -> new Row(
                        decrypted(officer, row.getBytes("secret")),
                        row.getBytes("pending"),
                        instant(row, "pending_at"),
                        instant(row, "enrolled_at")))
                .optional();
    }

    /** Who has one, in their order. */
    List<String> enrolled() {
        return jdbc.sql("select officer from lease.second_factor where secret is not null order by officer")
                .query(String.class)
                .list();
    }

    /** A new app is set up; the one before stays good until the new one's first code is right. */
    void begin(String officer, byte[] secret) {
        jdbc.sql(
                        "insert into lease.second_factor (officer, pending, pending_at) values (:officer, :secret, :now)"
                                + " on conflict (officer) do update set pending = excluded.pending, pending_at = excluded.pending_at")
                .param("officer", officer)
                .param("secret", cipher.encrypted(officer, secret))
                .param("now", now())
                .update();
    }

    /** The new app's first code was right. @return false if no app is being set up */
    boolean enrol(String officer, long step) {
        return jdbc.sql(
                                "update lease.second_factor set secret = pending, enrolled_at = :now, last_step = :step, pending = null,"
                                        + " pending_at = null, wrong = 0, wrong_at = null where officer = :officer and pending is not null")
                        .param("officer", officer)
                        .param("step", step)
                        .param("now", now())
                        .update()
                == 1;
    }

    /** Uses up the code of this step and all before. @return false if that was done already */
    boolean use(String officer, long step) {
        return jdbc.sql("update lease.second_factor set last_step = :step, wrong = 0, wrong_at = null"
                                + " where officer = :officer and last_step < :step")
                        .param("officer", officer)
                        .param("step", step)
                        .update()
                == 1;
    }

    /**
     * Counts a code as wrong before it is looked at, and holds the officer's row until the transaction ends: of many at
     * once each sees what was counted before it. A right code sets the count back.
     *
     * @param most so many wrong ones in a row begin a pause
     * @return false as long as it lasts; then nothing is counted, and nothing is to be looked at
     */
    boolean count(String officer, int most, Duration pause) {
        return jdbc.sql("update lease.second_factor set wrong = case when wrong >= :most then 1 else wrong + 1 end,"
                                + " wrong_at = :now where officer = :officer and (wrong < :most or wrong_at <= :over)")
                        .param("officer", officer)
                        .param("most", most)
                        .param("now", now())
                        .param("over", Timestamp.from(clock.instant().minus(pause)))
                        .update()
                == 1;
    }

    /** @return false if there was none */
    boolean remove(String officer) {
        return jdbc.sql("delete from lease.second_factor where officer = :officer")
                        .param("officer", officer)
                        .update()
                == 1;
    }

    /** @throws Refusal with 409 if nobody can read it any more */
    byte @Nullable [] decrypted(String officer, byte @Nullable [] stored) {
        return stored == null ? null : cipher.decrypted(officer, stored);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
