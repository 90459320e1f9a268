package dev.serverlease.lease;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.law.facts.Fact;
import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.lease.AuditEntry.Row;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The facts of the law that people record about a lease after its application: what an officer found, what a review
 * saw, when a notice arrived. By section of the rulebook's vocabulary ({@code legalReview}, {@code review} …), added to
 * and never altered.
 */
@Repository
public class RecordedFacts {

    /** Facts of {@code review} that no later review takes away; what a review sees holds until the next one. */
    private static final String STANDING = "standing";

    /** Facts of {@code data} that are counted from 1 January: in the next year nobody knows them. */
    private static final String YEAR = "year";

    private static final Map<String, String> SECTIONS = Map.of(STANDING, "review", YEAR, "data");

    /** Rows that are a record each of {@code identity.records}. */
    private static final String VERIFICATION = "verification";

    /** The verifications of identity as rows of facts; of one subject, method and person the newest. */
    private static final String VERIFICATIONS = """
             union all select v.lease_number, 'verification', jsonb_build_object('number', case when v.used_from is null then v.position else 0 end,
                'person', v.person, 'subject', v.subject, 'method', v.method, 'at', (v.at at time zone :zone)::date, 'by', v.verified_by,
                'bySalesOnly', v.by_sales_only, 'documentDigest', v.document_digest, 'reference', v.reference,
                'documentValidTo', v.document_valid_to, 'result', v.result, 'checks', v.checks, 'note', v.note)::text, v.position, v.verified_by, v.at
              from lease.identity_verification v where v.lease_number = any(:numbers) and not exists (
                select from lease.identity_verification n where n.lease_number = v.lease_number and n.position > v.position
                  and (n.subject, n.method, n.person) = (v.subject, v.method, v.person))""";

    private static final EvidenceRead.Key<ObjectNode> FACTS =
            EvidenceRead.Key.of("recorded_fact", "identity_verification");

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;
    private final EvidenceRead evidence;
    private final AuditTrail audit;

    RecordedFacts(JdbcClient jdbc, ObjectMapper json, Clock clock, EvidenceRead evidence, AuditTrail audit) {
        this.audit = audit;
        this.evidence = evidence;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    private record Recorded(String section, String facts, Origin origin) {}

    /**
     * Adds to what is recorded; a fact with the value null takes an earlier one back. What a review sees holds until
     * the next review is completed.
     */
    public void add(String leaseNumber, NamedFacts facts, String recordedBy) {
        facts.sections().forEach((section, members) -> add(leaseNumber, section, members, recordedBy));
    }

    /** The same of facts of {@code review} that no later review takes away: a sublease, overdue rent, an order. */
    public void addStanding(String leaseNumber, NamedFacts facts, String recordedBy) {
        facts.sections().values().forEach(members -> add(leaseNumber, STANDING, members, recordedBy));
    }

    /** The same of facts of {@code data} that are counted from 1 January. */
    public void addOfYear(String leaseNumber, NamedFacts facts, String recordedBy) {
        facts.sections().values().forEach(members -> add(leaseNumber, YEAR, members, recordedBy));
    }

    private void add(String leaseNumber, String section, Map<String, ?> facts, String recordedBy) {
        var now = clock.instant();
        audit.append(
                leaseNumber,
                AuditEntry.of(recordedBy, "FACTS_KEPT")
                        .keeping(
                                "recorded_fact",
                                Row.of("section", section)
                                        .and("facts", json.valueToTree(facts))
                                        .and("recorded_by", recordedBy)
                                        .and("recorded_at", now)),
                now);
    }

    /** What both have agreed to change takes the place of what was recorded of it before. */
    public void restate(String leaseNumber, String section, String member, JsonNode value, String recordedBy) {
        add(leaseNumber, section, Map.of(member, value), recordedBy);
    }

    /** What holds now, by section of the vocabulary. */
    public ObjectNode of(Lease lease) {
        // a copy, because callers add more facts to it
        return evidence.once(lease.number(), FACTS, List.of(String.valueOf(lease.lastReviewAt())), () -> readAll(lease))
                .deepCopy();
    }

    private ObjectNode readAll(Lease lease) {
        var sections = json.createObjectNode();
        sections.withObjectProperty("identity").put("enteredBy", lease.enteredBy());
        rows(lease).forEach(row -> lay(row.section(), row.facts(), sections));
        return sections;
    }

    /** What holds now and what it took the place of, oldest first. */
    private List<Recorded> rows(Lease lease) {
        return jdbc.sql(
                        "select lease_number, section, facts::text, id, recorded_by, recorded_at from lease.recorded_fact"
                                + " where lease_number = any(:numbers)"
                                + " and (section <> 'review' or recorded_at > coalesce(cast(:since as timestamptz), '-infinity'))"
                                + " and (section <> 'year' or recorded_at >= :newYear)" + VERIFICATIONS
                                + " order by id")
                .param("numbers", new String[] {lease.number()})
                .param("zone", clock.getZone().getId())
                .param(
                        "since",
                        lease.lastReviewAt() == null ? null : Timestamp.from(lease.lastReviewAt()),
                        Types.TIMESTAMP)
                .param("newYear", newYear())
                .query((row, index) -> new Recorded(
                        row.getString("section"),
                        row.getString("facts"),
                        new Origin(
                                row.getString("recorded_by"),
                                row.getTimestamp("recorded_at").toInstant())))
                .list();
    }

    /** Who recorded a fact that holds now, and when. */
    public record Origin(String recordedBy, Instant recordedAt) {}

    /** The origins of what holds now, by name of the vocabulary like {@code review.sublet}. */
    public Map<String, Origin> origins(Lease lease) {
        var origins = new HashMap<String, Origin>();
        for (var row : rows(lease)) {
            if (row.section().equals(VERIFICATION)) {
                origins.put("identity.records", row.origin());
                continue;
            }
            var section = SECTIONS.getOrDefault(row.section(), row.section());
            tree(row.facts())
                    .fieldNames()
                    .forEachRemaining(member -> origins.put(section + "." + member, row.origin()));
        }
        return origins;
    }

    /** The same of many leases, in one query; a lease of which nothing is recorded has an empty entry. */
    public Map<String, ObjectNode> of(Collection<String> leaseNumbers) {
        var byLease = new HashMap<String, ObjectNode>();
        leaseNumbers.forEach(number -> byLease.put(number, json.createObjectNode()));
        jdbc.sql(
                        "select f.lease_number, f.section, f.facts::text, f.id, f.recorded_by, f.recorded_at from lease.recorded_fact f"
                                + " join lease.lease l on l.number = f.lease_number where f.lease_number = any(:numbers)"
                                + " and (f.section <> 'review' or f.recorded_at > coalesce(l.last_review_at, '-infinity'))"
                                + " and (f.section <> 'year' or f.recorded_at >= :newYear)" + VERIFICATIONS
                                + " union all select number, 'identity', jsonb_build_object('enteredBy', coalesce(former_applicants[1], applicant))::text, 0, null, null"
                                + " from lease.lease where number = any(:numbers) order by id")
                .param("numbers", leaseNumbers.toArray(new String[0]))
                .param("zone", clock.getZone().getId())
                .param("newYear", newYear())
                .query(row -> {
                    var sections =
                            byLease.computeIfAbsent(row.getString("lease_number"), number -> json.createObjectNode());
                    lay(row.getString("section"), row.getString("facts"), sections);
                });
        return byLease;
    }

    private Timestamp newYear() {
        return Timestamp.from(LocalDate.now(clock)
                .withDayOfYear(1)
                .atStartOfDay(clock.getZone())
                .toInstant());
    }

    private void lay(String section, String facts, ObjectNode sections) {
        if (section.equals(VERIFICATION)) {
            sections.withObjectProperty("identity").withArrayProperty("records").add(tree(facts));
            return;
        }
        sections.withObjectProperty(SECTIONS.getOrDefault(section, section)).setAll(tree(facts));
    }

    /** Whether it is recorded, and not taken back. */
    public boolean has(Lease lease, Fact fact) {
        return !text(lease, fact).isEmpty();
    }

    /** Whether it is recorded to be so. */
    public boolean isTrue(Lease lease, Fact fact) {
        return value(lease, fact).asBoolean();
    }

    /** Null if none is recorded. */
    public @Nullable LocalDate day(Lease lease, Fact fact) {
        var text = text(lease, fact);
        return text.isEmpty() ? null : LocalDate.parse(text);
    }

    /** Null if none is recorded. */
    public @Nullable Long number(Lease lease, Fact fact) {
        return has(lease, fact) ? (Long) value(lease, fact).asLong() : null;
    }

    /** Empty if none is recorded. */
    public String text(Lease lease, Fact fact) {
        var value = value(lease, fact);
        return value.isNull() ? "" : value.asText("");
    }

    private JsonNode value(Lease lease, Fact fact) {
        return of(lease).path(fact.section()).path(fact.member());
    }

    private ObjectNode tree(String text) {
        try {
            return (ObjectNode) json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
