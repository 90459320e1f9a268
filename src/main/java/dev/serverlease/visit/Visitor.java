package dev.serverlease.visit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;

/**
 * What is seen of who uses a link, as it enters the record.
 *
 * @param source address on the network
 * @param agent what the browser calls itself, shortened
 */
public record Visitor(String source, String agent) {

    private static final int LONGEST_AGENT = 300;

    public static Visitor of(HttpServletRequest request) {
        var agent =
                Objects.requireNonNullElse(request.getHeader("User-Agent"), "").replaceAll("[^\\x20-\\x7e]", "?");
        return new Visitor(request.getRemoteAddr(), agent.substring(0, Math.min(LONGEST_AGENT, agent.length())));
    }
}
