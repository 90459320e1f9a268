package dev.serverlease.stage.activation.delivery;

import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.paper.Glyphs;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Records what is handed over; what is recorded after the hand-over leads to a new confirmation. */
@Service
class DeliveryCommands {

    private static final Set<LeaseStage> STAGES =
            Set.of(LeaseStage.ACTIVATION, LeaseStage.IN_FORCE, LeaseStage.SUSPENDED);

    private final LeaseCommands commands;
    private final ApplicationTrees trees;
    private final Deliveries deliveries;
    private final DeliveryConfirmation confirmation;

    DeliveryCommands(
            LeaseCommands commands, ApplicationTrees trees, Deliveries deliveries, DeliveryConfirmation confirmation) {
        this.commands = commands;
        this.trees = trees;
        this.deliveries = deliveries;
        this.confirmation = confirmation;
    }

    /**
     * The same under the same key is recorded once.
     *
     * @throws Refusal with 400 for characters that cannot be printed, what is no IP address, or more or fewer lines
     *     than servers were let, 409 in another stage or if the key was used for something else, 422 for a serial
     *     number that is there twice
     */
    void record(String number, DeliveryDetailsRequest said, String key, String by) {
        requireReadable(said);
        commands.lockedDo(number, lease -> {
            var earlier = deliveries.byKey(number, key);
            if (earlier.isPresent()) {
                requireSame(said, earlier.get());
                return;
            }
            requireStage(lease);
            requireEachServer(lease, said);
            deliveries.add(number, said, key, by);
            deliveries.of(number).ifPresent(delivery -> confirmation.make(lease, delivery));
        });
    }

    /** A machine or an instance a line, as many as the contract lets. */
    private void requireEachServer(Lease lease, DeliveryDetailsRequest said) {
        int let = trees.of(lease.application()).path("server").path("quantity").asInt(1);
        long lines =
                said.said(said.units()).lines().filter(line -> !line.isBlank()).count();
        if (lines != let) {
            var message = "合同约定 " + let + " 台，此处填写了 " + lines + " 行；请一行一台，逐台填写。 The contract lets " + let
                    + " servers and this has " + lines + " lines; write one a line, each of them.";
            throw new Refusal(400, message, List.of(new FieldError("units", message)));
        }
        SerialNumbers.objection(said.said(said.units())).ifPresent(twice -> {
            throw new Refusal(422, twice.both(), List.of(new FieldError("units", twice.both())));
        });
    }

    private static void requireReadable(DeliveryDetailsRequest said) {
        var errors = new ArrayList<FieldError>();
        List.of(
                        List.of("units", said.said(said.units())),
                        List.of("addresses", said.said(said.addresses())),
                        List.of("account", said.said(said.account())))
                .forEach(field -> Glyphs.objection(field.get(1))
                        .ifPresent(objection -> errors.add(new FieldError(field.get(0), objection.both()))));
        IpAddresses.objection(said.said(said.addresses()))
                .ifPresent(objection -> errors.add(new FieldError("addresses", objection.both())));
        if (!errors.isEmpty()) {
            throw new Refusal(400, "未保存，请更正后再试。 Not stored; correct this and try again.", errors);
        }
    }

    private static void requireSame(DeliveryDetailsRequest said, DeliveryDetails earlier) {
        if (!said.isSameAs(earlier)) {
            throw new Refusal(
                    409,
                    "请求标识（Idempotency-Key）已用于另一次登记，请换一个。 This Idempotency-Key was used for another record; take a new one.");
        }
    }

    private static void requireStage(Lease lease) {
        if (!STAGES.contains(lease.stage())) {
            throw new Refusal(
                    409,
                    "租赁 " + lease.number() + " 现处于“" + lease.stage().label() + "”阶段，无服务器可交付。 Lease " + lease.number()
                            + " is in stage " + lease.stage().en() + "; no server is handed over.");
        }
    }
}
