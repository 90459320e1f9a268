package dev.serverlease.rulebook;

import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.Findings.Brief;
import dev.serverlease.lease.LeaseRounds;
import dev.serverlease.lease.LeaseRounds.Round;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.rulebook.Replay.LeaseChanges;
import dev.serverlease.stage.checks.LegalCheck;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Applies the law of a day to all leases that have not ended, batch by batch. All results are stored in one
 * transaction.
 */
@Component
class ReplayRun {

    private static final Logger LOG = LoggerFactory.getLogger(ReplayRun.class);

    private static final int BATCH = 200;

    private final LeaseRounds rounds;
    private final Findings findings;
    private final RecordedFacts recorded;
    private final LegalCheck legalCheck;
    private final ReplayStore store;
    private final TransactionTemplate transaction;

    ReplayRun(
            LeaseRounds rounds,
            Findings findings,
            RecordedFacts recorded,
            LegalCheck legalCheck,
            ReplayStore store,
            PlatformTransactionManager transactions) {
        this.rounds = rounds;
        this.findings = findings;
        this.recorded = recorded;
        this.legalCheck = legalCheck;
        this.store = store;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * @param law the day whose law is applied
     * @param facts the day of the facts, the same for all leases
     */
    record Days(LocalDate law, LocalDate facts) {}

    /**
     * Never throws: a failure is written to the replay's row.
     *
     * @param stopping checked between batches; a stopped replay keeps no results
     */
    void run(long id, Days days, BooleanSupplier stopping) {
        try {
            boolean finished = Boolean.TRUE.equals(transaction.execute(status -> {
                boolean all = askAll(id, days, stopping);
                if (!all) {
                    status.setRollbackOnly();
                }
                return all;
            }));
            if (!finished) {
                store.interrupted(id);
            }
        } catch (LeaseNotAsked failure) {
            LOG.error("Replay {} failed at lease {}", id, failure.number, failure.getCause());
            store.failed(
                    id,
                    "租赁 " + failure.number + " 无法重新审查，未保存结果；原因见日志，请联系运维人员。 Lease " + failure.number
                            + " could not be checked and no results were stored; the log says why. Call the operators.");
        } catch (RuntimeException failure) {
            LOG.error("Replay {} failed", id, failure);
            store.failed(
                    id,
                    "重新审查失败，未保存结果；原因见日志，请联系运维人员后重试。 The replay failed and no results were stored; the log says why. Call the operators and try again.");
        }
    }

    /** @return whether all leases were checked; false if it was stopped */
    private boolean askAll(long id, Days days, BooleanSupplier stopping) {
        store.lock(id);
        int asked = 0;
        int changed = 0;
        for (var batch = rounds.open("", BATCH); !batch.isEmpty(); batch = rounds.open(last(batch), BATCH)) {
            if (stopping.getAsBoolean()) {
                return false;
            }
            var leases = changes(batch, days);
            store.add(id, changed, leases);
            changed += leases.size();
            asked += batch.size();
            store.progress(id, asked);
        }
        store.done(id, asked, changed);
        return true;
    }

    private List<LeaseChanges> changes(List<Round> batch, Days days) {
        var numbers = batch.stream().map(Round::leaseNumber).toList();
        var onRecord = findings.atTheChecks(numbers);
        var recordedFacts = recorded.of(numbers);
        var leases = new ArrayList<LeaseChanges>();
        for (var round : batch) {
            var number = round.leaseNumber();
            try {
                var facts = legalCheck.factsOn(
                        days.facts(), round.application(), Objects.requireNonNull(recordedFacts.get(number)));
                var changes = changes(onRecord.getOrDefault(number, List.of()), facts, days);
                if (!changes.isEmpty()) {
                    leases.add(new LeaseChanges(number, changes));
                }
            } catch (RuntimeException failure) {
                throw new LeaseNotAsked(number, failure);
            }
        }
        return leases;
    }

    private List<Change> changes(List<Brief> onRecord, LeaseFacts facts, Days days) {
        var recordedUnder = onRecord.isEmpty() ? days.facts() : onRecord.get(0).asOf();
        return Comparison.of(onRecord, under(recordedUnder, facts, days), under(days.law(), facts, days));
    }

    private List<Brief> under(LocalDate law, LeaseFacts facts, Days days) {
        return legalCheck.underTheLawOf(law, facts, days.facts()).stream()
                .map(found ->
                        new Brief(found.rule(), found.ruleVersion(), found.outcome(), found.citationZh(), found.asOf()))
                .toList();
    }

    private static String last(List<Round> batch) {
        return batch.get(batch.size() - 1).leaseNumber();
    }

    private static final class LeaseNotAsked extends RuntimeException {

        private final String number;

        private LeaseNotAsked(String number, RuntimeException cause) {
            super(cause);
            this.number = number;
        }
    }
}
