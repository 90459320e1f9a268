package dev.serverlease.stage.contract.paper;

import dev.serverlease.attachment.ScanOrigin;
import dev.serverlease.stage.contract.agreement.WrittenAgreement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The scans of signed papers that were handed in for a lease. */
@Repository
public class ScannedPapers {

    private final JdbcClient jdbc;

    ScannedPapers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest first. @param version of the draft that they are to show */
    public List<ScannedPaper> of(String leaseNumber, int version) {
        return jdbc.sql("""
                        select a.id, a.file_name, a.media_type, a.digest, a.pages, a.paper, p.pages as pages_of_text,
                          exists (select from lease.contract c where c.lease_number = a.lease_number and c.digest = a.digest)
                            as as_issued,
                          lease.is_paper_of_another(a.lease_number, a.digest) as of_another, s.contract_version, s.agreement
                        from lease.attachment a
                        join lease.paper p on p.lease_number = a.lease_number and p.draft = :version
                        left join lateral (select s.contract_version, c.agreement from lease.signature s join lease.contract c
                            on c.lease_number = s.lease_number and c.version = s.contract_version
                          where s.lease_number = a.lease_number and s.scan_digest = a.digest
                          order by c.version limit 1) s on true
                        where a.lease_number = :number and a.kind = 'SIGNED_CONTRACT' order by a.received_at desc, a.id""")
                .param("number", leaseNumber)
                .param("version", version)
                .query((row, index) -> scanned(leaseNumber, row))
                .list();
    }

    private static ScannedPaper scanned(String leaseNumber, ResultSet row) throws SQLException {
        return new ScannedPaper(
                row.getObject("id", UUID.class),
                row.getString("file_name"),
                row.getString("media_type"),
                row.getString("digest"),
                row.getInt("pages"),
                row.getInt("pages_of_text"),
                row.getBoolean("as_issued"),
                new ScanOrigin(row.getString("paper"), row.getBoolean("of_another")),
                shows(leaseNumber, row));
    }

    private static @Nullable String shows(String leaseNumber, ResultSet row) throws SQLException {
        var agreement = row.getObject("agreement", Integer.class);
        return row.getObject("contract_version") == null
                ? null
                : agreement == null ? leaseNumber : WrittenAgreement.number(leaseNumber, agreement);
    }
}
