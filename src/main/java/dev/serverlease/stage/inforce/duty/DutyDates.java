package dev.serverlease.stage.inforce.duty;

import dev.serverlease.process.LeaseOf;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** 法定义务的期限: when each duty is due, and when people are reminded of it. */
@Component("dutyDates")
public class DutyDates {

    private final LeaseOf leaseOf;
    private final DutyRegister duties;
    private final Clock clock;

    DutyDates(LeaseOf leaseOf, DutyRegister duties, Clock clock) {
        this.leaseOf = leaseOf;
        this.duties = duties;
        this.clock = clock;
    }

    /** 24 hours after the finding. */
    public Date reportBy(DelegateExecution execution) {
        return Date.from(duty(execution, Duty.Kind.REPORT_TO_POLICE).dueAt());
    }

    public Date forwardNoticeBy(DelegateExecution execution) {
        return Date.from(duty(execution, Duty.Kind.FORWARD_NOTICE).dueAt());
    }

    /** Month five of the six in which a sublease can be objected to (Civil Code art. 718). */
    public Date objectReminderAt(DelegateExecution execution) {
        var known = duty(execution, Duty.Kind.OBJECT_TO_SUBLEASE).aroseAt();
        return Date.from(known.atZone(clock.getZone()).plusMonths(5).toInstant());
    }

    public Date incidentReportBy(DelegateExecution execution) {
        return Date.from(duty(execution, Duty.Kind.REPORT_INCIDENT).dueAt());
    }

    /** Halfway between discovery and the end of the period. */
    public Date incidentHalfTime(DelegateExecution execution) {
        var duty = duty(execution, Duty.Kind.REPORT_INCIDENT);
        return Date.from(duty.aroseAt()
                .plus(Duration.between(duty.aroseAt(), duty.dueAt()).dividedBy(2)));
    }

    public Date finalIncidentReportBy(DelegateExecution execution) {
        return Date.from(duty(execution, Duty.Kind.FINAL_INCIDENT_REPORT).dueAt());
    }

    /** The duty of the execution's task; the newest duty if that task is just being created. */
    private Duty duty(DelegateExecution execution, Duty.Kind kind) {
        var number = leaseOf.read(execution).number();
        return leaseOf.tasks(execution).stream()
                .flatMap(task -> duties.ofTask(number, task).stream())
                .findFirst()
                .orElseGet(() -> duties.newest(number, kind));
    }
}
