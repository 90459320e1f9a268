package dev.serverlease.legalnotice;

import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.AuditEntry.Row;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.legalnotice.LegalNotice.Channel;
import dev.serverlease.request.PastDay;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.words.Words;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What becomes of a letter, as evidence: sent, taken by the mail server or not, come back. */
@Repository
class LegalNoticeOutcomes {

    private final JdbcClient jdbc;
    private final ProofsOfArrival proofs;
    private final AuditTrail audit;
    private final Clock clock;

    LegalNoticeOutcomes(JdbcClient jdbc, ProofsOfArrival proofs, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.proofs = proofs;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A mail that was delivered or given up, of which no event says so.
     *
     * @param at when it was handed over or given up
     * @param refused whether it was given up
     * @param reason what the mail server said
     */
    record Outcome(
            String leaseNumber,
            int notice,
            String number,
            LegalNoticeKind kind,
            long mail,
            String address,
            Timestamp at,
            boolean refused,
            @Nullable String reason) {}

    List<Outcome> waiting() {
        return jdbc.sql("""
                        select n.lease_number, n.position as notice, n.number, n.kind, m.id as mail, m.recipient as address,
                          coalesce(m.sent_at, m.failed_at) as at,
                          m.failed_at is not null as refused,
                          case when m.failed_at is null then m.reply else coalesce(m.last_error, '?') end as reason
                        from lease.legal_notice_event e
                        join lease.legal_notice n on n.lease_number = e.lease_number and n.position = e.notice
                        join lease.mail m on m.id = e.mail
                        where e.kind = 'DISPATCHED' and m.next_attempt_at is null and not exists (
                          select from lease.legal_notice_event o where o.lease_number = e.lease_number and o.notice = e.notice
                          and o.position > e.position and o.kind not in ('POSTED', 'POST_RETURNED'))""").query(Outcome.class).list();
    }

    /** @return false if another node was first, or the letter came back meanwhile */
    boolean record(Outcome outcome) {
        boolean open = waiting().contains(outcome);
        if (open) {
            append(
                    outcome.leaseNumber(),
                    AuditTrail.SYSTEM,
                    outcome.refused() ? "REFUSED" : "HANDED_OVER",
                    outcome.number(),
                    Row.of("notice", outcome.notice())
                            .and("address", outcome.address())
                            .and("mail", outcome.mail())
                            .and("reason", outcome.reason())
                            .and("mail_at", outcome.at().toInstant()));
        }
        return open;
    }

    /** Adds an event to the lease's chain. */
    void append(String leaseNumber, String by, String kind, String noticeNumber, Row row) {
        var now = clock.instant();
        audit.append(
                leaseNumber,
                AuditEntry.of(by, "LEGAL_NOTICE_" + kind)
                        .detail(Map.of("reference", noticeNumber))
                        .keeping(
                                "legal_notice_event",
                                row.and("kind", kind).and("by", by).and("at", now)),
                now);
    }

    /**
     * @throws Refusal with 400 for a day that lies ahead or before the letter was sealed, 409 if it does not bear the
     *     seal or is posted already and has not come back
     */
    void requirePostable(LegalNotice letter, @Nullable LocalDate on) {
        if (letter.sealedDigest() == null) {
            throw notNow("通知 " + letter.number() + " 尚未用印，先用印，打印用印的 PDF 后寄出或者当面送达，再登记。 Notice " + letter.number()
                    + " does not bear the seal yet: seal it, post or hand over the sealed PDF, then record that.");
        }
        if (!letter.isPostable()) {
            throw notNow("通知 " + letter.number() + " 已登记邮寄或者当面送达，不重复登记；被退回后再次寄出的，先登记退回。 That notice "
                    + letter.number() + " was posted or handed over is on record; if it came back and was posted again,"
                    + " record first that it came back.");
        }
        if (on == null) {
            return;
        }
        PastDay.require("postedOn", on, LocalDate.now(clock));
        var sealedOn = sealedOn(letter);
        if (on.isBefore(sealedOn)) {
            var message = "寄出或者送达之日 " + on + " 早于通知 " + letter.number() + " 用印之日 " + sealedOn + "，请核对。 Notice "
                    + letter.number()
                    + " was sealed on " + sealedOn + " and cannot have been posted on " + on
                    + "; check the day.";
            throw new Refusal(400, message, List.of(new FieldError("postedOn", message)));
        }
    }

    /**
     * The channel by which a letter came back.
     *
     * @param said by the officer; null where it was sent by one channel only
     * @throws Refusal with 400 where it can be either and none is said, 409 if it is back already, was never sent so,
     *     or a file proves that it arrived and it is not under way otherwise
     */
    Channel requireReturnable(LegalNotice letter, @Nullable Channel said) {
        var number = letter.number();
        var returnable = letter.returnable();
        if (returnable.isEmpty() && letter.given() && !letter.delivery().runs()) {
            throw notNow("通知 " + number + " 已登记退回，其后没有再发出；再次发出后又退回的，先登记发出。 That notice " + number
                    + " came back is on record, and it was not sent again since; if it was, record that first.");
        }
        if (returnable.isEmpty()) {
            throw notNow("通知 " + number + " 尚未发出，不能登记退回；先发送，或者登记邮寄。 Notice " + number
                    + " has not been sent and cannot have come back; send it, or record that it was posted.");
        }
        if (said == null && returnable.size() > 1) {
            throw channel(
                    400,
                    "通知 " + number + " 既以邮件发出，又已邮寄，请选择退回的是邮件还是邮寄件。 Notice " + number
                            + " went both by mail and by post; say which of them came back.");
        }
        var channel = said == null ? returnable.get(0) : said;
        if (!returnable.contains(channel)) {
            var word = Words.of("legal-notice-channel", channel);
            throw channel(
                    409,
                    "通知 " + number + " 没有以" + word.zh() + "发出，或者已登记其退回，不能登记"
                            + word.zh() + "退回，请核对。 Notice " + number + " was not sent by " + word.en()
                            + ", or that it came back so is on record; check which came back.");
        }
        if (returnable.size() == 1) {
            requireNotProved(letter);
        }
        return channel;
    }

    private void requireNotProved(LegalNotice letter) {
        var number = letter.number();
        proofs.of(letter).stream().findFirst().ifPresent(file -> {
            var proof = file.fileName() + "，" + file.effectiveOn();
            throw notNow("通知 " + number + " 已有送达证明（" + proof + "），不能再登记退回；尚未登记到达的，按该证明登记。证明确系误交的，上传退回的凭证和注明日期的更正说明"
                    + "（用途“其他”），并由法务人员决定是否另行通知。 A file proves that notice " + number + " arrived (" + proof
                    + "), so that it cannot have come back: record its arrival, if that is not on record. If the file was"
                    + " handed in by mistake, hand in what came back and a dated note that says so (as “Other”); a legal"
                    + " officer decides whether notice is given anew.");
        });
    }

    private static Refusal channel(int status, String message) {
        return new Refusal(status, message, List.of(new FieldError("channel", message)));
    }

    private static Refusal notNow(String message) {
        return new Refusal(409, message, List.of(new FieldError("notice", message)));
    }

    private LocalDate sealedOn(LegalNotice letter) {
        return jdbc.sql("select (at at time zone 'Asia/Shanghai')::date from lease.legal_notice_event"
                        + " where lease_number = :number and notice = :notice and kind = 'SEALED'")
                .param("number", letter.leaseNumber())
                .param("notice", letter.position())
                .query(LocalDate.class)
                .single();
    }

    /** Whether this very letter got such an event under this key already. */
    boolean isKnown(LegalNotice notice, String kind, String idempotencyKey) {
        return jdbc.sql("select exists (select from lease.legal_notice_event where lease_number = :number"
                        + " and notice = :notice and kind = :kind and idempotency_key = :key)")
                .param("number", notice.leaseNumber())
                .param("notice", notice.position())
                .param("kind", kind)
                .param("key", idempotencyKey)
                .query(Boolean.class)
                .single();
    }
}
