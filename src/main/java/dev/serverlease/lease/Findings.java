package dev.serverlease.lease;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The findings of every round, in the order of the rulebook. The law's own words, the same in thousands of findings,
 * are kept once each, beside them.
 */
@Repository
public class Findings {

    private static final TypeReference<SortedMap<String, String>> FACTS = new TypeReference<>() {};

    private static final EvidenceRead.Key<List<StoredFinding>> FOUND = EvidenceRead.Key.of("finding");

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final EvidenceRead evidence;
    private final Clock clock;

    Findings(JdbcClient jdbc, ObjectMapper json, EvidenceRead evidence, Clock clock) {
        this.clock = clock;
        this.evidence = evidence;
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * Stores the findings of one occasion and round in one statement.
     *
     * @param occasion CHECKS, CONTRACT, USE_REVIEW …
     * @param round counted from 1 within the occasion
     */
    public void add(String leaseNumber, String occasion, int round, List<StoredFinding> findings) {
        evidence.written(Set.of("finding"));
        jdbc.sql("select lease.add_findings(:number, :at, :occasion, :round, cast(:findings as json))")
                .param("number", leaseNumber)
                .param("at", Timestamp.from(clock.instant()))
                .param("occasion", occasion)
                .param("round", round)
                .param("findings", write(findings))
                .query()
                .singleRow();
    }

    /** The same as the next round of an occasion that recurs. */
    public void addNext(String leaseNumber, String occasion, List<StoredFinding> findings) {
        add(leaseNumber, occasion, 0, findings);
    }

    /** The newest round of an occasion; empty before the first. */
    public List<StoredFinding> latest(String leaseNumber, String occasion) {
        return of(leaseNumber, occasion, 0);
    }

    /** @param round counted from 1; 0 for the newest */
    public List<StoredFinding> of(String leaseNumber, String occasion, int round) {
        return evidence.once(leaseNumber, FOUND, List.of(occasion, round), () -> readAll(leaseNumber, occasion, round));
    }

    private List<StoredFinding> readAll(String leaseNumber, String occasion, int round) {
        return jdbc.sql(
                        "select * from lease.finding join lease.article_text on key = article_text where lease_number = :number and occasion = :occasion and round = case :round when 0 then"
                                + " (select max(round) from lease.finding where lease_number = :number and occasion = :occasion)"
                                + " else :round end"
                                + " order by position")
                .param("number", leaseNumber)
                .param("occasion", occasion)
                .param("round", round)
                .query((row, index) -> new StoredFinding(
                        row.getString("rule"),
                        row.getInt("rule_version"),
                        row.getString("subject"),
                        row.getString("outcome"),
                        row.getString("message_zh"),
                        row.getString("message_en"),
                        row.getString("citation_zh"),
                        row.getString("citation_en"),
                        row.getString("quote"),
                        row.getBoolean("needs_text_check"),
                        read(row.getString("facts")),
                        row.getDate("as_of").toLocalDate()))
                .list();
    }

    /** A finding without its texts. */
    public record Brief(String rule, int ruleVersion, String outcome, String citation, LocalDate asOf) {}

    /** What the checks found in the present round of many leases, in one query. */
    public Map<String, List<Brief>> atTheChecks(Collection<String> leaseNumbers) {
        var byLease = new HashMap<String, List<Brief>>();
        jdbc.sql("select f.lease_number, f.rule, f.rule_version, f.outcome, t.citation_zh, f.as_of from lease.finding f"
                        + " join lease.article_text t on t.key = f.article_text"
                        + " join lease.lease l on l.number = f.lease_number and l.round = f.round"
                        + " where f.lease_number = any(:numbers) and f.occasion = 'CHECKS'"
                        + " order by f.lease_number, f.position")
                .param("numbers", leaseNumbers.toArray(new String[0]))
                .query(row -> {
                    byLease.computeIfAbsent(row.getString("lease_number"), number -> new ArrayList<>())
                            .add(new Brief(
                                    row.getString("rule"),
                                    row.getInt("rule_version"),
                                    row.getString("outcome"),
                                    row.getString("citation_zh"),
                                    row.getObject("as_of", LocalDate.class)));
                });
        return byLease;
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SortedMap<String, String> read(String facts) {
        try {
            return json.readValue(facts, FACTS);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
