package dev.serverlease.access.signin;

import dev.serverlease.access.door.CrossSite;
import dev.serverlease.access.door.RequestPath;
import dev.serverlease.people.Person;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Accepts the Tasklist or Cockpit session for our own pages. A request that changes something is accepted only if the
 * browser says that our own page sent it, because a browser adds the session to requests from any site.
 */
public class WebAppSession extends OncePerRequestFilter {

    private static final Set<String> READS = Set.of("GET", "HEAD");

    private final Function<HttpServletRequest, Optional<Person>> whoAsks;

    /** @param whoAsks the person in the web applications' session */
    public WebAppSession(Function<HttpServletRequest, Optional<Person>> whoAsks) {
        this.whoAsks = whoAsks;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getHeader("Authorization") != null
                || RequestPath.below("/engine-rest").matches(request)
                || !isTaken(request);
    }

    /** Whether a session would sign this request in, as far as it depends on who sent it. */
    static boolean isTaken(HttpServletRequest request) {
        return READS.contains(request.getMethod()) || "same-origin".equals(CrossSite.of(request));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        whoAsks.apply(request)
                .ifPresent(person -> SecurityContextHolder.getContext()
                        .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                                person,
                                null,
                                person.groups().stream()
                                        .map(SimpleGrantedAuthority::new)
                                        .toList())));
        chain.doFilter(request, response);
    }
}
