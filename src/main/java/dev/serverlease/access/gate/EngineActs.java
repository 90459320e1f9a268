package dev.serverlease.access.gate;

import dev.serverlease.access.door.KeptBody;
import dev.serverlease.access.door.RequestPath;
import dev.serverlease.access.problem.StoredSoFar;
import dev.serverlease.journal.Journal;
import dev.serverlease.journal.LeasesConcerned;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.people.Person;
import dev.serverlease.reconcile.Reconciler;
import dev.serverlease.request.TryAgain;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Records what administrators and operators do to the engine: in the journal before and after the act, and in the audit
 * trail of each lease concerned. Afterwards these leases are compared with the engine.
 */
@Component
public class EngineActs {

    private static final Logger LOG = LoggerFactory.getLogger(EngineActs.class);
    private static final int FIRST_REFUSAL = 400;

    private final Journal journal;
    private final LeasesConcerned leases;
    private final AuditTrail audit;
    private final Reconciler reconciler;

    EngineActs(Journal journal, LeasesConcerned leases, AuditTrail audit, Reconciler reconciler) {
        this.journal = journal;
        this.leases = leases;
        this.audit = audit;
        this.reconciler = reconciler;
    }

    /** An act that has begun. @param entry its id in the journal @param leases the numbers of the leases concerned */
    record Act(long entry, Person person, String method, String path, List<String> leases) {}

    /**
     * @param body null if it could not be read
     * @throws TryAgain if the journal cannot be written; then nothing is done
     */
    Act begin(Person person, HttpServletRequest request, @Nullable KeptBody body) {
        var method = request.getMethod();
        var path = RequestPath.of(request);
        try {
            var concerned = leases.of(path, body == null ? "" : body.text());
            var query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
            long entry = journal.asked(
                    person.name(),
                    request.getRemoteAddr(),
                    method + " " + path + query,
                    body == null ? null : body.digest());
            StoredSoFar.nothing(request);
            return new Act(entry, person, method, path, concerned);
        } catch (DataAccessException | TransactionException e) {
            LOG.error("The journal could not be written, and {} {} was not passed on", method, path, e);
            throw new TryAgain(
                    "操作日志暂时无法写入，此操作未执行；请稍后再试。 The journal cannot be written now, so this was not done; try again later.");
        }
    }

    /** The answer has already been sent: a failure here is only logged. */
    void end(Act act, int status) {
        try {
            journal.answered(act.entry(), status);
            if (status < FIRST_REFUSAL) {
                for (var number : act.leases()) {
                    audit.recordApart(
                            number,
                            act.person().name(),
                            "ENGINE_ACT",
                            Map.of("method", act.method(), "door", act.path(), "answer", status));
                }
                reconciler.look(act.leases());
            }
        } catch (RuntimeException e) {
            LOG.error("What became of {} {} (journal {}) was not recorded", act.method(), act.path(), act.entry(), e);
        }
    }
}
