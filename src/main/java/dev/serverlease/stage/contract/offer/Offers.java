package dev.serverlease.stage.contract.offer;

import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.AuditEntry.Row;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.people.ProofOfPerson.Factor;
import dev.serverlease.stage.contract.Signature;
import dev.serverlease.stage.contract.offer.OfferEvent.Kind;
import dev.serverlease.stage.contract.offer.OfferEvent.SealAct;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What became of the contracts that were offered to the lessee: the lessee signs first, the lessor's seal accepts. */
@Repository
class Offers {

    private static final String TABLE = "offer_event";

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    Offers(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** Keeps it, with an audit entry, in the caller's transaction. */
    void add(String leaseNumber, OfferEvent event, @Nullable String digest) {
        var seal = event.seal();
        var scan = seal == null ? null : seal.scan();
        audit.append(
                leaseNumber,
                AuditEntry.of(event.by(), event.kind().action())
                        .detail(detail(event))
                        .on(digest)
                        .keeping(
                                TABLE,
                                Row.of("contract_version", event.version())
                                        .and("kind", event.kind().name())
                                        .and("reason", event.reason())
                                        .and("seal_kind", seal == null ? null : seal.kind())
                                        .and("signer", seal == null ? null : seal.signer())
                                        .and("authority", seal == null ? null : seal.authority())
                                        .and(
                                                "factor",
                                                seal == null
                                                        ? null
                                                        : seal.factor().name())
                                        .and("scan", scan == null ? null : scan.id())
                                        .and("scan_digest", scan == null ? null : scan.digest())
                                        .and("comparison", event.comparison())
                                        .and("by", event.by())
                                        .and("at", event.at())),
                event.at());
    }

    private static Map<String, Object> detail(OfferEvent event) {
        var detail = new HashMap<String, Object>();
        detail.put("version", event.version());
        if (event.reason() != null) {
            detail.put("reason", event.reason());
        }
        if (event.seal() != null) {
            detail.put("signer", event.seal().signer());
            detail.put("authority", event.seal().authority());
        }
        return detail;
    }

    /** What happened last to the lease's contracts. */
    Optional<OfferEvent> latest(String leaseNumber) {
        return jdbc.sql("select * from lease.offer_event where lease_number = :number order by position desc limit 1")
                .param("number", leaseNumber)
                .query((row, index) -> event(row))
                .optional();
    }

    private static OfferEvent event(ResultSet row) throws SQLException {
        var kind = row.getString("seal_kind");
        var scan = row.getObject("scan", UUID.class);
        return new OfferEvent(
                row.getInt("contract_version"),
                Kind.valueOf(row.getString("kind")),
                row.getString("reason"),
                kind == null
                        ? null
                        : new SealAct(
                                kind,
                                row.getString("signer"),
                                row.getString("authority"),
                                Factor.valueOf(row.getString("factor")),
                                scan == null ? null : new Signature.Scan(scan, row.getString("scan_digest"))),
                row.getString("comparison"),
                row.getString("by"),
                row.getTimestamp("at").toInstant());
    }
}
