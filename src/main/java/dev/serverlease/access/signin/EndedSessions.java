package dev.serverlease.access.signin;

import dev.serverlease.access.door.RequestPath;
import dev.serverlease.operation.log.LogMarks;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends the session of a user who was removed or changed, before the web applications read it: they cache users for
 * minutes and would show their log-in page too late.
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
        sessions.person(request).ifPresent(person -> LogMarks.actor(person.name()));
        chain.doFilter(request, response);
    }
}
