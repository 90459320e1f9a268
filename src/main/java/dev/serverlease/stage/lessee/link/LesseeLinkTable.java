package dev.serverlease.stage.lessee.link;

import dev.serverlease.lease.Moment;
import dev.serverlease.stage.lessee.link.LesseeLink.State;
import dev.serverlease.visit.LinkAccess;
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
import org.springframework.stereotype.Repository;

/** The links to the lessee's pages; it changes rows only, what is evidence is kept elsewhere. */
@Repository
public class LesseeLinkTable extends LinkAccess<LesseeLink> {

    private final JdbcClient jdbc;
    private final Moment moment;

    LesseeLinkTable(JdbcClient jdbc, Moment moment) {
        super(jdbc, moment, "lessee", "state = 'OPEN'", LesseeLinkTable::read);
        this.jdbc = jdbc;
        this.moment = moment;
    }

    void add(LesseeLink link, @Nullable String idempotencyKey) {
        jdbc.sql(
                        "insert into lease.lessee_link (id, lease_number, signer, number_end, address, telephone, state, issued_at,"
                                + " issued_by, expires_at, handed_out, idempotency_key) values (:id, :number, :signer, :end, :address,"
                                + " :telephone, :state, :issued, :by, :expires, :handed, :key)")
                .param("id", link.id())
                .param("number", link.leaseNumber())
                .param("signer", link.signer())
                .param("end", link.numberEnd())
                .param("address", link.address(), Types.VARCHAR)
                .param("telephone", link.telephone(), Types.VARCHAR)
                .param("state", link.state().name())
                .param("issued", Timestamp.from(link.issuedAt()))
                .param("by", link.issuedBy())
                .param("expires", Timestamp.from(link.expiresAt()))
                .param("handed", link.handedOut())
                .param("key", idempotencyKey, Types.VARCHAR)
                .update();
    }

    /** Open ones that expire before this time, of leases that have not ended. */
    List<LesseeLink> expiringBefore(Instant time) {
        return all(
                "state = 'OPEN' and l.expires_at < ? and exists (select from lease.lease x where x.number = l.lease_number"
                        + " and x.stage <> 'ENDED') order by l.expires_at",
                Timestamp.from(time));
    }

    /** The one that whom this mail tells something can use; its address is that of the link. */
    Optional<LesseeLink> openOfReader(long mail) {
        return all(
                        "state = 'OPEN' and l.expires_at > ? and exists (select from lease.mail m"
                                + " join lease.notice n on n.id = m.notice where m.id = ? and n.lease_number = l.lease_number"
                                + " and n.address = l.address and n.kind in ('SERVICE_SUSPENDED', 'SERVICE_RESUMED',"
                                + " 'OBJECTION_ANSWERED', 'CONTRACT_ENDED', 'TURNED_INDEFINITE', 'RENT_RECEIVED', 'END_FOUND', 'SETTLED'))",
                        Timestamp.from(moment.now()),
                        mail)
                .stream()
                .findFirst();
    }

    /** What is no longer needed of a link that has ended goes; its visitor may still be told why. */
    void end(UUID id, State state) {
        dropWaitingMail(id);
        set(id, "state = :state, code_hash = null, code_until = null, desk_code = null")
                .param("state", state.name())
                .update();
    }

    private static LesseeLink read(ResultSet row, int index) throws SQLException {
        var codeUntil = row.getTimestamp("code_until");
        return new LesseeLink(
                row.getObject("id", UUID.class),
                row.getString("lease_number"),
                row.getString("signer"),
                row.getString("number_end"),
                row.getString("address"),
                row.getString("telephone"),
                State.valueOf(row.getString("state")),
                row.getTimestamp("issued_at").toInstant(),
                row.getString("issued_by"),
                row.getTimestamp("expires_at").toInstant(),
                row.getBoolean("handed_out"),
                row.getInt("tries"),
                row.getInt("codes"),
                codeUntil == null ? null : codeUntil.toInstant(),
                row.getString("desk_code"),
                row.getBoolean("desk_code_shown"));
    }
}
