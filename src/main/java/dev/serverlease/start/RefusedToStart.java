package dev.serverlease.start;

/** The product does not start; the message says in one sentence why and what to do, in Chinese and English. */
public class RefusedToStart extends IllegalStateException {

    public RefusedToStart(String message) {
        super(message);
    }

    /** @param cause for whoever debugs; it is not printed */
    public RefusedToStart(String message, Throwable cause) {
        super(message, cause);
    }
}
