package dev.serverlease.stage.inforce.duty;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.law.facts.IncidentFacts.ReporterClass;
import dev.serverlease.lease.Lease;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.process.LeaseMessages;
import dev.serverlease.request.PastDay;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.stage.inforce.duty.Duty.Kind;
import dev.serverlease.stage.inforce.duty.DutyRequests.IncidentRequest;
import dev.serverlease.stage.inforce.duty.DutyRequests.InfringementNoticeRequest;
import dev.serverlease.stage.inforce.duty.DutyRequests.RegulatorOrderRequest;
import dev.serverlease.stage.inforce.duty.DutyRequests.SubleaseRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;

/** Records orders, notices and known subleases, in every stage. Idempotent. */
@Service
class DutyCommands {

    private final LeaseCommands commands;
    private final Duties duties;
    private final DutyRegister register;
    private final ObeyedOrder obeyed;
    private final ObjectMapper json;
    private final Clock clock;

    DutyCommands(
            LeaseCommands commands,
            Duties duties,
            DutyRegister register,
            ObeyedOrder obeyed,
            ObjectMapper json,
            Clock clock) {
        this.commands = commands;
        this.duties = duties;
        this.register = register;
        this.obeyed = obeyed;
        this.json = json;
        this.clock = clock;
    }

    /**
     * An order of an authority or court takes effect at once and is accepted in every stage: the service stops, records
     * are kept, and the report to public security is due in 24 hours (Cybersecurity Law arts. 49, 69; Decree 292 art.
     * 16).
     */
    Duty ordered(String number, RegulatorOrderRequest order) {
        past("receivedAt", order.receivedAt().toInstant());
        var what = json.<JsonNode>valueToTree(order);
        return commands.locked(
                number,
                lease -> once(
                        lease, Kind.REPORT_TO_POLICE, order.reference(), what, () -> obeyed.obey(lease, order, what)));
    }

    /** A right-holder's notice is recorded in every stage: it is evidence of what the lessor knew (art. 1197). */
    Duty notified(String number, InfringementNoticeRequest notice) {
        var receivedAt = notice.receivedAt().toInstant();
        past("receivedAt", receivedAt);
        var what = json.<JsonNode>valueToTree(notice);
        return commands.locked(
                number,
                lease -> once(
                        lease,
                        Kind.FORWARD_NOTICE,
                        notice.reference(),
                        what,
                        () -> duties.infringementNotified(
                                lease, notice.reference(), receivedAt, notice.qualified(), what)));
    }

    /** A network-security incident is recorded in every stage: the period of its report runs from its discovery. */
    Duty incident(String number, IncidentRequest incident) {
        var discoveredAt = incident.discoveredAt().toInstant();
        past("discoveredAt", discoveredAt);
        var reporter = ReporterClass.valueOf(incident.reporterClass().name());
        var what = json.<JsonNode>valueToTree(incident);
        return commands.locked(
                number,
                lease -> once(
                        lease,
                        Kind.REPORT_INCIDENT,
                        incident.reference(),
                        what,
                        () -> duties.incidentFound(lease, incident.reference(), discoveredAt, reporter, what)));
    }

    /** @throws Refusal with 409 while no server of this lease is in use */
    Duty sublet(String number, SubleaseRequest sublease) {
        PastDay.require("knownSince", sublease.knownSince(), LocalDate.now(clock));
        var what = json.<JsonNode>valueToTree(sublease);
        return commands.locked(
                number,
                lease -> once(lease, Kind.OBJECT_TO_SUBLEASE, sublease.reference(), what, () -> {
                    if (!Duties.isListening(lease)) {
                        throw LeaseMessages.notWaiting(lease);
                    }
                    return duties.subleaseKnown(lease, sublease.reference(), sublease.knownSince(), what);
                }));
    }

    /** @throws Refusal with 409 if the number was used for something else */
    private Duty once(Lease lease, Kind kind, String reference, JsonNode what, Supplier<Duty> raise) {
        var before = register.byReference(lease.number(), kind, reference);
        if (before.isEmpty()) {
            return raise.get();
        }
        if (!before.get().what().equals(what)) {
            throw new Refusal(
                    409,
                    "编号“" + reference + "”已用于另一项登记，请核对编号。 The number “" + reference
                            + "” was used for something else; check it.");
        }
        return before.get();
    }

    private void past(String field, Instant when) {
        if (when.isAfter(clock.instant())) {
            var message = "时间尚未到来，请核对。 It lies ahead of " + LocalDate.ofInstant(clock.instant(), clock.getZone())
                    + "; check it.";
            throw new Refusal(400, message, List.of(new FieldError(field, message)));
        }
        PastDay.require(field, LocalDate.ofInstant(when, clock.getZone()), LocalDate.now(clock));
    }
}
