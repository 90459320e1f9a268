package dev.serverlease.lease;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.RuleId;
import dev.serverlease.lease.storage.JsonbText;
import dev.serverlease.lease.storage.Latest;
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
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The findings of every occasion and round, each set is one document in the order of the rulebook. Texts shared by
 * thousands of findings are stored once, in a table of their own.
 */
@Repository
public class Findings {

    private static final int NEWEST = 0;

    private static final String AT_THE_CHECKS = """
            select s.lease_number, o.rule, o.rule_version, f.outcome, a.citation_zh,
              coalesce(f."asOf", (s.document ->> 'asOf')::date) as as_of
            from lease.findings s join lease.lease l on l.number = s.lease_number and l.round = s.round,
              rows from (jsonb_to_recordset(s.document -> 'findings')
                as (form int, outcome text, "asOf" date)) with ordinality as f(form, outcome, "asOf", position)
            join lease.finding_form o on o.id = f.form join lease.article_text a on a.id = o.article
            where s.lease_number = any(:numbers) and s.occasion = 'CHECKS'
            order by s.lease_number, f.position""";

    private static final EvidenceRead.Key<List<StoredFinding>> FOUND = EvidenceRead.Key.of("findings");

    /** Each document is read at many steps of its lease; what it says follows from its text alone. */
    private final Map<String, KeptFindings> lately = Latest.of(200);

    /** As PostgreSQL keeps it; most findings are those of other leases of the day. */
    private final Map<StoredFinding, String> stored = Latest.of(2_000);

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final FindingTexts texts;
    private final EvidenceRead evidence;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Findings(
            JdbcClient jdbc,
            ObjectMapper json,
            FindingTexts texts,
            EvidenceRead evidence,
            ApplicationEventPublisher events,
            Clock clock) {
        this.events = events;
        this.clock = clock;
        this.texts = texts;
        this.evidence = evidence;
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Published in the transaction that stores them. */
    public record Recorded(String leaseNumber, List<StoredFinding> findings) {}

    /**
     * Stores the findings of one occasion and round in one statement.
     *
     * @param round counted from 1 within the occasion
     */
    public void add(String leaseNumber, Occasion occasion, int round, List<StoredFinding> findings) {
        write(leaseNumber, occasion, round, findings);
        evidence.keep(leaseNumber, FOUND, List.of(occasion, round), List.copyOf(findings));
    }

    /** The same, as the next round of a recurring occasion. */
    public void addNext(String leaseNumber, Occasion occasion, List<StoredFinding> findings) {
        write(leaseNumber, occasion, NEWEST, findings);
    }

    private void write(String leaseNumber, Occasion occasion, int round, List<StoredFinding> findings) {
        evidence.written(Set.of("findings"));
        var document = texts.apart(findings, this::write);
        jdbc.sql("select lease.add_findings(:number, :at, :occasion, :round, cast(:document as jsonb), :sha256)")
                .param("number", leaseNumber)
                .param("at", Timestamp.from(clock.instant()))
                .param("occasion", occasion.name())
                .param("round", round)
                .param("document", write(document))
                .param(
                        "sha256",
                        CanonicalJson.digest(findings.stream()
                                .map(finding -> Latest.get(stored, finding, one -> JsonbText.of(json.valueToTree(one))))
                                .collect(Collectors.joining(", ", "[", "]"))))
                .query()
                .singleRow();
        events.publishEvent(new Recorded(leaseNumber, findings));
        // so that later reads in this transaction need no query
        evidence.keep(leaseNumber, FOUND, List.of(occasion, NEWEST), List.copyOf(findings));
    }

    /** The newest round of an occasion; empty before the first. */
    public List<StoredFinding> latest(String leaseNumber, Occasion occasion) {
        return of(leaseNumber, occasion, NEWEST);
    }

    /** @param round counted from 1; 0 for the newest */
    public List<StoredFinding> of(String leaseNumber, Occasion occasion, int round) {
        return evidence.once(leaseNumber, FOUND, List.of(occasion, round), () -> read(leaseNumber, occasion, round));
    }

    private List<StoredFinding> read(String leaseNumber, Occasion occasion, int round) {
        return jdbc.sql("select document from lease.findings where lease_number = :number"
                        + " and occasion = :occasion and :round in (0, round) order by round desc limit 1")
                .param("number", leaseNumber)
                .param("occasion", occasion.name())
                .param("round", round)
                .query(String.class)
                .optional()
                .map(this::read)
                .orElse(List.of());
    }

    /** A finding without its texts. */
    public record Brief(RuleId rule, int ruleVersion, Outcome outcome, String citation, LocalDate asOf) {}

    /** What the checks found in the present round of many leases, in one query. */
    public Map<String, List<Brief>> atTheChecks(Collection<String> leaseNumbers) {
        var byLease = new HashMap<String, List<Brief>>();
        jdbc.sql(AT_THE_CHECKS)
                .param("numbers", leaseNumbers.toArray(new String[0]))
                .query(row -> {
                    byLease.computeIfAbsent(row.getString("lease_number"), number -> new ArrayList<>())
                            .add(new Brief(
                                    new RuleId(row.getString("rule")),
                                    row.getInt("rule_version"),
                                    Outcome.valueOf(row.getString("outcome")),
                                    row.getString("citation_zh"),
                                    row.getObject("as_of", LocalDate.class)));
                });
        return byLease;
    }

    private String write(Object findings) {
        try {
            return json.writeValueAsString(findings);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<StoredFinding> read(String document) {
        return texts.together(Latest.get(lately, document, this::kept));
    }

    private KeptFindings kept(String document) {
        try {
            return json.readValue(document, KeptFindings.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
