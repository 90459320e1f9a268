package dev.serverlease.access.signin;

import dev.serverlease.access.door.RequestPath;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Has a session end before the web applications look at it, where its user has gone or changed: they keep for minutes
 * what they once knew, and would show their log-in page too late.
 */
public class EndedSessions extends OncePerRequestFilter {

    private final Sessions sessions;

    public EndedSessions(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !RequestPath.below("/camunda/app", "/camunda/api").matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        sessions.person(request);
        chain.doFilter(request, response);
    }
}
