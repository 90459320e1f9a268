package dev.serverlease.lease.once;

/** The same request was recorded meanwhile: this attempt is rolled back, and answered like the first. */
public class RepeatedRequest extends RuntimeException {

    RepeatedRequest() {
        super("The same request was recorded meanwhile");
    }
}
