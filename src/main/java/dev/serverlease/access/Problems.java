package dev.serverlease.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.process.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;

/**
 * Answers a refusal as problem details (RFC 9457). {@code message} is the one text that Tasklist and Cockpit show, so
 * it tells what is wrong with each field too.
 */
final class Problems {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Problems() {}

    static Map<String, Object> body(Refusal refusal) {
        var status = HttpStatus.resolve(refusal.status());
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "about:blank");
        body.put("title", status == null ? "Refused" : status.getReasonPhrase());
        body.put("status", refusal.status());
        body.put("detail", refusal.getMessage());
        body.put("message", message(refusal));
        body.put("errors", refusal.errors());
        return body;
    }

    private static String message(Refusal refusal) {
        var text = new StringBuilder(String.valueOf(refusal.getMessage()));
        for (var error : refusal.errors()) {
            if (text.indexOf(error.message()) < 0) {
                text.append(' ').append(error.field()).append("：").append(error.message());
            }
        }
        return text.toString();
    }

    /** As plain JSON: the web applications read a message from nothing else. */
    static void write(HttpServletResponse response, Refusal refusal) throws IOException {
        response.setStatus(refusal.status());
        response.setContentType("application/json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        var body = JSON.writeValueAsBytes(body(refusal));
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
