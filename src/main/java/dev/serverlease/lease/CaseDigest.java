package dev.serverlease.lease;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The digest that an approval binds: the application with its contract terms, the findings of its round (rule, version,
 * outcome and facts, without times), and the version of the clause library.
 */
@Component
public class CaseDigest {

    private final Findings findings;
    private final ClauseLibrary clauses;
    private final ObjectMapper json;

    CaseDigest(Findings findings, ClauseLibrary clauses, ObjectMapper json) {
        this.findings = findings;
        this.clauses = clauses;
        this.json = json;
    }

    /** The digest of the case as it stands in the tables now. */
    public String of(Lease lease) {
        return of(lease, findings.of(lease.number(), "CHECKS", lease.round()));
    }

    /** The same, for a caller that has read the findings of the round already. */
    public String of(Lease lease, List<StoredFinding> found) {
        return of(lease, found, clauses.version());
    }

    /** The same with the clauses that a contract was drafted from, which may be older than today's. */
    public String of(Lease lease, List<StoredFinding> found, String clauseLibrary) {
        try {
            var whole = Map.of(
                    "application", json.readTree(lease.application()),
                    "clauseLibrary", clauseLibrary,
                    "findings", found.stream().map(CaseDigest::essence).toList());
            return CanonicalJson.digest(CanonicalJson.of(json.writeValueAsString(whole)));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> essence(StoredFinding finding) {
        return Map.of(
                "rule", finding.rule(),
                "version", finding.ruleVersion(),
                "outcome", finding.outcome(),
                "facts", finding.facts());
    }
}
