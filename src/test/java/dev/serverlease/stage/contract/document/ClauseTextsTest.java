package dev.serverlease.stage.contract.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.clause.ContractText;
import dev.serverlease.clause.NumberedClause;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.stage.contract.Contracts;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ServerLeaseTest
class ClauseTextsTest {

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private Contracts contracts;

    @Autowired
    private ClauseTexts texts;

    /** As a node does that has just started. */
    @Test
    void whoKnowsNoClauseReadsTheTextThatWasDigested() {
        var contract = contracts.latest(lease.inForce(lease.application())).orElseThrow();
        var digests = transactions.execute(status -> texts.keep(contract.text()));
        assertThat(new ClauseTexts(jdbc).read(digests.toArray(String[]::new)).digest())
                .isEqualTo(contract.textDigest());
    }

    /** What a transaction kept and read again is not there once it is rolled back. */
    @Test
    void aClauseWhoseTransactionWasRolledBackIsKeptByTheNext() {
        var clause = contracts
                .latest(lease.inForce(lease.application()))
                .orElseThrow()
                .text()
                .clauses()
                .get(0);
        var text = new ContractText(List.of(new NumberedClause(
                clause.id(),
                clause.version(),
                clause.place(),
                clause.number(),
                new Bilingual(UUID.randomUUID().toString(), ""),
                clause.articles(),
                clause.lines(),
                clause.markMeaning(),
                clause.sha256())));
        transactions.executeWithoutResult(status -> {
            var digests = texts.keep(text).toArray(String[]::new);
            assertThat(texts.read(digests)).isEqualTo(text);
            status.setRollbackOnly();
        });
        var digests = transactions.execute(status -> texts.keep(text)).toArray(String[]::new);
        assertThat(new ClauseTexts(jdbc).read(digests)).isEqualTo(text);
    }
}
