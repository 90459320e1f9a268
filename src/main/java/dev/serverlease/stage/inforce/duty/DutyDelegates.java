package dev.serverlease.stage.inforce.duty;

import dev.serverlease.lease.AuditTrail;
import dev.serverlease.process.LeaseOf;
import dev.serverlease.stage.inforce.duty.Duty.Kind;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The service tasks behind the timers of the duties. */
@Configuration(proxyBeanMethods = false)
class DutyDelegates {

    private static final Map<String, Kind> KINDS = Map.of(
            "Task_RemindReport", Kind.REPORT_TO_POLICE,
            "Task_RemindForward", Kind.FORWARD_NOTICE,
            "Task_RemindObjection", Kind.OBJECT_TO_SUBLEASE,
            "Task_EscalateIncident", Kind.REPORT_INCIDENT,
            "Task_RemindIncident", Kind.REPORT_INCIDENT,
            "Task_RemindFinalReport", Kind.FINAL_INCIDENT_REPORT);

    /** Records in the audit trail which duties of the kind are open and when each is due; and tells people. */
    @Bean
    JavaDelegate remindDuty(LeaseOf leaseOf, DutyRegister register, AuditTrail audit, DutyNotice notice) {
        return execution -> {
            var number = leaseOf.read(execution).number();
            var kind = Objects.requireNonNull(KINDS.get(execution.getCurrentActivityId()));
            var open = register.open(number, kind);
            var listed = open.stream()
                    .map(duty -> Map.of("duty", duty.position(), "due", duty.dueAt()))
                    .toList();
            var step = execution.getCurrentActivityId().equals("Task_EscalateIncident")
                    ? "DUTY_ESCALATED_"
                    : "DUTY_REMINDED_";
            audit.record(number, AuditTrail.SYSTEM, step + kind, Map.of("open", listed), null);
            if (!open.isEmpty()) {
                notice.due(number, kind, open);
            }
        };
    }
}
