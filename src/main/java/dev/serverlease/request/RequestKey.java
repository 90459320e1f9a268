package dev.serverlease.request;

import dev.serverlease.lease.once.KeyedRequest;
import dev.serverlease.request.Refusal.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sender's own name for a request, so that a repeat is known. A door that asks for it here answers repeats itself;
 * at all others the product does.
 */
public final class RequestKey {

    public static final String NAME = "Idempotency-Key";

    /** How one is written. */
    public static final String PATTERN = "[A-Za-z0-9._-]{8,100}";

    private RequestKey() {}

    /** @throws Refusal with 400 if it is not written as it should be; null if none was sent */
    public static @Nullable String of(@Nullable String sent) {
        KeyedRequest.leaveToTheDoor();
        if (sent == null || sent.matches(PATTERN)) {
            return sent;
        }
        throw wrong();
    }

    /** @throws Refusal with 400 if none was sent, or it is not written as it should be */
    public static String required(@Nullable String sent) {
        KeyedRequest.leaveToTheDoor();
        if (sent == null || !sent.matches(PATTERN)) {
            throw wrong();
        }
        return sent;
    }

    private static Refusal wrong() {
        var remedy =
                "请在请求头 Idempotency-Key 中用 8 至 100 位字母、数字或者 . _ - 。 In the header Idempotency-Key use 8 to 100 letters, digits"
                        + " or . _ -";
        return new Refusal(400, "请求标识有误。 The request's key is wrong. " + remedy, List.of(new FieldError(NAME, remedy)));
    }
}
