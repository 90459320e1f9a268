package dev.serverlease.stage.contract.agreement;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.clause.Agreement;
import dev.serverlease.lease.Bilingual;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An agreement in writing on a lease that both parties have signed, from the request on.
 *
 * @param position its number within the lease
 * @param terms what is agreed; its members differ by kind, see {@link AgreementTexts}
 * @param reason why it was asked for
 * @param until until when it is to be concluded; moved by the lessee's signature
 * @param answerBy until when the lessor has to answer the request, as the contract says; null where it says nothing
 * @param decidedBy the legal officer who agreed that it be offered, or refused; null until then
 * @param outcome CONCLUDED, REFUSED or ENDED; null while it is open
 * @param keptBy who decided that the server is handed over without it, as the contract says; null if nobody did
 */
public record WrittenAgreement(
        int position,
        Agreement kind,
        ObjectNode terms,
        String reason,
        String requestedBy,
        Instant requestedAt,
        Instant until,
        @Nullable Instant answerBy,
        @Nullable String decidedBy,
        @Nullable String outcome,
        @Nullable String keptBy) {

    /** The number that its pages bear, like SL-2026-000123-B1. */
    public static String number(String leaseNumber, int position) {
        return leaseNumber + "-B" + position;
    }

    public boolean isOpen() {
        return outcome == null;
    }

    /** Both have signed it, and it has had its effect. */
    public boolean isConcluded() {
        return "CONCLUDED".equals(outcome);
    }

    /** What its first page is headed with, without the kind of lease. */
    public static Bilingual title(Agreement kind) {
        return switch (kind) {
            case RENEWAL -> new Bilingual("服务器租赁续租协议", "Server Lease Renewal Agreement");
            case CHANGE -> new Bilingual("服务器租赁变更协议", "Server Lease Change Agreement");
            case TERMINATION -> new Bilingual("服务器租赁解除协议", "Server Lease Termination Agreement");
        };
    }
}
