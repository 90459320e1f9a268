package dev.serverlease.database;

/** The product does not start with this database; the message says in one sentence why and what to do. */
public class RefusedToStart extends IllegalStateException {

    public RefusedToStart(String message) {
        super(message);
    }
}
