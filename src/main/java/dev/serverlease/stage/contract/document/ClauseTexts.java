package dev.serverlease.stage.contract.document;

import dev.serverlease.clause.ContractText;
import dev.serverlease.clause.NumberedClause;
import dev.serverlease.lease.CanonicalJson;
import dev.serverlease.lease.storage.Latest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The clauses that thousands of contracts share: each is a row that never changes, named by its digest, so what was
 * read of them once is kept here, the latest ones asked for.
 */
@Component
public class ClauseTexts {

    private static final int KEPT = 2_000;

    private final JdbcClient jdbc;
    private final Map<String, NumberedClause> clauses = Latest.of(KEPT);

    ClauseTexts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds those that no contract had before, in the running transaction.
     *
     * @return the SHA-256 of each clause, in their order
     */
    public List<String> keep(ContractText text) {
        var digests = text.clausesJson().stream()
                .map(json -> Map.entry(CanonicalJson.digest(json), json))
                .toList();
        var unknown = new TreeMap<String, String>();
        var written = new HashMap<String, NumberedClause>();
        for (int at = 0; at < digests.size(); at++) {
            var digest = digests.get(at).getKey();
            if (!clauses.containsKey(digest)) {
                unknown.put(digest, digests.get(at).getValue());
                written.put(digest, text.clauses().get(at));
            }
        }
        if (!unknown.isEmpty()) {
            jdbc.sql("select lease.keep_clauses(:texts)")
                    .param("texts", unknown.values().toArray(new String[0]))
                    .query((row, index) -> true)
                    .list();
            rememberOnceCommitted(written);
        }
        return digests.stream().map(Map.Entry::getKey).toList();
    }

    /** The rows of a transaction that is rolled back are not there for the next one. */
    private void rememberOnceCommitted(Map<String, NumberedClause> written) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                clauses.putAll(written);
            }
        });
    }

    /**
     * The text of these clauses. One that is not there is left out, and one that was altered stands as it is: the
     * digest of the whole tells.
     */
    public ContractText read(String... digests) {
        var found = new LinkedHashMap<String, NumberedClause>();
        var unknown = Stream.of(digests)
                .filter(digest -> found.computeIfAbsent(digest, clauses::get) == null)
                .toArray(String[]::new);
        if (unknown.length > 0) {
            jdbc.sql("select digest, text from lease.clause_text where digest = any(:digests)")
                    .param("digests", unknown)
                    .query(row -> {
                        var digest = row.getString("digest");
                        var json = row.getString("text");
                        var clause = ContractText.readClause(json);
                        found.put(digest, clause);
                        if (CanonicalJson.digest(json).equals(digest)) {
                            clauses.put(digest, clause);
                        }
                    });
        }
        return new ContractText(
                Stream.of(digests).map(found::get).filter(Objects::nonNull).toList());
    }
}
