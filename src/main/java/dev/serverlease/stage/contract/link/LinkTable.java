package dev.serverlease.stage.contract.link;

import dev.serverlease.lease.Moment;
import dev.serverlease.visit.LinkAccess;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The links to contracts; it changes rows only, {@link LinkSteps} keeps what is evidence. */
@Repository
public class LinkTable extends LinkAccess<SigningLink> {

    private static final String OPEN = "state in ('SENT', 'OPENED', 'IDENTIFIED', 'READ', 'CONSENTED')";

    private final JdbcClient jdbc;

    LinkTable(JdbcClient jdbc, Moment moment) {
        super(jdbc, moment, "signing", OPEN, LinkTable::read);
        this.jdbc = jdbc;
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

    Optional<SigningLink> latest(String leaseNumber) {
        return of(leaseNumber).stream().findFirst();
    }

    /** What is no longer needed of a link that has ended goes; its visitor may still be told why. */
    void move(UUID id, LinkState state) {
        set(id, "state = :state" + (state.isOpen() ? "" : ", code_hash = null, code_until = null, desk_code = null"))
                .param("state", state.name())
                .update();
    }

    /** @param form SHA-256 of the visitor's form that ends the link */
    void endedBy(UUID id, String form) {
        set(id, "ended_by = :form").param("form", form).update();
    }

    boolean isEndedBy(UUID id, String form) {
        return jdbc.sql("select exists (select from lease.signing_link where id = :id and ended_by = :form)")
                .param("id", id)
                .param("form", form)
                .query(Boolean.class)
                .single();
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
