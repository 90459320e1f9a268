package dev.serverlease.rulebook;

import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sender's own name for a request, so that a repeat is known. */
final class RequestKey {

    static final String NAME = "Idempotency-Key";

    private RequestKey() {}

    /** @throws Refusal with 400 if it is not written as it should be; null if none was sent */
    static @Nullable String of(@Nullable String sent) {
        if (sent == null || sent.matches("[A-Za-z0-9._-]{8,100}")) {
            return sent;
        }
        throw new Refusal(
                400,
                "请求标识（Idempotency-Key）有误。 The Idempotency-Key is wrong.",
                List.of(new FieldError(NAME, "请用 8 至 100 位字母、数字或者 . _ - 。 Use 8 to 100 letters, digits or . _ -")));
    }
}
