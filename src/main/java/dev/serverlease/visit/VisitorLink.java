package dev.serverlease.visit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the way in asks of a link, whatever it is for. */
public interface VisitorLink {

    /** Wrong answers in a row, to the name, the number or the code, that a link takes. */
    int MOST_TRIES = 5;

    /** Codes without a right answer that a link takes. */
    int MOST_CODES = 10;

    UUID id();

    String leaseNumber();

    /** Whom it is for, by name. */
    String signer();

    /** The last four characters of the number by which that person is asked who they are. */
    String numberEnd();

    /** For the code; null if none is known. */
    @Nullable
    String telephone();

    /** Wrong answers since the last right one. */
    int tries();

    /** Codes made since the last right answer. */
    int codes();

    /** Until when the newest code is good; null if there is none. */
    @Nullable
    Instant codeUntil();

    /** That code, where officers read it out; null otherwise. */
    @Nullable
    String deskCode();

    boolean deskCodeShown();

    /** Whether only an officer helps on, with a new link. */
    default boolean isLocked() {
        return tries() >= MOST_TRIES || codes() >= MOST_CODES;
    }

    default boolean hasCode(Instant now) {
        var until = codeUntil();
        return until != null && until.isAfter(now);
    }
}
