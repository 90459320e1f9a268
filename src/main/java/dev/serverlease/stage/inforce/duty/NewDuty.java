package dev.serverlease.stage.inforce.duty;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.people.Actor;
import dev.serverlease.process.LeaseMessages;
import dev.serverlease.stage.inforce.duty.Duty.Kind;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Records a duty, opens its task if the process still can, and tells the responsible people. */
@Component
class NewDuty {

    private static final Map<Kind, String> MESSAGES = Map.of(
            Kind.REPORT_TO_POLICE, "UnlawfulUseFound",
            Kind.FORWARD_NOTICE, "InfringementNotified",
            Kind.OBJECT_TO_SUBLEASE, "SubleaseKnown",
            Kind.REPORT_INCIDENT, "IncidentFound");

    private final DutyRegister register;
    private final LeaseMessages messages;
    private final AuditTrail audit;
    private final DutyNotice notice;
    private final Actor actor;

    NewDuty(DutyRegister register, LeaseMessages messages, AuditTrail audit, DutyNotice notice, Actor actor) {
        this.register = register;
        this.messages = messages;
        this.audit = audit;
        this.notice = notice;
        this.actor = actor;
    }

    Duty raise(
            Lease lease,
            Kind kind,
            @Nullable String reference,
            Instant aroseAt,
            Instant dueAt,
            JsonNode what,
            Effect inItsStage) {
        var number = lease.number();
        var effect = inItsStage == Effect.TASK && !messages.isRunning(lease) ? Effect.NO_PROCESS : inItsStage;
        register.add(
                new Duty(number, 0, kind, reference, aroseAt, dueAt, what, effect.name(), null, null, null),
                actor.name());
        audit.record(number, actor.name(), "DUTY_" + kind, Map.of("what", what, "due", dueAt, "effect", effect), null);
        boolean hasTask = messages.sendIfAwaited(lease, MESSAGES.getOrDefault(kind, ""));
        var duty = register.newest(number, kind);
        notice.arose(lease, duty, hasTask);
        return duty;
    }
}
