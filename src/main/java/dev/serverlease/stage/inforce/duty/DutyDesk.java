package dev.serverlease.stage.inforce.duty;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.law.facts.Fact;
import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.people.Actor;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.process.LeaseMessages;
import dev.serverlease.process.LeaseTasks;
import dev.serverlease.process.StopUndelivered;
import dev.serverlease.request.PastDay;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.stage.inforce.duty.Duty.Kind;
import dev.serverlease.stage.inforce.duty.DutyRequests.InfringementNotice;
import dev.serverlease.stage.inforce.duty.DutyRequests.RegulatorOrder;
import dev.serverlease.stage.inforce.duty.DutyRequests.Sublease;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Takes in orders, notices and what is known of subleases: each once, whatever the stage allows. */
@Service
class DutyDesk {

    private final LeaseCommands commands;
    private final Duties duties;
    private final DutyRegister register;
    private final DutyNotice notice;
    private final RecordedFacts facts;
    private final LeaseMessages messages;
    private final LeaseTasks tasks;
    private final Actor actor;
    private final ApplicationEventPublisher events;
    private final ObjectMapper json;
    private final Clock clock;

    DutyDesk(
            LeaseCommands commands,
            Duties duties,
            DutyRegister register,
            DutyNotice notice,
            RecordedFacts facts,
            LeaseMessages messages,
            LeaseTasks tasks,
            Actor actor,
            ApplicationEventPublisher events,
            ObjectMapper json,
            Clock clock) {
        this.commands = commands;
        this.duties = duties;
        this.register = register;
        this.notice = notice;
        this.facts = facts;
        this.messages = messages;
        this.tasks = tasks;
        this.actor = actor;
        this.events = events;
        this.json = json;
        this.clock = clock;
    }

    /**
     * An order of an authority or court is obeyed at once and never refused for the stage: the service stops, records
     * are kept, and the report to public security is due in 24 hours (Cybersecurity Law arts. 49, 69; Decree 292 art.
     * 16).
     */
    Duty ordered(String number, RegulatorOrder order) {
        past("receivedAt", order.receivedAt().toInstant());
        var what = json.<JsonNode>valueToTree(order);
        return commands.locked(number, lease -> ordered(lease, order, what));
    }

    private Duty ordered(Lease lease, RegulatorOrder order, JsonNode what) {
        var number = lease.number();
        return once(lease, Kind.REPORT_TO_POLICE, order.reference(), what, () -> {
            facts.addStanding(
                    number,
                    NamedFacts.of(
                            Fact.REGULATOR_ORDER, order.authority() + " " + order.orderRef() + "：" + order.content()),
                    actor.name());
            var effect = effect(lease);
            var duty = duties.unlawfulUseFound(
                    lease, order.reference(), order.receivedAt().toInstant(), what, effect);
            if (effect == Effect.STOPPING && !messages.sendIfAwaited(lease, "StopOrdered")) {
                messages.sendIfAwaited(lease, "ReviewRequested");
            }
            if (effect == Effect.STOPS_WITHOUT_PROCESS) {
                events.publishEvent(new StopUndelivered(lease));
            }
            if (lease.stage() == LeaseStage.SUSPENDED) {
                // from now on it is a legal officer's to lift, and its task says so
                tasks.showAgain(lease, "Task_VerifyCure");
            }
            if (lease.stage() == LeaseStage.CLOSING) {
                notice.stopByHand(lease, order.orderRef());
            }
            return duty;
        });
    }

    private Effect effect(Lease lease) {
        return switch (lease.stage()) {
            case IN_FORCE ->
                messages.awaits(lease, "StopOrdered") || messages.awaits(lease, "ReviewRequested")
                        ? Effect.STOPPING
                        : messages.isSwitchingOff(lease) ? Effect.STOPS_ALREADY : Effect.STOPS_WITHOUT_PROCESS;
            case SUSPENDED -> Effect.STAYS_OFF;
            case CLOSING -> messages.isRunning(lease) ? Effect.CLOSING : Effect.STOPS_WITHOUT_PROCESS;
            default -> Effect.NO_SERVER;
        };
    }

    /** A right-holder's notice is recorded in every stage: it is evidence of what the lessor knew (art. 1197). */
    Duty notified(String number, InfringementNotice notice) {
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

    /** @throws Refusal with 409 while no server of this lease is in use */
    Duty sublet(String number, Sublease sublease) {
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

    /** @throws Refusal with 409 where the number was used for something else */
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
