package dev.serverlease.access.gate;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.access.door.RequestPath;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * The engine's REST answers 500 to many client errors, such as a missing member or an unknown task. Here they become
 * 400; server errors stay 500.
 */
public class EngineFaults extends OncePerRequestFilter {

    private static final Set<String> OF_THE_SENDER = Set.of(
            "NullPointerException",
            "NullValueException",
            "InvalidRequestException",
            "NotFoundException",
            "NotValidException",
            "ClassCastException",
            "IllegalArgumentException",
            "NumberFormatException",
            "JsonMappingException",
            "UnsupportedOperationException");

    private static final Pattern SAYS_SO = Pattern.compile(
            "(is|are) (null|empty|invalid)|n't exist|not exist|[Cc]annot find|No \\w+ (were |was )?found");

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !RequestPath.below("/engine-rest", "/camunda/api/engine").matches(request)
                || request.getMethod().equals("GET")
                || request.getMethod().equals("HEAD");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var held = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, held);
        if (held.getStatus() == HttpServletResponse.SC_INTERNAL_SERVER_ERROR
                && isTheSenders(held.getContentAsByteArray())) {
            held.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        }
        held.copyBodyToResponse();
    }

    private static boolean isTheSenders(byte[] body) {
        try {
            var answer = JSON.readTree(body);
            return OF_THE_SENDER.contains(answer.path("type").asText())
                    || SAYS_SO.matcher(answer.path("message").asText()).find();
        } catch (IOException noJson) {
            return false;
        }
    }
}
