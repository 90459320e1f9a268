package dev.serverlease.lease;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
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

    /** What a review sees holds until the next review is completed; what stands in {@link #STANDING} holds on. */
    public static final String REVIEW = "review";

    /** Facts of the vocabulary's {@code review} that no later review takes away: a sublease, overdue rent. */
    public static final String STANDING = "standing";

    /** Names them among what a transaction has read. */
    static final String FACTS = "recorded facts";

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;
    private final HeldEvidence evidence;

    RecordedFacts(JdbcClient jdbc, ObjectMapper json, Clock clock, HeldEvidence evidence) {
        this.evidence = evidence;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    private record Row(String section, String facts) {}

    /** Adds to what is recorded; a member with the value null takes an earlier one back. */
    public void add(String leaseNumber, String section, Map<String, ?> facts, String recordedBy) {
        evidence.added(FACTS);
        jdbc.sql("insert into lease.recorded_fact (lease_number, section, facts, recorded_by, recorded_at)"
                        + " values (:number, :section, :facts::jsonb, :by, :at)")
                .param("number", leaseNumber)
                .param("section", section)
                .param("facts", json.valueToTree(facts).toString())
                .param("by", recordedBy)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /** What holds now, by section of the vocabulary; the standing facts are part of {@code review}. */
    public ObjectNode of(Lease lease) {
        // a copy, for callers that lay more facts over it
        return evidence.once(lease.number(), List.of(FACTS, String.valueOf(lease.lastReviewAt())), () -> readAll(lease))
                .deepCopy();
    }

    private ObjectNode readAll(Lease lease) {
        var sections = json.createObjectNode();
        jdbc.sql(
                        "select section, facts::text from lease.recorded_fact where lease_number = :number"
                                + " and (section <> 'review' or recorded_at > coalesce(cast(:since as timestamptz), '-infinity')) order by id")
                .param("number", lease.number())
                .param(
                        "since",
                        lease.lastReviewAt() == null ? null : Timestamp.from(lease.lastReviewAt()),
                        Types.TIMESTAMP)
                .query((row, index) -> new Row(row.getString("section"), row.getString("facts")))
                .list()
                .forEach(row -> sections.withObjectProperty(row.section().equals(STANDING) ? REVIEW : row.section())
                        .setAll(tree(row.facts())));
        return sections;
    }

    /** A day among the facts of a section; null where none is recorded. */
    public static @Nullable LocalDate day(JsonNode section, String member) {
        var text = section.path(member).asText("");
        return text.isEmpty() || section.path(member).isNull() ? null : LocalDate.parse(text);
    }

    private ObjectNode tree(String text) {
        try {
            return (ObjectNode) json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
