package dev.serverlease.stage.contract.offer;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.people.ProofOfPerson.Factor;
import dev.serverlease.people.SealingProof;
import dev.serverlease.request.Refusal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Each use of the lessor's seal is an act of its own: whoever is signed in proves anew, shortly before, that it is this
 * person. The audit trail keeps that; the password goes no further than the door. A wrong password after it, or giving
 * the task back, takes it back.
 */
@Component
class SealConfirmations {

    private static final String ACTION = "SEAL_CONFIRMED";
    private static final String TAKEN_BACK = "SEAL_CONFIRMATION_TAKEN_BACK";
    private static final Duration LASTS = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    SealConfirmations(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    void record(Lease lease, String officer, String digest, Factor factor) {
        audit.record(lease.number(), officer, ACTION, Map.of("factor", factor.name()), digest);
    }

    /** This officer gives the sealing back, and with it what was confirmed for it. */
    void takeBack(Lease lease, String officer) {
        if (standing(lease, officer).isPresent()) {
            audit.record(lease.number(), officer, TAKEN_BACK, Map.of(), null);
        }
    }

    /**
     * By what this officer was proved.
     *
     * @throws Refusal with 403 if this officer has not confirmed the sealing of this text within the last minutes, or
     *     it was taken back since
     */
    Factor require(Lease lease, String officer, String digest) {
        return standing(lease, officer)
                .filter(last -> digest.equals(last.digest()))
                .map(last -> Factor.valueOf(last.factor()))
                .orElseThrow(() -> new Refusal(
                        403,
                        "用印前请再次输入本人密码确认（任务表单下方或者租赁页面“确认用印”），" + LASTS.toMinutes()
                                + "分钟内有效。 Confirm the sealing with your own password first (below the task's form,"
                                + " or “Confirm the sealing” on the lease's page); it is valid for "
                                + LASTS.toMinutes() + " minutes."));
    }

    /** What was confirmed and is not taken back. */
    private record Standing(String digest, String factor) {}

    private Optional<Standing> standing(Lease lease, String officer) {
        return jdbc.sql("""
                        select digest, factor from (
                          select action, digest, payload::jsonb #>> '{detail,factor}' as factor from lease.audit
                            where lease_number = :number and action in (:action, :refused, :takenBack)
                            and actor = :officer and at >= :since order by seq desc limit 1) last
                        where action = :action""")
                .param("number", lease.number())
                .param("action", ACTION)
                .param("refused", SealingProof.REFUSED)
                .param("takenBack", TAKEN_BACK)
                .param("officer", officer)
                .param("since", Timestamp.from(clock.instant().minus(LASTS)))
                .query(Standing.class)
                .optional();
    }
}
