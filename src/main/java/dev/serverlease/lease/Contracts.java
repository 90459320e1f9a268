package dev.serverlease.lease;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The contract drafts of a lease, and the signatures under them. */
@Repository
public class Contracts {

    private static final List<String> CONTRACT = List.of("contract");
    private static final List<String> SIGNED = List.of("signed contract");

    private final JdbcClient jdbc;
    private final HeldEvidence evidence;

    Contracts(JdbcClient jdbc, HeldEvidence evidence) {
        this.evidence = evidence;
        this.jdbc = jdbc;
    }

    public void add(String leaseNumber, Contract contract) {
        evidence.added("contract", "signed contract");
        jdbc.sql("""
                        with added as (
                          insert into lease.contract (lease_number, version, html, digest, clause_library, drafted_at)
                          values (:number, :version, :html, :digest, :clauses, :at) returning lease_number)
                        insert into lease.audit (lease_number, at, actor, action, detail, digest)
                        select lease_number, :at, 'system', 'CONTRACT_DRAFTED', jsonb_build_object('version', :version), :digest
                        from added""")
                .param("number", leaseNumber)
                .param("version", contract.version())
                .param("html", contract.html())
                .param("digest", contract.digest())
                .param("clauses", contract.clauseLibrary())
                .param("at", Timestamp.from(contract.draftedAt()))
                .update();
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
        var before = evidence.<Optional<SignedContract>>known(leaseNumber, SIGNED);
        evidence.added("contract", "signed contract");
        jdbc.sql("""
                        with added as (
                          insert into lease.signature (lease_number, contract_version, party, signer, authority, kind, recorded_by,
                            contract_digest, signed_at)
                          values (:number, :version, :party, :signer, :authority, :kind, :recordedBy, :digest, :at)
                          returning lease_number)
                        insert into lease.audit (lease_number, at, actor, action, detail, digest)
                        select lease_number, :at, :recordedBy, 'SIGNED_' || :party,
                          jsonb_build_object('signer', :signer, 'authority', :authority, 'kind', :kind), :digest from added""")
                .param("number", leaseNumber)
                .param("version", signature.contractVersion())
                .param("party", signature.party())
                .param("signer", signature.signer())
                .param("authority", signature.authority())
                .param("kind", signature.kind())
                .param("recordedBy", signature.recordedBy())
                .param("digest", signature.contractDigest())
                .param("at", Timestamp.from(signature.signedAt()))
                .update();
        before.flatMap(known -> known)
                .ifPresent(known -> evidence.keep(
                        leaseNumber,
                        SIGNED,
                        Optional.of(known.and(new SignedContract(known.contract(), List.of(signature))))));
    }

    /** The newest draft with the signatures under it, the lessor's first. */
    public Optional<SignedContract> latestSigned(String leaseNumber) {
        return evidence.once(leaseNumber, SIGNED, () -> readLatestSigned(leaseNumber));
    }

    private Optional<SignedContract> readLatestSigned(String leaseNumber) {
        var rows = jdbc.sql("""
                        select c.*, s.party, s.signer, s.authority, s.kind, s.recorded_by, s.contract_digest, s.signed_at
                        from lease.contract c left join lease.signature s
                          on s.lease_number = c.lease_number and s.contract_version = c.version
                        where c.lease_number = :number and c.version = (
                          select max(version) from lease.contract where lease_number = :number)
                        order by s.party desc""")
                .param("number", leaseNumber)
                .query((row, index) -> new SignedContract(
                        contract(row), row.getString("party") == null ? List.of() : List.of(signature(row))))
                .list();
        return rows.stream().reduce(SignedContract::and);
    }

    /** Whether the lessee ever signed a draft of the lease. */
    public boolean isSignedByLessee(String leaseNumber) {
        return jdbc.sql("select exists (select from lease.signature where lease_number = :number and party = 'LESSEE')")
                .param("number", leaseNumber)
                .query(Boolean.class)
                .single();
    }

    private static Contract contract(ResultSet row) throws SQLException {
        return new Contract(
                row.getInt("version"),
                row.getString("html"),
                row.getString("digest"),
                row.getString("clause_library"),
                row.getTimestamp("drafted_at").toInstant());
    }

    private static Signature signature(ResultSet row) throws SQLException {
        return new Signature(
                row.getString("party"),
                row.getInt("version"),
                row.getString("signer"),
                row.getString("authority"),
                row.getString("kind"),
                row.getString("recorded_by"),
                row.getString("contract_digest"),
                row.getTimestamp("signed_at").toInstant());
    }
}
