package dev.serverlease.lease;

import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The contract drafts of a lease, and the signatures under them. */
@Repository
public class Contracts {

    private final JdbcClient jdbc;

    Contracts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void add(String leaseNumber, Contract contract) {
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
    }

    /** The newest draft, the only one that can be signed. */
    public Optional<Contract> latest(String leaseNumber) {
        return jdbc.sql("select * from lease.contract where lease_number = :number order by version desc limit 1")
                .param("number", leaseNumber)
                .query((row, index) -> new Contract(
                        row.getInt("version"),
                        row.getString("html"),
                        row.getString("digest"),
                        row.getString("clause_library"),
                        row.getTimestamp("drafted_at").toInstant()))
                .optional();
    }

    public void sign(String leaseNumber, Signature signature) {
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
    }

    public List<Signature> signatures(String leaseNumber, int contractVersion) {
        return jdbc.sql(
                        "select * from lease.signature where lease_number = :number and contract_version = :version order by party desc")
                .param("number", leaseNumber)
                .param("version", contractVersion)
                .query((row, index) -> new Signature(
                        row.getString("party"),
                        row.getInt("contract_version"),
                        row.getString("signer"),
                        row.getString("authority"),
                        row.getString("kind"),
                        row.getString("recorded_by"),
                        row.getString("contract_digest"),
                        row.getTimestamp("signed_at").toInstant()))
                .list();
    }

    /** Whether both parties signed the contract, and signed the text that is stored (Civil Code art. 490). */
    public boolean isSignedByBoth(String leaseNumber, Contract contract) {
        var stored = CanonicalJson.digest(contract.html());
        return signatures(leaseNumber, contract.version()).stream()
                .filter(signature -> signature.contractDigest().equals(stored))
                .map(Signature::party)
                .collect(Collectors.toSet())
                .equals(Set.of("LESSOR", "LESSEE"));
    }
}
