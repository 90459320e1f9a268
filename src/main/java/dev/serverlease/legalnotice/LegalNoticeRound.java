package dev.serverlease.legalnotice;

import dev.serverlease.database.EachLease;
import dev.serverlease.database.Outage;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.legalnotice.LegalNoticeOutcomes.Outcome;
import dev.serverlease.legalnotice.WantedLegalNotices.Wanted;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.process.LeaseTasks;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the letters that tasks wait for, and records what became of those that were sent. Each in a transaction of its
 * own: what fails is shown with the lease and tried again, and holds nothing up.
 */
@Component
class LegalNoticeRound {

    private static final Logger LOG = LoggerFactory.getLogger(LegalNoticeRound.class);

    private final WantedLegalNotices wanted;
    private final NoticeMatters matters;
    private final LegalNoticeMaking making;
    private final LegalNoticeOutcomes outcomes;
    private final LeaseCommands commands;
    private final LeaseTasks tasks;
    private final TransactionTemplate transaction;

    LegalNoticeRound(
            WantedLegalNotices wanted,
            NoticeMatters matters,
            LegalNoticeMaking making,
            LegalNoticeOutcomes outcomes,
            LeaseCommands commands,
            LeaseTasks tasks,
            PlatformTransactionManager transactions) {
        this.wanted = wanted;
        this.matters = matters;
        this.making = making;
        this.outcomes = outcomes;
        this.commands = commands;
        this.tasks = tasks;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(fixedDelayString = "PT5S")
    void round() {
        boolean more = true;
        while (more) {
            more = Boolean.TRUE.equals(transaction.execute(status -> {
                var next = wanted.takeNext();
                next.ifPresent(this::make);
                return next.isPresent();
            }));
        }
        EachLease.of(outcomes.waiting(), Outcome::leaseNumber, "What became of a letter", this::record);
    }

    private void record(Outcome outcome) {
        commands.lockedDo(outcome.leaseNumber(), lease -> {
            if (outcomes.record(outcome)) {
                tasks.showAgain(lease, outcome.kind().taskKey());
            }
        });
    }

    /**
     * The row of what is wanted is held meanwhile, the letter is made in a transaction of its own. A letter that an
     * officer has made on the matter is taken up: a second one would leave it open which of them counts.
     */
    private void make(Wanted next) {
        try {
            commands.lockedDo(next.leaseNumber(), lease -> {
                if (!next.kind().isCalledFor(lease, tasks.openKeys(lease))) {
                    return;
                }
                if (matters.atHand(lease.number(), next.kind()).isEmpty()) {
                    making.make(
                            lease,
                            next.kind(),
                            LegalNoticeRequest.usual(next.kind()),
                            next.taskId(),
                            AuditTrail.SYSTEM);
                }
                tasks.showAgain(lease, next.kind().taskKey());
            });
            wanted.made(next);
        } catch (RuntimeException failure) {
            if (Outage.HELD.is(failure)) {
                LOG.warn("The legal notice of lease {} is made later: HELD by somebody else", next.leaseNumber());
                wanted.later(next, null);
                return;
            }
            LOG.error(
                    "The legal notice of task {} of lease {} could not be made",
                    next.taskId(),
                    next.leaseNumber(),
                    failure);
            wanted.later(next, Objects.toString(failure.getMessage(), failure.toString()));
        }
    }
}
