package dev.serverlease.access.signin;

import dev.serverlease.access.problem.Problems;
import dev.serverlease.request.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.camunda.bpm.webapp.impl.security.filter.util.CsrfConstants;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What whoever is signed in at the web applications changes there, signing out included, must come from their pages and
 * carry their CSRF token. Their own filter looks at the token too, but behind the gates, which have already acted on
 * some requests by then, and it ends the session of whoever sends none.
 */
public class PageToken extends OncePerRequestFilter {

    private final Sessions sessions;

    public PageToken(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return CsrfConstants.CSRF_NON_MODIFYING_METHODS_PATTERN
                        .matcher(request.getMethod())
                        .matches()
                || sessions.person(request).isEmpty();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var session = request.getSession(false);
        var token = session == null ? null : session.getAttribute(CsrfConstants.CSRF_TOKEN_SESSION_ATTR_NAME);
        if (token == null || !token.equals(request.getHeader(CsrfConstants.CSRF_TOKEN_HEADER_NAME))) {
            Problems.answer(
                    request,
                    response,
                    new Refusal(403, "页面已过期，请刷新后再试。 The page has expired; reload it and try again."));
            return;
        }
        chain.doFilter(request, response);
    }
}
