package dev.serverlease.lease.once;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * A request that its sender has named, while it is answered.
 *
 * @param actor who sends it; a key means something only to its sender
 * @param key the sender's name for it
 * @param door method and address: a key means something only there
 * @param content query and digest of the body: another content under the same key is another request
 * @param attempt this arrival of it
 */
public record KeyedRequest(String actor, String key, String door, String content, UUID attempt) {

    private static final String NAME = KeyedRequest.class.getName();

    public KeyedRequest(String actor, String key, String door, String content) {
        this(actor, key, door, content, UUID.randomUUID());
    }

    /** The one that this thread answers; empty in a job, without a key, and where the door keeps its keys itself. */
    static Optional<KeyedRequest> current() {
        var request = RequestContextHolder.getRequestAttributes();
        return request == null
                ? Optional.empty()
                : Optional.ofNullable((KeyedRequest) request.getAttribute(NAME, RequestAttributes.SCOPE_REQUEST));
    }

    /** From now on what the request does is recorded under its key. */
    public void begin(HttpServletRequest request) {
        request.setAttribute(NAME, this);
    }

    /** The door that answers this thread's request keeps its keys itself. */
    public static void leaveToTheDoor() {
        var request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.removeAttribute(NAME, RequestAttributes.SCOPE_REQUEST);
        }
    }

    /** Whether the door has left its keys to {@link KeyedRequests}. */
    public boolean isKept(HttpServletRequest request) {
        return equals(request.getAttribute(NAME));
    }

    /** Salted by the attempt: a body may hold a password. */
    String digest(UUID ofAttempt) {
        try {
            var said = (ofAttempt + "\n" + content).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(said));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
