package dev.serverlease.stage.activation;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.stage.contract.agreement.Agreements;
import dev.serverlease.stage.contract.agreement.WrittenAgreement;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * A change that was asked for between the seal and the hand-over: nothing is handed over under facts that may be wrong,
 * until both have signed the change, or a person decides to keep to the contract without it.
 */
@Component
class PendingChange {

    private final Agreements agreements;

    PendingChange(Agreements agreements) {
        this.agreements = agreements;
    }

    /** What prevents the hand-over; empty if nothing does. */
    Optional<Bilingual> against(Lease lease) {
        return pending(lease).map(one -> {
            var number = WrittenAgreement.number(lease.number(), one.position());
            return one.isOpen()
                    ? new Bilingual(
                            "变更协议 " + number + " 尚在审查或者签订，其间不交付服务器。",
                            "The change " + number
                                    + " is still to be agreed to or signed, and no server is handed over meanwhile.")
                    : new Bilingual(
                            "变更协议 " + number + " 没有签订：仍按原合同交付的，在“落实开通条件”中写明理由，重新核查开通条件；否则不再开通。",
                            "The change " + number
                                    + " was not concluded: to hand over as the contract says, give the reason in the task"
                                    + " “Fulfil the conditions” and ask the gate again; or give up.");
        });
    }

    /** Whether a person has to say why the server is handed over without the change. */
    boolean needsReason(Lease lease) {
        return pending(lease).filter(one -> !one.isOpen()).isPresent();
    }

    /** The server is handed over without it. */
    void keep(Lease lease, String reason, String actor) {
        pending(lease)
                .filter(one -> !one.isOpen())
                .ifPresent(one -> agreements.keep(lease.number(), one, reason, actor));
    }

    /** Whether both have signed one since the gate. */
    boolean isConcluded(Lease lease) {
        return newest(lease).filter(WrittenAgreement::isConcluded).isPresent();
    }

    /**
     * Called when the server is on and the lease is locked: somebody may have asked for a change meanwhile.
     *
     * @throws IllegalStateException if so
     */
    void requireNone(Lease lease) {
        if (pending(lease).isPresent()) {
            throw new IllegalStateException("交付租赁 " + lease.number() + " 的服务器时，有人提出了变更协议。处理：无须操作，系统将重试并等待该协议办结；"
                    + "服务器已经开启的，请先关停。 While the server of lease " + lease.number()
                    + " was handed over somebody asked for a"
                    + " change: nothing to do, it is tried again and then waits for the agreement; if the server is on"
                    + " already, switch it off.");
        }
    }

    private Optional<WrittenAgreement> pending(Lease lease) {
        return newest(lease).filter(one -> !one.isConcluded() && one.keptBy() == null);
    }

    private Optional<WrittenAgreement> newest(Lease lease) {
        return lease.stage() == LeaseStage.ACTIVATION
                ? agreements
                        .latest(lease.number())
                        .filter(one -> !one.requestedAt().isBefore(lease.stageSince()))
                : Optional.empty();
    }
}
