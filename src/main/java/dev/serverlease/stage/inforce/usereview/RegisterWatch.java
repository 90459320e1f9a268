package dev.serverlease.stage.inforce.usereview;

import dev.serverlease.config.LeaseSettings;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.register.Lessors;
import dev.serverlease.register.RegisterChanged;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * When registers change, reviews the leases in force that depend on the change, each in its own transaction after the
 * import's. A lease that is already under review, or fails, does not stop the others.
 */
@Component
class RegisterWatch {

    private static final Logger LOG = LoggerFactory.getLogger(RegisterWatch.class);

    private static final int BATCH = 200;

    private final JdbcClient jdbc;
    private final Lessors lessors;
    private final LeaseSettings settings;
    private final UseReviewCommands use;

    RegisterWatch(JdbcClient jdbc, Lessors lessors, LeaseSettings settings, UseReviewCommands use) {
        this.settings = settings;
        this.jdbc = jdbc;
        this.lessors = lessors;
        this.use = use;
    }

    @TransactionalEventListener
    void changed(RegisterChanged change) {
        boolean ours = isOfLessor(change);
        for (var batch = next("", change.numbers(), ours); !batch.isEmpty(); ) {
            batch.forEach(this::review);
            batch = next(batch.get(batch.size() - 1), change.numbers(), ours);
        }
    }

    private void review(String number) {
        try {
            use.reviewNow(number, "许可、备案或者批准的登记有变更 The registers changed what this lease rests on", AuditTrail.SYSTEM);
        } catch (RuntimeException e) {
            LOG.error(
                    "Lease {} was not sent into review after a change of the registers; request it by hand", number, e);
        }
    }

    /** A change of the lessor or its permit affects every lease. */
    private boolean isOfLessor(RegisterChanged change) {
        LeaseSettings.Permit permit = lessors.current().permit();
        return change.lessors().contains(settings.lessorCode())
                || (permit != null && change.numbers().contains(permit.no()));
    }

    /** Found by the numbers in the application, and those given later as proofs of conditions. */
    private List<String> next(String after, Set<String> numbers, boolean all) {
        return jdbc.sql("""
                        select l.number from lease.lease l
                        join lease.application a on a.lease_number = l.number and a.round = l.round
                        where l.stage = 'IN_FORCE' and l.number > :after and (:all
                          or a.content #>> '{use,licenceNo}' = any(:numbers)
                          or a.content #>> '{lessee,permitNo}' = any(:numbers)
                          or a.content #>> '{use,filingNo}' = any(:numbers)
                          or a.content #>> '{channel,approvalRef}' = any(:numbers)
                          or a.content #>> '{data,mechanismRef}' = any(:numbers)
                          or jsonb_exists_any(coalesce(a.content #> '{use,approvalRefs}', '[]'), :numbers)
                          or exists (select from lease.recorded_fact f where f.lease_number = l.number and (
                            f.section = 'use' and (f.facts ->> 'licenceNo' = any(:numbers)
                              or f.facts ->> 'filingNo' = any(:numbers)
                              or jsonb_exists_any(coalesce(f.facts -> 'approvalRefs', '[]'), :numbers))
                            or f.section = 'lessee' and f.facts ->> 'permitNo' = any(:numbers)
                            or f.section = 'data' and f.facts ->> 'mechanismRef' = any(:numbers))))
                        order by l.number limit :batch""")
                .param("after", after)
                .param("all", all)
                .param("numbers", numbers.toArray(new String[0]))
                .param("batch", BATCH)
                .query(String.class)
                .list();
    }
}
