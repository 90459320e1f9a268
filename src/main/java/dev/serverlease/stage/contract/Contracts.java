package dev.serverlease.stage.contract;

import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.AuditEntry.Row;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.EvidenceRead;
import dev.serverlease.lease.Party;
import dev.serverlease.papercheck.PaperKind;
import dev.serverlease.papercheck.PaperMarks;
import dev.serverlease.register.Lessors;
import dev.serverlease.stage.contract.document.ClauseTexts;
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

    private static final EvidenceRead.Key<List<Contract>> CONTRACT = EvidenceRead.Key.of("contract");
    private static final EvidenceRead.Key<String> LESSOR = EvidenceRead.Key.of("contract");
    private static final EvidenceRead.Key<List<SignedContract>> SIGNED =
            EvidenceRead.Key.of("contract", "signature", "offer_event");

    /** The newest of the contract itself, and the newest of all where that is another. */
    private static final String NEWEST = """
            c.lease_number = :number and c.version in (
              select max(version) from lease.contract where lease_number = :number
              union select max(version) from lease.contract where lease_number = :number and agreement is null)""";

    private final JdbcClient jdbc;
    private final EvidenceRead evidence;
    private final AuditTrail audit;
    private final Lessors lessors;
    private final ClauseTexts texts;

    Contracts(JdbcClient jdbc, EvidenceRead evidence, AuditTrail audit, Lessors lessors, ClauseTexts texts) {
        this.texts = texts;
        this.lessors = lessors;
        this.audit = audit;
        this.evidence = evidence;
        this.jdbc = jdbc;
    }

    /**
     * Keeps it with the lessor that it was written from: the current one, the same throughout a transaction.
     *
     * @param mark what its pages bear beside its number: the digest of the case, in hexadecimal
     * @param pages as printed
     */
    public void add(String leaseNumber, Contract contract, String mark, int pages) {
        boolean isContract = contract.agreement() == null;
        var entry = AuditEntry.of(AuditTrail.SYSTEM, isContract ? "CONTRACT_DRAFTED" : "AGREEMENT_DRAFTED")
                .detail(Map.of("version", contract.version()))
                .on(contract.digest())
                .keeping(
                        "contract",
                        Row.of("version", contract.version())
                                .and("agreement", contract.agreement())
                                .and("clauses", texts.keep(contract.text()))
                                .and("text_digest", contract.textDigest())
                                .and("digest", contract.digest())
                                .and("salt", contract.salt())
                                .and("clause_library", contract.clauseLibrary())
                                .and("lessor", lessors.current())
                                .and("drafted_at", contract.draftedAt()));
        audit.append(
                leaseNumber,
                PaperMarks.kept(
                        entry,
                        isContract ? PaperKind.CONTRACT : PaperKind.AGREEMENT,
                        contract.number(leaseNumber),
                        mark,
                        new PaperMarks.Draft(contract.version(), pages),
                        contract.draftedAt()),
                contract.draftedAt());
        if (isContract) {
            evidence.keep(leaseNumber, CONTRACT, List.of(contract));
            evidence.keep(leaseNumber, SIGNED, List.of(new SignedContract(contract, List.of())));
        }
    }

    /** The lessor that a draft was written from, in JSON. */
    public String lessorOf(String leaseNumber, Contract draft) {
        return evidence.once(
                leaseNumber,
                LESSOR,
                List.of(draft.version()),
                () -> jdbc.sql("select lessor from lease.contract where lease_number = :number and version = :version")
                        .param("number", leaseNumber)
                        .param("version", draft.version())
                        .query(String.class)
                        .single());
    }

    /** The newest draft of the contract itself. */
    public Optional<Contract> latest(String leaseNumber) {
        return newestDrafts(leaseNumber).stream()
                .filter(draft -> draft.agreement() == null)
                .findFirst();
    }

    /** The newest draft, of the contract or of an agreement on it: the only one that can be signed. */
    public Optional<Contract> newest(String leaseNumber) {
        return newestDrafts(leaseNumber).stream().reduce((earlier, later) -> later);
    }

    private List<Contract> newestDrafts(String leaseNumber) {
        return evidence.once(
                leaseNumber,
                CONTRACT,
                () -> jdbc.sql("select c.* from lease.contract c where " + NEWEST + " order by version")
                        .param("number", leaseNumber)
                        .query((row, index) -> contract(row))
                        .list());
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
        before.ifPresent(known -> evidence.keep(
                leaseNumber,
                SIGNED,
                known.stream()
                        .map(draft -> draft.contract().version() == signature.contractVersion()
                                ? draft.and(new SignedContract(draft.contract(), List.of(signature)))
                                : draft)
                        .toList()));
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
        if (signature.paper() != null && signature.paper().archivedAt() != null) {
            detail.put("archivedAt", signature.paper().archivedAt());
        }
        return detail;
    }

    private static Row row(Signature signature) {
        var mismatch = signature.mismatch();
        var scan = signature.scan();
        var paper = signature.paper();
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
                .and("comparison", paper == null ? null : paper.comparison())
                .and("archived_at", paper == null ? null : paper.archivedAt())
                .and("file_digest", electronic == null ? null : electronic.file())
                .and("reliability", electronic == null ? null : electronic.reliability())
                .and("report", electronic == null ? null : electronic.report());
    }

    /** The newest draft of the contract itself with its signatures, the lessee's first. */
    public Optional<SignedContract> latestSigned(String leaseNumber) {
        return newestSignedDrafts(leaseNumber).stream()
                .filter(draft -> draft.contract().agreement() == null)
                .findFirst();
    }

    /** The same of the newest draft, of the contract or of an agreement on it. */
    public Optional<SignedContract> newestSigned(String leaseNumber) {
        return newestSignedDrafts(leaseNumber).stream().reduce((earlier, later) -> later);
    }

    private List<SignedContract> newestSignedDrafts(String leaseNumber) {
        return evidence.once(leaseNumber, SIGNED, () -> readSigned(leaseNumber, NEWEST));
    }

    /** The newest draft of each agreement on the lease with its signatures, oldest first. */
    public List<SignedContract> agreements(String leaseNumber) {
        return readSigned(
                leaseNumber,
                "c.lease_number = :number and c.version in (select max(version) from lease.contract"
                        + " where lease_number = :number and agreement is not null group by agreement)");
    }

    /** A certain draft with its signatures, also one that is no longer the newest. */
    public Optional<SignedContract> signed(String leaseNumber, int version) {
        return readSigned(leaseNumber, "c.lease_number = :number and c.version = " + version).stream()
                .findFirst();
    }

    private List<SignedContract> readSigned(String leaseNumber, String which) {
        var drafts = new LinkedHashMap<Integer, SignedContract>();
        jdbc.sql("""
                        select c.*, s.party, s.signer, s.authority, s.kind, s.recorded_by, s.contract_digest, s.signed_at,
                          s.mismatch, s.mismatch_reason, s.scan, s.scan_digest, s.comparison, s.archived_at, s.file_digest,
                          s.reliability, s.report
                        from lease.contract c left join lease.signature s
                          on s.lease_number = c.lease_number and s.contract_version = c.version
                        where""" + " " + which + " order by c.version, s.party")
                .param("number", leaseNumber)
                .query(row -> {
                    var draft = new SignedContract(
                            contract(row), row.getString("party") == null ? List.of() : List.of(signature(row)));
                    drafts.merge(draft.contract().version(), draft, SignedContract::and);
                });
        return List.copyOf(drafts.values());
    }

    /** All drafts of the contract itself, oldest first. */
    public List<Contract> drafts(String leaseNumber) {
        return jdbc.sql(
                        "select * from lease.contract where lease_number = :number and agreement is null order by version")
                .param("number", leaseNumber)
                .query((row, index) -> contract(row))
                .list();
    }

    /** Why the newest draft was not concluded, and who said so; empty unless the lessor's side refused it. */
    public Optional<String> refused(String leaseNumber) {
        return jdbc.sql("""
                        select e.reason || '（' || e.by || '）' from lease.offer_event e where e.lease_number = :number and e.kind = 'REFUSED'
                          and e.contract_version = (select max(version) from lease.contract where lease_number = :number)
                        order by e.position desc limit 1""").param("number", leaseNumber).query(String.class).optional();
    }

    /** Whether the lessee is bound: it signed the newest draft, and the lessor has not refused that. */
    public boolean isSignedByLessee(String leaseNumber) {
        return jdbc.sql("""
                        select exists (select from lease.signature s where s.lease_number = :number and s.party = 'LESSEE'
                          and s.contract_version = (select max(version) from lease.contract where lease_number = :number)
                          and not exists (select from lease.offer_event e where e.lease_number = :number
                            and e.contract_version = s.contract_version and e.kind = 'REFUSED'))""").param("number", leaseNumber).query(Boolean.class).single();
    }

    private Contract contract(ResultSet row) throws SQLException {
        evidence.keep(row.getString("lease_number"), LESSOR, List.of(row.getInt("version")), row.getString("lessor"));
        return new Contract(
                row.getInt("version"),
                row.getObject("agreement", Integer.class),
                texts.read((String[]) row.getArray("clauses").getArray()),
                row.getString("text_digest"),
                row.getString("digest"),
                row.getString("salt"),
                row.getString("clause_library"),
                row.getTimestamp("drafted_at").toInstant());
    }

    private static Signature signature(ResultSet row) throws SQLException {
        var mismatch = row.getString("mismatch");
        var scan = row.getObject("scan", UUID.class);
        var comparison = row.getString("comparison");
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
                comparison == null ? null : new Signature.Paper(comparison, row.getString("archived_at")),
                file == null
                        ? null
                        : new Signature.Electronic(file, row.getString("reliability"), row.getString("report")));
    }
}
