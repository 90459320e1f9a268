package dev.serverlease.provision;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.provision.Provisioner.Action;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Has a server that was handed over switched off and on, with each step on record; its data is kept. */
@Component
public class ServerSwitch {

    private static final String OFF = "SERVER_SWITCHED_OFF";
    private static final String ON = "SERVER_SWITCHED_ON";

    private final Provisioner provisioner;
    private final AuditTrail audit;
    private final JdbcClient jdbc;

    ServerSwitch(Provisioner provisioner, AuditTrail audit, JdbcClient jdbc) {
        this.provisioner = provisioner;
        this.audit = audit;
        this.jdbc = jdbc;
    }

    /**
     * Called under the lease's lock, so that a call that is repeated because its answer was lost is the same one.
     *
     * @throws IllegalStateException with a text for operators, if it could not be done now
     */
    public void off(String leaseNumber) {
        carryOut(Action.SWITCH_OFF, leaseNumber, timesOff(leaseNumber) + 1);
    }

    /** The same for a server that is off. */
    public void on(String leaseNumber) {
        carryOut(Action.SWITCH_ON, leaseNumber, timesOff(leaseNumber));
    }

    /** Whether it was switched off last. */
    public boolean isOff(String leaseNumber) {
        return jdbc.sql("select action = :off from lease.audit where lease_number = :number and action in (:off, :on)"
                        + " order by seq desc limit 1")
                .param("number", leaseNumber)
                .param("off", OFF)
                .param("on", ON)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    private int timesOff(String leaseNumber) {
        return jdbc.sql("select count(*) from lease.audit where lease_number = :number and action = :off")
                .param("number", leaseNumber)
                .param("off", OFF)
                .query(Integer.class)
                .single();
    }

    private void carryOut(Action action, String leaseNumber, int occurrence) {
        boolean off = action == Action.SWITCH_OFF;
        try {
            var reference = provisioner.carryOut(action, leaseNumber, occurrence);
            audit.record(leaseNumber, AuditTrail.SYSTEM, off ? OFF : ON, Map.of("reference", reference), null);
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "租赁 " + leaseNumber + " 的服务器未能" + (off ? "关停" : "恢复") + "：" + e.getMessage()
                            + "。处理：检查交付系统，排除故障后在 Cockpit 中重试；重复操作是安全的。 The server of " + leaseNumber
                            + " could not be switched " + (off ? "off" : "on")
                            + ": mend the provisioner, then retry this job in Cockpit; retrying is safe.",
                    e);
        }
    }
}
