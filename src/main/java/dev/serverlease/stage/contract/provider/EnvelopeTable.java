package dev.serverlease.stage.contract.provider;

import dev.serverlease.lease.Moment;
import dev.serverlease.signature.provider.SigningPlatform.EnvelopeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was handed to a platform, and when it is looked after next. */
@Repository
class EnvelopeTable {

    private static final int AT_A_TIME = 50;

    private final JdbcClient jdbc;
    private final Moment moment;

    EnvelopeTable(JdbcClient jdbc, Moment moment) {
        this.jdbc = jdbc;
        this.moment = moment;
    }

    enum State {
        WANTED,
        OPEN,
        SIGNED,
        REFUSED,
        DECLINED,
        EXPIRED,
        CANCELLED
    }

    /**
     * @param request ours; the same for each attempt
     * @param envelope the platform's; null until it has answered
     * @param failures attempts that failed, in a row
     */
    record Row(
            UUID request,
            String leaseNumber,
            int version,
            @Nullable EnvelopeId envelope,
            State state,
            int failures) {

        boolean isOpen() {
            return state == State.WANTED || state == State.OPEN;
        }
    }

    void want(String leaseNumber, int version) {
        jdbc.sql(
                        "insert into lease.signing_envelope (request, lease_number, contract_version, state, asked_at, next_at)"
                                + " values (:request, :number, :version, 'WANTED', :now, :now)")
                .param("request", UUID.randomUUID())
                .param("number", leaseNumber)
                .param("version", version)
                .param("now", now(Duration.ZERO))
                .update();
    }

    /** Those that are due, the longest waiting first. */
    List<Row> due() {
        return jdbc.sql("select * from lease.signing_envelope where next_at <= :now order by next_at limit "
                        + AT_A_TIME)
                .param("now", now(Duration.ZERO))
                .query(EnvelopeTable::row)
                .list();
    }

    Optional<Row> by(EnvelopeId envelope) {
        return jdbc.sql("select * from lease.signing_envelope where envelope = :envelope")
                .param("envelope", envelope.value())
                .query(EnvelopeTable::row)
                .optional();
    }

    Optional<Row> byMail(long mail) {
        return jdbc.sql("select * from lease.signing_envelope where mail = :mail and state = 'OPEN'")
                .param("mail", mail)
                .query(EnvelopeTable::row)
                .optional();
    }

    /** As it is now, under its lock. */
    Row lock(UUID request) {
        return jdbc.sql("select * from lease.signing_envelope where request = :request for update")
                .param("request", request)
                .query(EnvelopeTable::row)
                .single();
    }

    /** The newest request for a signature under the lease's contract. */
    Optional<Row> newest(String leaseNumber) {
        return jdbc.sql(
                        "select * from lease.signing_envelope where lease_number = :number order by asked_at desc limit 1")
                .param("number", leaseNumber)
                .query(EnvelopeTable::row)
                .optional();
    }

    void opened(UUID request, EnvelopeId envelope, @Nullable Long mail, Duration next) {
        jdbc.sql(
                        "update lease.signing_envelope set envelope = :envelope, state = 'OPEN', mail = :mail, next_at = :next,"
                                + " failures = 0 where request = :request")
                .param("envelope", envelope.value())
                .param("mail", mail, Types.BIGINT)
                .param("next", now(next))
                .param("request", request)
                .update();
    }

    void mailed(UUID request, @Nullable Long mail) {
        jdbc.sql("update lease.signing_envelope set mail = :mail where request = :request")
                .param("mail", mail, Types.BIGINT)
                .param("request", request)
                .update();
    }

    void ended(UUID request, State state) {
        jdbc.sql("update lease.signing_envelope set state = :state, next_at = null where request = :request")
                .param("state", state.name())
                .param("request", request)
                .update();
    }

    /** @param failed whether the look failed */
    void lookAgain(UUID request, Duration in, boolean failed) {
        jdbc.sql(
                        "update lease.signing_envelope set next_at = :next, failures = case when :failed then failures + 1 else 0 end"
                                + " where request = :request and next_at is not null")
                .param("next", now(in))
                .param("failed", failed)
                .param("request", request)
                .update();
    }

    private Timestamp now(Duration later) {
        return Timestamp.from(moment.now().plus(later));
    }

    private static Row row(ResultSet row, int index) throws SQLException {
        var envelope = row.getString("envelope");
        return new Row(
                row.getObject("request", UUID.class),
                row.getString("lease_number"),
                row.getInt("contract_version"),
                envelope == null ? null : new EnvelopeId(envelope),
                State.valueOf(row.getString("state")),
                row.getInt("failures"));
    }
}
