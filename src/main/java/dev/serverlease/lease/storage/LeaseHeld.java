package dev.serverlease.lease.storage;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;

/** Somebody else is at work on a lease for longer than anybody waits. It says which lease, for the log. */
public final class LeaseHeld extends CannotAcquireLockException {

    private static final long serialVersionUID = 1;

    /** Causes may go round in a circle. */
    private static final int DEEPEST = 50;

    private final String number;

    public LeaseHeld(String number, String why) {
        super(why + ", lease " + number);
        this.number = number;
    }

    LeaseHeld(String number, Throwable found) {
        super("Lease " + number + " is held", found);
        this.number = number;
    }

    /** @return the number of the lease that is held, however the failure is wrapped; empty if it names none */
    public static Optional<String> in(@Nullable Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST)
                .filter(LeaseHeld.class::isInstance)
                .map(held -> ((LeaseHeld) held).number)
                .findFirst();
    }
}
