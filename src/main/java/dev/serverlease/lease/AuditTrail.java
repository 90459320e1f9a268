package dev.serverlease.lease;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.lease.once.KeyedRequests;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What was done to a lease, by whom and when, with evidence: an append-only chain of hashes. The tables belong to the
 * database's owner; the product can only call its functions.
 */
@Repository
public class AuditTrail {

    /** The actor of what the product does automatically. */
    public static final String SYSTEM = "system";

    /** A hand-over was requested from the provisioner, whatever the result. */
    public static final String HAND_OVER_BEGUN = "HAND_OVER_BEGUN";

    /** The same once more, where no result of the request before is on record; no second server is handed over. */
    public static final String HAND_OVER_BEGUN_AGAIN = "HAND_OVER_BEGUN_AGAIN";

    /** The provisioner has handed the server over. */
    public static final String SERVER_HANDED_OVER = "SERVER_HANDED_OVER";

    /** The lessor has sealed the contract, and later each agreement on it. */
    public static final String SIGNED_BY_LESSOR = "SIGNED_" + Party.LESSOR;

    /** The contract could not be drafted: {@code reason} says why, in both languages. */
    public static final String DRAFT_RETURNED = "DRAFT_RETURNED";

    private static final String HAS =
            "(exists (select from lease.audit where lease_number = :number and action = :action)"
                    + " or exists (select from lease.audit_waiting where lease_number = :number and action = :action))";

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;
    private final LockedLeases locked;
    private final EvidenceRead evidence;
    private final KeyedRequests requests;
    private final TransactionTemplate ownTransaction;

    AuditTrail(
            JdbcClient jdbc,
            ObjectMapper json,
            Clock clock,
            LockedLeases locked,
            EvidenceRead evidence,
            KeyedRequests requests,
            PlatformTransactionManager transactions) {
        this.locked = locked;
        this.evidence = evidence;
        this.requests = requests;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** One step, as a lease's timeline shows it. */
    public record Step(
            Instant at,
            String actor,
            String action,
            JsonNode detail,
            @Nullable String digest) {}

    public void record(
            String leaseNumber, String actor, String action, Map<String, ?> detail, @Nullable String digest) {
        append(leaseNumber, AuditEntry.of(actor, action).detail(detail).on(digest), clock.instant());
    }

    /**
     * Adds an entry and its evidence in the caller's transaction, which locks the lease from then on.
     *
     * @return whether it was added; false if its evidence already existed and the entry allows that
     */
    public boolean append(String leaseNumber, AuditEntry entry, Instant at) {
        requests.done(leaseNumber);
        return bind(jdbc.sql("select " + call(":number")).param("number", leaseNumber), entry, at)
                .query(Boolean.class)
                .single();
    }

    /**
     * Adds an entry that remains even if the caller's transaction is rolled back; does not wait for that transaction's
     * locks.
     */
    public void recordApart(String leaseNumber, String actor, String action, Map<String, ?> detail) {
        recordApart(leaseNumber, actor, action, action, detail);
    }

    /** The same of a request to the provisioner for the hand-over, by whether there was one before. */
    public void handOverBegun(String leaseNumber) {
        recordApart(leaseNumber, SYSTEM, HAND_OVER_BEGUN, HAND_OVER_BEGUN_AGAIN, Map.of());
    }

    private void recordApart(String leaseNumber, String actor, String action, String again, Map<String, ?> detail) {
        ownTransaction.executeWithoutResult(
                status -> jdbc.sql("select lease.append_apart(:number, :at, :actor, case when :again <> :action and "
                                + HAS + " then :again else :action end, null, :detail)")
                        .param("number", leaseNumber)
                        .param("at", Timestamp.from(clock.instant()))
                        .param("actor", actor)
                        .param("action", action)
                        .param("again", again)
                        .param("detail", write(detail))
                        .query()
                        .singleRow());
    }

    /**
     * The statement that changes a lease's row and adds its audit entry, in the caller's transaction; it returns a row
     * if the lease's row was changed. All changes of a lease's row must use it.
     *
     * @param assignments what is set, with parameters of the caller's
     * @param condition condition of the change, beginning with {@code and}; may be empty
     */
    public StatementSpec change(
            String leaseNumber, String assignments, String condition, AuditEntry entry, Instant at) {
        locked.changed(leaseNumber);
        requests.done(leaseNumber);
        var statement = jdbc.sql("with changed as (update lease.lease set " + assignments + " where number = :number"
                        + condition + " returning number) select " + call("number") + " from changed")
                .param("number", leaseNumber);
        return bind(statement, entry, at);
    }

    /**
     * The SQL call that adds an entry, for a statement that also changes another row; {@link #bind} sets its
     * parameters.
     */
    static String call(String leaseNumber) {
        return "lease.append(" + leaseNumber
                + ", :entryAt, :actor, :action, :digest, :detail, cast(:rows as json), :once)";
    }

    /** Evicts cached reads of the tables that the entry adds to. */
    StatementSpec bind(StatementSpec statement, AuditEntry entry, Instant at) {
        locked.written(entry.rows().keySet());
        evidence.written(entry.rows().keySet());
        return statement
                .param("entryAt", Timestamp.from(at))
                .param("actor", entry.actor())
                .param("action", entry.action())
                .param("digest", entry.digest(), Types.VARCHAR)
                .param("detail", write(entry.detail()))
                .param("rows", entry.rows().isEmpty() ? null : write(entry.rows()), Types.VARCHAR)
                .param("once", entry.once());
    }

    /** Whether a step of this name was ever taken. */
    public boolean has(String leaseNumber, String action) {
        return jdbc.sql("select " + HAS)
                .param("number", leaseNumber)
                .param("action", action)
                .query(Boolean.class)
                .single();
    }

    /** When a step of this name was first taken; empty if it never was. */
    public Optional<Instant> first(String leaseNumber, String action) {
        return jdbc.sql("""
                        select min(at) from (
                          select at from lease.audit where lease_number = :number and action = :action
                          union all
                          select at from lease.audit_waiting where lease_number = :number and action = :action) taken""")
                .param("number", leaseNumber)
                .param("action", action)
                .query((row, index) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
                .single();
    }

    /**
     * The steps of a lease, oldest first; the detail of an erased one is empty. What was seen of a visitor's network
     * and browser stays with the evidence.
     */
    public List<Step> of(String leaseNumber) {
        return jdbc.sql("""
                        select at, actor, action, (payload::jsonb -> 'detail') - 'seen' as detail, digest, 0 as waits, seq as nth from lease.audit
                        where lease_number = :number and right(action, 5) <> '_KEPT'
                        union all
                        select at, actor, action, (payload::jsonb -> 'detail') - 'seen', digest, 1, id from lease.audit_waiting
                        where lease_number = :number and right(action, 5) <> '_KEPT' order by waits, nth""")
                .param("number", leaseNumber)
                .query((row, index) -> new Step(
                        row.getTimestamp("at").toInstant(),
                        row.getString("actor"),
                        row.getString("action"),
                        tree(row.getString("detail")),
                        row.getString("digest")))
                .list();
    }

    private JsonNode tree(@Nullable String text) {
        try {
            return json.readTree(text == null ? "{}" : text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
