package dev.serverlease.stage.contract.document;

import dev.serverlease.clause.ContractText;
import dev.serverlease.clause.NumberedClause;
import dev.serverlease.lease.CanonicalJson;
import dev.serverlease.lease.storage.Latest;
import java.util.ArrayList;
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

    /** The digests of texts, whether they have rows or not. */
    private final Map<String, String> known = Latest.of(KEPT);

    /** Those whose rows were committed; what a transaction reads of its own may be rolled back with it. */
    private final Map<String, Boolean> committed = Latest.of(KEPT);

    ClauseTexts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds those that no contract had before, in the running transaction.
     *
     * @return the SHA-256 of each clause, in their order
     */
    public List<String> keep(ContractText text) {
        var digests = new ArrayList<String>();
        var unknown = new TreeMap<String, String>();
        for (var json : text.clausesJson()) {
            var digest = Latest.get(known, json, CanonicalJson::digest);
            digests.add(digest);
            if (!committed.containsKey(digest)) {
                unknown.put(digest, json);
            }
        }
        if (!unknown.isEmpty()) {
            jdbc.sql("select lease.keep_clauses(:texts)")
                    .param("texts", unknown.values().toArray(new String[0]))
                    .query((row, index) -> true)
                    .list();
            rememberOnceCommitted(List.copyOf(unknown.keySet()));
        }
        return digests;
    }

    /** The rows of a transaction that is rolled back are not there for the next one. */
    private void rememberOnceCommitted(List<String> digests) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                digests.forEach(digest -> committed.put(digest, true));
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
