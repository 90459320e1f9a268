package dev.serverlease.stage.contract;

import dev.serverlease.clause.ContractText;
import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.AuditEntry.Row;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.EvidenceRead;
import dev.serverlease.lease.Party;
import dev.serverlease.stage.contract.document.PaperMarks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The contract drafts of a lease and their signatures. */
@Repository
public class Contracts {

    private static final EvidenceRead.Key<Optional<Contract>> CONTRACT = EvidenceRead.Key.of("contract");
    private static final EvidenceRead.Key<Optional<SignedContract>> SIGNED =
            EvidenceRead.Key.of("contract", "signature", "offer_event");

    private final JdbcClient jdbc;
    private final EvidenceRead evidence;
    private final AuditTrail audit;

    Contracts(JdbcClient jdbc, EvidenceRead evidence, AuditTrail audit) {
        this.audit = audit;
        this.evidence = evidence;
        this.jdbc = jdbc;
    }

    /** @param mark what its pages bear beside the lease's number: the digest of the case, in hexadecimal */
    public void add(String leaseNumber, Contract contract, String mark) {
        var entry = AuditEntry.of(AuditTrail.SYSTEM, "CONTRACT_DRAFTED")
                .detail(Map.of("version", contract.version()))
                .on(contract.digest())
                .keeping(
                        "contract",
                        Row.of("version", contract.version())
                                .and("text", contract.text().json())
                                .and("text_digest", contract.textDigest())
                                .and("digest", contract.digest())
                                .and("salt", contract.salt())
                                .and("clause_library", contract.clauseLibrary())
                                .and("drafted_at", contract.draftedAt()));
        audit.append(leaseNumber, PaperMarks.kept(entry, leaseNumber, mark), contract.draftedAt());
        evidence.keep(leaseNumber, CONTRACT, Optional.of(contract));
    }

    /** The newest draft, the only one that can be signed. */
    public Optional<Contract> latest(String leaseNumber) {
        return evidence.once(leaseNumber, CONTRACT, () -> readLatest(leaseNumber));
    }

    private Optional<Contract> readLatest(String leaseNumber) {
        return jdbc.sql("select * from lease.contract where lease_number = :number order by version desc limit 1")
                .param("number", leaseNumber)
                .query((row, index) -> contract(row))
                .optional();
    }

    public void sign(String leaseNumber, Signature signature) {
        var before = evidence.known(leaseNumber, SIGNED);
        audit.append(
                leaseNumber,
                AuditEntry.of(signature.recordedBy(), "SIGNED_" + signature.party())
                        .detail(detail(signature))
                        .on(signature.contractDigest())
                        .keeping("signature", row(signature)),
                signature.signedAt());
        before.flatMap(known -> known)
                .ifPresent(known -> evidence.keep(
                        leaseNumber,
                        SIGNED,
                        Optional.of(known.and(new SignedContract(known.contract(), List.of(signature))))));
    }

    private static Map<String, String> detail(Signature signature) {
        var detail = new LinkedHashMap<String, String>();
        detail.put("signer", signature.signer());
        detail.put("authority", signature.authority());
        detail.put("kind", signature.kind());
        if (signature.mismatch() != null) {
            detail.put("mismatch", signature.mismatch().text());
            detail.put("mismatchReason", signature.mismatch().reason());
        }
        return detail;
    }

    private static Row row(Signature signature) {
        var mismatch = signature.mismatch();
        var scan = signature.scan();
        var electronic = signature.electronic();
        return Row.of("contract_version", signature.contractVersion())
                .and("party", signature.party().name())
                .and("signer", signature.signer())
                .and("authority", signature.authority())
                .and("kind", signature.kind())
                .and("recorded_by", signature.recordedBy())
                .and("contract_digest", signature.contractDigest())
                .and("signed_at", signature.signedAt())
                .and("mismatch", mismatch == null ? null : mismatch.text())
                .and("mismatch_reason", mismatch == null ? null : mismatch.reason())
                .and("scan", scan == null ? null : scan.id())
                .and("scan_digest", scan == null ? null : scan.digest())
                .and("file_digest", electronic == null ? null : electronic.file())
                .and("reliability", electronic == null ? null : electronic.reliability())
                .and("report", electronic == null ? null : electronic.report());
    }

    /** The newest draft with its signatures, the lessee's first. */
    public Optional<SignedContract> latestSigned(String leaseNumber) {
        return evidence.once(leaseNumber, SIGNED, () -> readLatestSigned(leaseNumber));
    }

    private Optional<SignedContract> readLatestSigned(String leaseNumber) {
        var rows = jdbc.sql("""
                        select c.*, s.party, s.signer, s.authority, s.kind, s.recorded_by, s.contract_digest, s.signed_at,
                          s.mismatch, s.mismatch_reason, s.scan, s.scan_digest, s.file_digest, s.reliability, s.report
                        from lease.contract c left join lease.signature s
                          on s.lease_number = c.lease_number and s.contract_version = c.version
                        where c.lease_number = :number and c.version = (
                          select max(version) from lease.contract where lease_number = :number)
                        order by s.party""")
                .param("number", leaseNumber)
                .query((row, index) -> new SignedContract(
                        contract(row), row.getString("party") == null ? List.of() : List.of(signature(row))))
                .list();
        return rows.stream().reduce(SignedContract::and);
    }

    /** Whether the lessee is bound: it signed the newest draft, and the lessor has not refused that. */
    public boolean isSignedByLessee(String leaseNumber) {
        return jdbc.sql("""
                        select exists (select from lease.signature s where s.lease_number = :number and s.party = 'LESSEE'
                          and s.contract_version = (select max(version) from lease.contract where lease_number = :number)
                          and not exists (select from lease.offer_event e where e.lease_number = :number
                            and e.contract_version = s.contract_version and e.kind = 'REFUSED'))""").param("number", leaseNumber).query(Boolean.class).single();
    }

    private static Contract contract(ResultSet row) throws SQLException {
        return new Contract(
                row.getInt("version"),
                ContractText.read(row.getString("text")),
                row.getString("text_digest"),
                row.getString("digest"),
                row.getString("salt"),
                row.getString("clause_library"),
                row.getTimestamp("drafted_at").toInstant());
    }

    private static Signature signature(ResultSet row) throws SQLException {
        var mismatch = row.getString("mismatch");
        var scan = row.getObject("scan", UUID.class);
        var file = row.getString("file_digest");
        return new Signature(
                Party.valueOf(row.getString("party")),
                row.getInt("version"),
                row.getString("signer"),
                row.getString("authority"),
                row.getString("kind"),
                row.getString("recorded_by"),
                row.getString("contract_digest"),
                row.getTimestamp("signed_at").toInstant(),
                mismatch == null ? null : new Signature.Mismatch(mismatch, row.getString("mismatch_reason")),
                scan == null ? null : new Signature.Scan(scan, row.getString("scan_digest")),
                file == null
                        ? null
                        : new Signature.Electronic(file, row.getString("reliability"), row.getString("report")));
    }
}
