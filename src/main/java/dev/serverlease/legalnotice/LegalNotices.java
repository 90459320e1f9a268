package dev.serverlease.legalnotice;

import dev.serverlease.legalnotice.LegalNotice.Delivery;
import dev.serverlease.legalnotice.LegalNotice.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The letters of each lease, with where they stand. */
@Repository
public class LegalNotices {

    /** Each letter with its newest event by each channel, and the mail that it went out by. */
    private static final String SELECT = """
            select n.*, s.digest as sealed_digest, s.at as sealed_at,
              p.kind as post_event, p.at as post_at, p.address as post_to, p.reason as post_reason,
              e.kind as mail_event, e.at as mail_at, e.address as mail_to, e.reason as mail_reason,
              m.next_attempt_at, m.sent_at, m.last_error, m.reply,
              coalesce(l.left_on, (select min((s.at at time zone 'Asia/Shanghai')::date)
                from lease.legal_notice_event s where s.lease_number = n.lease_number
                and s.notice = n.position and s.kind = 'DISPATCHED')) as sent_on,
              l.left_on is not null as given
            from lease.legal_notice n
            left join lease.legal_notice_event s on s.lease_number = n.lease_number and s.notice = n.position
              and s.kind = 'SEALED'
            left join lateral (select * from lease.legal_notice_event x where x.lease_number = n.lease_number
              and x.notice = n.position and x.kind in ('POSTED', 'POST_RETURNED')
              order by x.position desc limit 1) p on true
            left join lateral (select * from lease.legal_notice_event x where x.lease_number = n.lease_number
              and x.notice = n.position and x.kind in ('DISPATCHED', 'HANDED_OVER', 'REFUSED', 'MAIL_RETURNED')
              order by x.position desc limit 1) e on true
            left join lease.mail m on m.id = e.mail
            cross join lateral (select lease.letter_left_on(n.lease_number, n.position) as left_on) l
            where n.lease_number = :number""";

    private final JdbcClient jdbc;

    LegalNotices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest first. */
    public List<LegalNotice> of(String leaseNumber) {
        return jdbc.sql(SELECT + " order by n.position desc")
                .param("number", leaseNumber)
                .query(LegalNotices::read)
                .list();
    }

    /** Empty if this lease has no such letter, whatever another one has. */
    Optional<LegalNotice> find(String leaseNumber, String noticeNumber) {
        return jdbc.sql(SELECT + " and n.number = :notice")
                .param("number", leaseNumber)
                .param("notice", noticeNumber)
                .query(LegalNotices::read)
                .optional();
    }

    Optional<LegalNotice> byKey(String leaseNumber, String idempotencyKey) {
        return jdbc.sql(SELECT + " and n.idempotency_key = :key")
                .param("number", leaseNumber)
                .param("key", idempotencyKey)
                .query(LegalNotices::read)
                .optional();
    }

    /** The place of the lease's next letter among those whose number begins so. */
    int nextOfSeries(String leaseNumber, String series) {
        return jdbc.sql("select count(*) + 1 + lease.numbers_left_out(:number) from lease.legal_notice"
                        + " where lease_number = :number and starts_with(number, :series)")
                .param("number", leaseNumber)
                .param("series", series)
                .query(Integer.class)
                .single();
    }

    byte[] pdf(LegalNotice notice) {
        return jdbc.sql(
                        "select content from lease.attachment_content where lease_number = :number and digest = :digest")
                .param("number", notice.leaseNumber())
                .param("digest", notice.file())
                .query((row, index) -> row.getBytes("content"))
                .single();
    }

    private static LegalNotice read(ResultSet row, int index) throws SQLException {
        return new LegalNotice(
                row.getString("lease_number"),
                row.getInt("position"),
                row.getString("number"),
                LegalNoticeKind.valueOf(row.getString("kind")),
                row.getString("addressee"),
                row.getString("post_address"),
                row.getString("email"),
                row.getString("digest"),
                row.getString("sealed_digest"),
                row.getInt("size"),
                row.getString("asked"),
                row.getString("made_by"),
                row.getTimestamp("made_at").toInstant(),
                row.getObject("sent_on", LocalDate.class),
                row.getBoolean("given"),
                demanded(row),
                here(row),
                mail(row),
                post(row));
    }

    private static @Nullable DemandedRent demanded(ResultSet row) throws SQLException {
        var amount = row.getBigDecimal("demanded");
        return amount == null
                ? null
                : new DemandedRent(
                        amount,
                        row.getString("currency"),
                        row.getObject("overdue_since", LocalDate.class),
                        row.getInt("period_days"));
    }

    private static Delivery here(ResultSet row) throws SQLException {
        var sealedAt = instant(row, "sealed_at");
        return new Delivery(sealedAt == null ? State.PREPARED : State.SEALED, sealedAt, null, null, null);
    }

    private static @Nullable Delivery post(ResultSet row) throws SQLException {
        var event = row.getString("post_event");
        return event == null
                ? null
                : new Delivery(
                        State.valueOf(event),
                        instant(row, "post_at"),
                        row.getString("post_to"),
                        row.getString("post_reason"),
                        null);
    }

    /** The mail knows more than the last event until its outcome is recorded. */
    private static @Nullable Delivery mail(ResultSet row) throws SQLException {
        var event = row.getString("mail_event");
        if (event == null) {
            return null;
        }
        var at = instant(row, "mail_at");
        var address = row.getString("mail_to");
        if (!event.equals("DISPATCHED")) {
            return new Delivery(State.valueOf(event), at, address, row.getString("mail_reason"), null);
        }
        if (row.getTimestamp("sent_at") != null) {
            return new Delivery(State.HANDED_OVER, instant(row, "sent_at"), address, row.getString("reply"), null);
        }
        var error = row.getString("last_error");
        return error == null
                ? new Delivery(State.QUEUED, at, address, null, instant(row, "next_attempt_at"))
                : new Delivery(State.REFUSED, at, address, error, instant(row, "next_attempt_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
