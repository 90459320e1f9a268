package dev.serverlease.stage.contract.offer;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.request.Refusal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Each use of the lessor's seal is an act of its own: whoever is signed in proves anew, shortly before, that it is this
 * person. The audit trail keeps that; the password goes no further than the door.
 */
@Component
class SealConfirmations {

    private static final String ACTION = "SEAL_CONFIRMED";
    private static final Duration LASTS = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    SealConfirmations(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    void record(Lease lease, String officer, String digest) {
        audit.record(lease.number(), officer, ACTION, Map.of(), digest);
    }

    /** @throws Refusal with 403 if this officer has not confirmed the sealing of this text within the last minutes */
    void require(Lease lease, String officer, String digest) {
        boolean confirmed = jdbc.sql("""
                        select exists (select from lease.audit where lease_number = :number and action = :action
                          and actor = :officer and digest = :digest and at >= :since)""")
                .param("number", lease.number())
                .param("action", ACTION)
                .param("officer", officer)
                .param("digest", digest)
                .param("since", Timestamp.from(clock.instant().minus(LASTS)))
                .query(Boolean.class)
                .single();
        if (!confirmed) {
            throw new Refusal(
                    403,
                    "用印前请再次输入本人密码确认（租赁页面“确认用印”），" + LASTS.toMinutes()
                            + "分钟内有效。 Confirm the sealing with your own password"
                            + " first (“Confirm the sealing” on the lease's page); it is valid for "
                            + LASTS.toMinutes() + " minutes.");
        }
    }
}
