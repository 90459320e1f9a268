package dev.serverlease.request;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A rejected request: nothing was stored. Its texts tell the person who asked what is wrong and what to do. */
public class Refusal extends RuntimeException {

    private final int status;
    private final List<FieldError> errors;

    /** One field and its remedy. */
    public record FieldError(String field, String message) {}

    /**
     * @param status HTTP status: 400 for invalid content, 403 for a person without permission, 409 for the wrong
     *     moment, 422 for an invalid signature
     */
    public Refusal(int status, String text, List<FieldError> errors) {
        super(text);
        this.status = status;
        this.errors = List.copyOf(errors);
    }

    public Refusal(int status, String text) {
        this(status, text, List.of());
    }

    /** The refusal that a failure is, or was wrapped around on its way out of the engine; empty if it is none. */
    public static Optional<Refusal> in(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return Optional.of(refusal);
            }
        }
        return Optional.empty();
    }

    public int status() {
        return status;
    }

    public List<FieldError> errors() {
        return errors;
    }
}
