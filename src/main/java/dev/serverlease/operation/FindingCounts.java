package dev.serverlease.operation;

import dev.serverlease.lease.Findings;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Counts findings by rule and outcome, once they are stored for good. */
@Component
class FindingCounts {

    private final MeterRegistry registry;

    FindingCounts(MeterRegistry registry) {
        this.registry = registry;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void count(Findings.Recorded recorded) {
        recorded.findings()
                .forEach(finding -> registry.counter(
                                "serverlease.findings",
                                "rule",
                                finding.rule().value(),
                                "outcome",
                                finding.outcome().name())
                        .increment());
    }
}
