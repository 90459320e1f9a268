package dev.serverlease.legalnotice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
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
 * @param demanded the rent that it demands; null if it demands none
 * @param given whether it has left the lessor's hands: a mail server took it, or it was posted, or it came back
 * @param here how far it is before it is sent
 * @param mail how far it came by mail; null if it was never sent so
 * @param post how far it came by post or hand; null if it was never sent so
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
        @Nullable DemandedRent demanded,
        Delivery here,
        @Nullable Delivery mail,
        @Nullable Delivery post) {

    /** SHA-256 of the PDF that is given out: the sealed one, once there is one. */
    String file() {
        return sealedDigest == null ? digest : sealedDigest;
    }

    /** Whether it was ever sent by mail or posted. */
    boolean sent() {
        return firstSentOn != null;
    }

    /** How far it came: by the channel that still runs, or the newer of both; here while it was not sent. */
    Delivery delivery() {
        return channels().findFirst().orElse(here);
    }

    /** How far it came by the other channel, if it was sent by both. */
    Optional<Delivery> other() {
        return channels().skip(1).findFirst();
    }

    private Stream<Delivery> channels() {
        return Stream.concat(Stream.ofNullable(post), Stream.ofNullable(mail))
                .sorted(Comparator.comparing(Delivery::runs)
                        .thenComparing(Delivery::at, Comparator.nullsFirst(Comparator.naturalOrder()))
                        .reversed());
    }

    /** By which it is under way, or was not taken, so that it can come back. */
    List<Channel> returnable() {
        return Stream.of(Channel.values())
                .filter(channel -> by(channel).filter(Delivery::isReturnable).isPresent())
                .toList();
    }

    Optional<Delivery> by(Channel channel) {
        return Optional.ofNullable(channel == Channel.MAIL ? mail : post);
    }

    /** Whether it was sent, and did not stay here because a mail server refused it for good. */
    boolean wentOut() {
        return sent() && (given || delivery().runs());
    }

    /** Whether it went out and has not come back by every channel. */
    boolean stands() {
        return delivery().runs();
    }

    /** Whether it can be sent now by mail: it is sealed, and no mail with it is under way. */
    boolean isMailable() {
        return sealedDigest != null && (mail == null || !mail.runs());
    }

    /** Whether it can be recorded now that it was posted: it is sealed, and no post with it is under way. */
    boolean isPostable() {
        return sealedDigest != null && (post == null || !post.runs());
    }

    boolean demands(DemandedRent said) {
        return demanded != null && said.differences(demanded).isEmpty();
    }

    /** @throws NullPointerException if it was never sent */
    LocalDate sentOn() {
        return Objects.requireNonNull(firstSentOn, number);
    }

    /** How a letter goes; by one it can come back while it is under way by the other. */
    public enum Channel {
        MAIL,
        /** Or by hand. */
        POST
    }

    /** How far a letter came. */
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
        MAIL_RETURNED,
        POST_RETURNED
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

        /** Whether it is under way, or tried again. */
        boolean runs() {
            return switch (state) {
                case POSTED, QUEUED, HANDED_OVER -> true;
                case REFUSED -> nextAttemptAt != null;
                case PREPARED, SEALED, MAIL_RETURNED, POST_RETURNED -> false;
            };
        }

        boolean isReturnable() {
            return state == State.POSTED || state == State.HANDED_OVER || state == State.REFUSED;
        }
    }
}
