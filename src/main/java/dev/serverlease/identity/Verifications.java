package dev.serverlease.identity;

import dev.serverlease.law.Parameter;
import dev.serverlease.law.facts.Verification.Check;
import dev.serverlease.law.facts.Verification.Method;
import dev.serverlease.law.facts.Verification.Result;
import dev.serverlease.law.facts.Verification.Subject;
import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.AuditEntry.Row;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.EvidenceRead;
import dev.serverlease.lease.Lease;
import dev.serverlease.words.Word;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The verifications of identity of each lease. */
@Repository
public class Verifications {

    private static final String TABLE = "identity_verification";

    private static final EvidenceRead.Key<List<Verified>> ALL = EvidenceRead.Key.of(TABLE);

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final EvidenceRead evidence;
    private final ApplicationTrees trees;
    private final Clock clock;

    Verifications(JdbcClient jdbc, AuditTrail audit, EvidenceRead evidence, ApplicationTrees trees, Clock clock) {
        this.trees = trees;
        this.jdbc = jdbc;
        this.audit = audit;
        this.evidence = evidence;
        this.clock = clock;
    }

    /** Keeps what one account verified, with an audit entry, in the caller's transaction. */
    public void add(Lease lease, List<Verified> verified, String actor) {
        keep(lease, AuditEntry.of(actor, "IDENTITY_VERIFIED").detail(Map.of("verified", results(verified))), verified);
    }

    /** All of the lease, the oldest first. */
    public List<Verified> of(String leaseNumber) {
        return evidence.once(
                leaseNumber,
                ALL,
                () -> jdbc.sql(
                                "select * from lease.identity_verification where lease_number = :number order by position")
                        .param("number", leaseNumber)
                        .query((row, index) -> verified(row))
                        .list());
    }

    /** The accounts that verified identity for this lease. */
    public Set<String> verifiers(String leaseNumber) {
        return of(leaseNumber).stream().map(Verified::by).collect(Collectors.toUnmodifiableSet());
    }

    /** Of these leases those of high risk for which the account verified identity. */
    public Set<String> verifiedAtHighRiskBy(String account, Set<String> numbers) {
        return jdbc.sql("select v.lease_number from lease.identity_verification v join lease.lease l"
                        + " on l.number = v.lease_number and l.risk = 'HIGH'"
                        + " where v.lease_number = any(:numbers::text[]) and v.verified_by = :account")
                .param("numbers", numbers.toArray(String[]::new))
                .param("account", account)
                .query(String.class)
                .set();
    }

    /**
     * Whether a platform's answer of this number was already kept, on whatever lease, for another person or subject.
     */
    public boolean isOfAnother(String reference, Subject subject, String person) {
        return jdbc.sql("""
                        select exists (select from lease.identity_verification
                          where upper(reference) = upper(:reference) and (subject, person) <> (:subject, :person))""")
                .param("reference", reference)
                .param("subject", subject.name())
                .param("person", person)
                .query(Boolean.class)
                .single();
    }

    /**
     * Uses again what was verified of the same person or body for other leases, while its document is valid: each
     * newest match of its subject and method that this lease does not have itself.
     *
     * @return whether anything was
     */
    public boolean useAgain(Lease lease) {
        var earlier = jdbc.sql("""
                        select * from (
                          select distinct on (v.lease_number, v.subject, v.method, v.person) v.* from lease.identity_verification v
                          where v.person = any(:persons) and v.lease_number <> :number and v.used_from is null
                          order by v.lease_number, v.subject, v.method, v.person, v.position desc) newest
                        where result = 'MATCH' and at >= :since and coalesce(document_valid_to, :today) >= :today
                          and not exists (select from lease.identity_verification o where o.lease_number = :number
                            and (o.subject, o.method, o.person) = (newest.subject, newest.method, newest.person))
                        order by at""")
                .param("persons", Persons.all(trees.of(lease.application())).toArray(String[]::new))
                .param("number", lease.number())
                .param("today", LocalDate.now(clock))
                .param(
                        "since",
                        ZonedDateTime.now(clock)
                                .minusMonths(Parameter.IDENTITY_MONTHS.wholeOn(LocalDate.now(clock)))
                                .toOffsetDateTime())
                .query((row, index) -> usedAgain(verified(row), row.getString("lease_number")))
                .list();
        if (!earlier.isEmpty()) {
            keep(
                    lease,
                    AuditEntry.of(AuditTrail.SYSTEM, "IDENTITY_USED_AGAIN")
                            .detail(Map.of("verified", results(earlier))),
                    earlier);
        }
        return !earlier.isEmpty();
    }

    private void keep(Lease lease, AuditEntry entry, List<Verified> verified) {
        for (var one : verified) {
            entry = entry.keeping(TABLE, row(lease, one));
        }
        audit.append(lease.number(), entry, clock.instant());
    }

    private static String results(List<Verified> verified) {
        return new Bilingual(results(verified, Word::zh, "；"), results(verified, Word::en, "; ")).text();
    }

    private static String results(List<Verified> verified, Function<Word, String> language, String by) {
        return verified.stream()
                .map(one -> Stream.of(
                                IdentityWords.of(one.subject()),
                                IdentityWords.of(one.method()),
                                IdentityWords.of(one.result()))
                        .map(language)
                        .collect(Collectors.joining(" ")))
                .collect(Collectors.joining(by));
    }

    private static Row row(Lease lease, Verified one) {
        return Row.of("round", lease.round())
                .and("subject", one.subject().name())
                .and("person", one.person())
                .and("signatory", one.signatory())
                .and("method", one.method().name())
                .and("at", one.at())
                .and("verified_by", one.by())
                .and("by_sales_only", one.bySalesOnly())
                .and("attachment", one.attachment())
                .and("document_digest", one.digest())
                .and("reference", one.reference())
                .and("number_end", one.numberEnd())
                .and("document_valid_to", one.validTo())
                .and("result", one.result().name())
                .and("checks", one.checks().stream().map(Check::name).sorted().toList())
                .and("note", one.note())
                .and("used_from", one.usedFrom());
    }

    private static Verified usedAgain(Verified one, String from) {
        return new Verified(
                0,
                one.subject(),
                one.person(),
                one.signatory(),
                one.method(),
                one.at(),
                one.by(),
                one.bySalesOnly(),
                null,
                one.digest(),
                one.reference(),
                one.numberEnd(),
                one.validTo(),
                one.result(),
                one.checks(),
                one.note(),
                from);
    }

    private static Verified verified(ResultSet row) throws SQLException {
        return new Verified(
                row.getInt("position"),
                Subject.valueOf(row.getString("subject")),
                row.getString("person"),
                row.getString("signatory"),
                Method.valueOf(row.getString("method")),
                row.getTimestamp("at").toInstant(),
                row.getString("verified_by"),
                row.getBoolean("by_sales_only"),
                row.getObject("attachment", UUID.class),
                row.getString("document_digest"),
                row.getString("reference"),
                row.getString("number_end"),
                row.getObject("document_valid_to", LocalDate.class),
                Result.valueOf(row.getString("result")),
                Arrays.stream((String[]) row.getArray("checks").getArray())
                        .map(Check::valueOf)
                        .collect(Collectors.toUnmodifiableSet()),
                row.getString("note"),
                row.getString("used_from"));
    }
}
