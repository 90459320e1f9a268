package dev.serverlease.visit;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Moment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * The way in by links of one kind: their tokens, codes and visits, of which the tables {@code lease.<kind>_link} and
 * {@code lease.<kind>_token} hold digests only. It changes rows; what is evidence, the kind keeps. Its methods are
 * public because repositories are called through proxies of another package.
 */
public abstract class LinkAccess<L extends VisitorLink> {

    private static final Bilingual NOT_SENT = new Bilingual("邮件没有发出", "no mail went out");
    private static final Bilingual SEND_ANEW = new Bilingual("邮件没有发出，请重新发出链接", "no mail went out; issue a new link");

    private final JdbcClient jdbc;
    private final Moment moment;
    private final String links;
    private final String tokens;
    private final String open;
    private final RowMapper<L> row;

    /**
     * @param kind as the tables begin
     * @param open the condition on a row whose link can be used, unless its date has passed
     */
    protected LinkAccess(JdbcClient jdbc, Moment moment, String kind, String open, RowMapper<L> row) {
        this.open = open;
        this.row = row;
        this.jdbc = jdbc;
        this.moment = moment;
        this.links = "lease." + kind + "_link";
        this.tokens = "lease." + kind + "_token";
    }

    public Optional<L> byToken(String token) {
        return Secrets.isToken(token)
                ? one("l.id = (select t.link from " + tokens + " t where t.hash = ?)", Secrets.hash(token))
                : Optional.empty();
    }

    public Optional<L> byKey(String leaseNumber, String idempotencyKey) {
        return one("l.lease_number = ? and l.idempotency_key = ?", leaseNumber, idempotencyKey);
    }

    /** The one that can be used, unless its date has passed. */
    public Optional<L> open(String leaseNumber) {
        return one("l.lease_number = ? and " + open, leaseNumber);
    }

    public Optional<L> openByMail(long mail) {
        return one("l.mail = ? and " + open, mail);
    }

    /** The newest first. */
    public List<L> of(String leaseNumber) {
        return all("l.lease_number = ? order by l.issued_at desc, l.id", leaseNumber);
    }

    /** As it is now, under its lock. */
    public L lock(UUID id) {
        return one("l.id = ? for update", id).orElseThrow();
    }

    /** @param condition on {@code l}, with its order */
    protected List<L> all(String condition, Object... values) {
        return jdbc.sql("select l.* from " + links + " l where " + condition)
                .params(values)
                .query(row)
                .list();
    }

    private Optional<L> one(String condition, Object... values) {
        return jdbc.sql("select l.* from " + links + " l where " + condition)
                .params(values)
                .query(row)
                .optional();
    }

    /** A new token of the link; only its digest is stored. */
    public String token(UUID link) {
        var token = Secrets.token();
        jdbc.sql("insert into " + tokens + " (hash, link, made_at) values (:hash, :link, :now)")
                .param("hash", Secrets.hash(token))
                .param("link", link)
                .param("now", now())
                .update();
        return token;
    }

    public void mailed(UUID id, @Nullable Long mail) {
        set(id, "mail = :mail").param("mail", mail, Types.BIGINT).update();
    }

    public void handedOut(UUID id) {
        set(id, "handed_out = true").update();
    }

    /** Whoever sends it at this moment finishes; its link is shut all the same. */
    public void dropWaitingMail(UUID id) {
        jdbc.sql("delete from lease.mail where id in (select m.id from lease.mail m join " + links
                        + " l on l.mail = m.id"
                        + " where l.id = :id and m.next_attempt_at is not null for update of m skip locked)")
                .param("id", id)
                .update();
    }

    public void wrong(UUID id) {
        var last = "case when tries + 1 >= " + VisitorLink.MOST_TRIES + " then null else ";
        set(id, "tries = tries + 1, code_hash = " + last + "code_hash end, desk_code = " + last + "desk_code end")
                .update();
    }

    public void code(UUID id, String code, Instant until) {
        set(id, "codes = codes + 1, code_hash = :hash, code_until = :until, desk_code = null, desk_code_shown = false")
                .param("hash", Secrets.hash(id, code))
                .param("until", Timestamp.from(until))
                .update();
    }

    /** Kept readable where an officer reads it out. */
    public void deskCode(UUID id, String code) {
        set(id, "desk_code = :code").param("code", code).update();
    }

    public void deskCodeShown(UUID id) {
        set(id, "desk_code_shown = true").update();
    }

    public boolean isCode(UUID id, String code) {
        return isCode(id, code, "code_until > :now");
    }

    /** Whether it is the code that began the visit which goes on now. */
    public boolean isUsedCode(UUID id, String code) {
        return isCode(id, code, "code_until is null and visit_until > :now");
    }

    private boolean isCode(UUID id, String code, String condition) {
        return exists("id = :id and code_hash = :hash and " + condition)
                .param("id", id)
                .param("hash", Secrets.hash(id, code))
                .param("now", now())
                .query(Boolean.class)
                .single();
    }

    /** The code is used up, its digest stays to know it by; the visitor's browser may go on until then. */
    public void identified(UUID id, String visit, Instant until) {
        set(id, "visit_hash = :hash, visit_until = :until, tries = 0, codes = 0, code_until = null, desk_code = null")
                .param("hash", Secrets.hash(visit))
                .param("until", Timestamp.from(until))
                .update();
    }

    /** The visit is over before its time. */
    public void leave(UUID id) {
        set(id, "visit_hash = null, visit_until = null").update();
    }

    /** Whether this browser has proved who uses it. */
    public boolean isVisit(UUID id, String visit) {
        return exists("id = :id and visit_hash = :hash and visit_until > :now")
                .param("id", id)
                .param("hash", Secrets.hash(visit))
                .param("now", now())
                .query(Boolean.class)
                .single();
    }

    /**
     * What became of the newest mail that carries the link.
     *
     * @param open whether the link has not ended, so that another would help
     */
    public Bilingual delivery(UUID id, boolean open) {
        return jdbc.sql("select m.* from lease.mail m join " + links + " l on l.mail = m.id where l.id = :id")
                .param("id", id)
                .query((row, index) -> delivery(row))
                .optional()
                .orElse(open ? SEND_ANEW : NOT_SENT);
    }

    private static Bilingual delivery(ResultSet row) throws SQLException {
        var to = row.getString("recipient");
        if (row.getTimestamp("sent_at") != null) {
            return new Bilingual("已由邮件服务器接收，收件人 " + to, "taken by the mail server, for " + to);
        }
        var error = row.getString("last_error");
        if (row.getTimestamp("failed_at") != null) {
            return new Bilingual("未送达 " + to + "，已停止重试：" + error, "not delivered to " + to + ", given up: " + error);
        }
        return error == null
                ? new Bilingual("待发送，收件人 " + to, "waits to be sent, for " + to)
                : new Bilingual(
                        "发送失败，将重试，收件人 " + to + "：" + error, "failed, will be tried again, for " + to + ": " + error);
    }

    private StatementSpec exists(String condition) {
        return jdbc.sql("select exists (select from " + links + " where " + condition + ")");
    }

    /** A change of one link's row. */
    protected StatementSpec set(UUID id, String assignments) {
        return jdbc.sql("update " + links + " set " + assignments + " where id = :id")
                .param("id", id);
    }

    private Timestamp now() {
        return Timestamp.from(moment.now());
    }
}
