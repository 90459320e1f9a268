package dev.serverlease.legalnotice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A letter as it was made, and what became of it.
 *
 * @param position within its lease, from 1
 * @param number like SL-2026-000123-T01
 * @param postAddress where the contract's notice clause sends mail; null if it names none
 * @param email where that clause sends data messages; null if it names none
 * @param digest SHA-256 of the PDF as it was made
 * @param sealedDigest SHA-256 of the PDF with the lessor's seal; null until it is sealed
 * @param size of the PDF in bytes
 * @param asked what it was asked for, so that a repeated request is known
 * @param madeBy the officer, or the system when the task was created
 * @param firstSentOn the first day on which it was posted or a mail server took it, or until then on which it was given
 *     to be mailed; null while it never was
 * @param underWay whether it was sent, and has not come back since
 * @param demanded the rent that it demands; null if it demands none
 * @param given whether it has left the lessor's hands: a mail server took it, or it was posted, or it came back
 */
public record LegalNotice(
        String leaseNumber,
        int position,
        String number,
        LegalNoticeKind kind,
        String addressee,
        @Nullable String postAddress,
        @Nullable String email,
        String digest,
        @Nullable String sealedDigest,
        int size,
        String asked,
        String madeBy,
        Instant madeAt,
        @Nullable LocalDate firstSentOn,
        boolean given,
        boolean underWay,
        @Nullable DemandedRent demanded,
        Delivery delivery) {

    /** SHA-256 of the PDF that is given out: the sealed one, once there is one. */
    String file() {
        return sealedDigest == null ? digest : sealedDigest;
    }

    /** Whether it was ever sent by mail or posted. */
    boolean sent() {
        return firstSentOn != null;
    }

    /** Whether it was sent, and did not stay here because a mail server refused it for good. */
    boolean wentOut() {
        boolean givenUp = delivery.state() == State.REFUSED && delivery.nextAttemptAt() == null;
        return sent() && (given || !givenUp);
    }

    /** Whether it went out and has not come back. */
    boolean stands() {
        return wentOut() && underWay;
    }

    boolean demands(DemandedRent said) {
        return demanded != null && said.differences(demanded).isEmpty();
    }

    /** @throws NullPointerException if it was never sent */
    LocalDate sentOn() {
        return Objects.requireNonNull(firstSentOn, number);
    }

    /** How far a letter came by mail. */
    public enum State {
        PREPARED,
        /** It bears the lessor's seal. */
        SEALED,
        /** Given to the post, or handed over in person. */
        POSTED,
        QUEUED,
        /** The lessee's mail server, or ours on the way to it, has taken it. That alone is no proof of arrival. */
        HANDED_OVER,
        /** Not taken at the last attempt. */
        REFUSED,
        /** It came back, by mail or by post. */
        RETURNED
    }

    /**
     * @param at of the state; null while it is only prepared
     * @param reason what the mail server, the post or the officer said; null if nothing
     * @param nextAttemptAt null if none follows
     */
    public record Delivery(
            State state,
            @Nullable Instant at,
            @Nullable String address,
            @Nullable String reason,
            @Nullable Instant nextAttemptAt) {

        /** Whether it can be sent now by mail: it is sealed and lies here, came back, or is given up. */
        boolean isSendable() {
            return switch (state) {
                case SEALED, POSTED, RETURNED -> true;
                case REFUSED -> nextAttemptAt == null;
                case PREPARED, QUEUED, HANDED_OVER -> false;
            };
        }
    }
}
