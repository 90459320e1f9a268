package dev.serverlease.stage.contract.link;

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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** The links, their tokens and their codes; it changes rows only, {@link LinkSteps} keeps what is evidence. */
@Repository
public class LinkTable {

    private static final String OPEN = "state in ('SENT', 'OPENED', 'IDENTIFIED', 'READ', 'CONSENTED')";

    private final JdbcClient jdbc;
    private final Moment moment;

    LinkTable(JdbcClient jdbc, Moment moment) {
        this.jdbc = jdbc;
        this.moment = moment;
    }

    void add(SigningLink link, @Nullable String idempotencyKey) {
        jdbc.sql(
                        "insert into lease.signing_link (id, lease_number, contract_version, pdf_digest, signer, number_end, letter,"
                                + " address, telephone, state, issued_at, issued_by, expires_at, idempotency_key, handed_out)"
                                + " values (:id, :number, :version, :digest, :signer, :end, :letter, :address, :telephone, :state, :issued, :by,"
                                + " :expires, :key, :handed)")
                .param("id", link.id())
                .param("number", link.leaseNumber())
                .param("version", link.version())
                .param("digest", link.digest())
                .param("signer", link.signer())
                .param("end", link.numberEnd())
                .param("letter", link.letter(), Types.OTHER)
                .param("address", link.address(), Types.VARCHAR)
                .param("telephone", link.telephone(), Types.VARCHAR)
                .param("state", link.state().name())
                .param("issued", Timestamp.from(link.issuedAt()))
                .param("by", link.issuedBy())
                .param("expires", Timestamp.from(link.expiresAt()))
                .param("key", idempotencyKey, Types.VARCHAR)
                .param("handed", link.handedOut())
                .update();
    }

    /** A new token of the link; only its digest is stored. */
    String token(UUID link) {
        var token = Secrets.token();
        jdbc.sql("insert into lease.signing_token (hash, link, made_at) values (:hash, :link, :now)")
                .param("hash", Secrets.hash(token))
                .param("link", link)
                .param("now", now())
                .update();
        return token;
    }

    public Optional<SigningLink> byToken(String token) {
        return Secrets.isToken(token)
                ? one("l.id = (select t.link from lease.signing_token t where t.hash = :hash)")
                        .param("hash", Secrets.hash(token))
                        .query(LinkTable::read)
                        .optional()
                : Optional.empty();
    }

    Optional<SigningLink> byKey(String leaseNumber, String idempotencyKey) {
        return one("l.lease_number = :number and l.idempotency_key = :key")
                .param("number", leaseNumber)
                .param("key", idempotencyKey)
                .query(LinkTable::read)
                .optional();
    }

    /** The one that can be used, unless its date has passed or its draft is no longer the newest. */
    Optional<SigningLink> open(String leaseNumber) {
        return one("l.lease_number = :number and " + OPEN)
                .param("number", leaseNumber)
                .query(LinkTable::read)
                .optional();
    }

    Optional<SigningLink> latest(String leaseNumber) {
        return of(leaseNumber).stream().findFirst();
    }

    /** The newest first. */
    List<SigningLink> of(String leaseNumber) {
        return one("l.lease_number = :number order by l.issued_at desc, l.id")
                .param("number", leaseNumber)
                .query(LinkTable::read)
                .list();
    }

    /** As it is now, under its lock. */
    public SigningLink lock(UUID id) {
        return one("l.id = :id for update")
                .param("id", id)
                .query(LinkTable::read)
                .single();
    }

    Optional<SigningLink> openByMail(long mail) {
        return one("l.mail = :mail and " + OPEN)
                .param("mail", mail)
                .query(LinkTable::read)
                .optional();
    }

    void mailed(UUID id, @Nullable Long mail) {
        set(id, "mail = :mail").param("mail", mail, Types.BIGINT).update();
    }

    void handedOut(UUID id) {
        set(id, "handed_out = true").update();
    }

    /** Whoever sends it at this moment finishes; its link is shut all the same. */
    void dropWaitingMail(UUID id) {
        jdbc.sql(
                        "delete from lease.mail where id in (select m.id from lease.mail m join lease.signing_link l on l.mail = m.id"
                                + " where l.id = :id and m.next_attempt_at is not null for update of m skip locked)")
                .param("id", id)
                .update();
    }

    /** What is no longer needed of a link that has ended goes; its visitor may still be told why. */
    void move(UUID id, LinkState state) {
        set(id, "state = :state" + (state.isOpen() ? "" : ", code_hash = null, code_until = null, desk_code = null"))
                .param("state", state.name())
                .update();
    }

    public void wrong(UUID id) {
        set(
                        id,
                        "tries = tries + 1" + ", code_hash = case when tries + 1 >= " + SigningLink.MOST_TRIES
                                + " then null else code_hash end, desk_code = case when tries + 1 >= "
                                + SigningLink.MOST_TRIES
                                + " then null else desk_code end")
                .update();
    }

    public void code(UUID id, String code, Instant until) {
        set(id, "codes = codes + 1, code_hash = :hash, code_until = :until, desk_code = null, desk_code_shown = false")
                .param("hash", Secrets.hash(id, code))
                .param("until", Timestamp.from(until))
                .update();
    }

    /** Kept readable where an officer reads it out. */
    void deskCode(UUID id, String code) {
        set(id, "desk_code = :code").param("code", code).update();
    }

    void deskCodeShown(UUID id) {
        set(id, "desk_code_shown = true").update();
    }

    public boolean isCode(UUID id, String code) {
        return exists("id = :id and code_hash = :hash and code_until > :now")
                .param("id", id)
                .param("hash", Secrets.hash(id, code))
                .param("now", now())
                .query(Boolean.class)
                .single();
    }

    /** The code is used up; the visitor's browser may go on until then. */
    public void identified(UUID id, String visit, Instant until) {
        set(
                        id,
                        "visit_hash = :hash, visit_until = :until, tries = 0, code_hash = null, code_until = null, desk_code = null")
                .param("hash", Secrets.hash(visit))
                .param("until", Timestamp.from(until))
                .update();
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

    private StatementSpec exists(String condition) {
        return jdbc.sql("select exists (select from lease.signing_link where " + condition + ")");
    }

    private StatementSpec one(String condition) {
        return jdbc.sql("select l.* from lease.signing_link l where " + condition);
    }

    private StatementSpec set(UUID id, String assignments) {
        return jdbc.sql("update lease.signing_link set " + assignments + " where id = :id")
                .param("id", id);
    }

    private Timestamp now() {
        return Timestamp.from(moment.now());
    }

    private static SigningLink read(ResultSet row, int index) throws SQLException {
        return new SigningLink(
                row.getObject("id", UUID.class),
                row.getString("lease_number"),
                row.getInt("contract_version"),
                row.getString("pdf_digest"),
                row.getString("signer"),
                row.getString("number_end"),
                row.getObject("letter", UUID.class),
                row.getString("address"),
                row.getString("telephone"),
                LinkState.valueOf(row.getString("state")),
                row.getTimestamp("issued_at").toInstant(),
                row.getString("issued_by"),
                row.getTimestamp("expires_at").toInstant(),
                row.getBoolean("handed_out"),
                row.getInt("tries"),
                row.getInt("codes"),
                instant(row, "code_until"),
                row.getString("desk_code"),
                row.getBoolean("desk_code_shown"),
                instant(row, "visit_until"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }
}
