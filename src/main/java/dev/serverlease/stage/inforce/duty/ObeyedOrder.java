package dev.serverlease.stage.inforce.duty;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.law.facts.Fact;
import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.people.Actor;
import dev.serverlease.process.LeaseMessages;
import dev.serverlease.process.LeaseTasks;
import dev.serverlease.process.StopUndelivered;
import dev.serverlease.stage.inforce.duty.DutyRequests.RegulatorOrderRequest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Makes an order of an authority or court take effect at once: the service stops, or people stop it by hand. */
@Component
class ObeyedOrder {

    private final Duties duties;
    private final RecordedFacts facts;
    private final LeaseMessages messages;
    private final LeaseTasks tasks;
    private final DutyNotice notice;
    private final Actor actor;
    private final ApplicationEventPublisher events;

    ObeyedOrder(
            Duties duties,
            RecordedFacts facts,
            LeaseMessages messages,
            LeaseTasks tasks,
            DutyNotice notice,
            Actor actor,
            ApplicationEventPublisher events) {
        this.duties = duties;
        this.facts = facts;
        this.messages = messages;
        this.tasks = tasks;
        this.notice = notice;
        this.actor = actor;
        this.events = events;
    }

    /** @param what the recorded order */
    Duty obey(Lease lease, RegulatorOrderRequest order, JsonNode what) {
        facts.addStanding(
                lease.number(),
                NamedFacts.of(Fact.REGULATOR_ORDER, order.authority() + " " + order.orderRef() + "：" + order.content()),
                actor.name());
        var effect = effect(lease);
        var duty = duties.unlawfulUseFound(
                lease, order.reference(), order.receivedAt().toInstant(), what, effect);
        stop(lease, effect);
        if (isStopOfItsOwn(lease, effect)) {
            notice.toldToLessee(lease);
        }
        if (lease.stage() == LeaseStage.SUSPENDED) {
            // from now on only a legal officer may lift it, and its task says so
            tasks.showAgain(lease, "Task_VerifyCure");
        }
        if (lease.stage() == LeaseStage.ACTIVATION) {
            tasks.showAgain(lease, "Task_FulfilConditions");
        }
        if (lease.stage() == LeaseStage.CLOSING) {
            notice.stopByHand(lease, order.orderRef());
        }
        return duty;
    }

    private void stop(Lease lease, Effect effect) {
        if (effect == Effect.STOPPING && !messages.sendIfAwaited(lease, "StopOrdered")) {
            messages.sendIfAwaited(lease, "ReviewRequested");
        }
        if (effect == Effect.STOPS_WITHOUT_PROCESS) {
            events.publishEvent(new StopUndelivered(lease));
        }
    }

    /** No review follows that would suspend the service for it, and the contract has not ended. */
    private static boolean isStopOfItsOwn(Lease lease, Effect effect) {
        return effect == Effect.STAYS_OFF
                || effect == Effect.STOPS_ALREADY
                || (lease.stage() == LeaseStage.CLOSING && lease.saidEndReason() == null && lease.inForceAt() != null);
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
}
