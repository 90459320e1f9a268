package dev.serverlease.access.door;

import dev.serverlease.access.problem.Problems;
import dev.serverlease.access.problem.StoredSoFar;
import dev.serverlease.request.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Opens the body of an authenticated request: files are left to their doors, everything else is read completely before
 * the door begins its work. All other bodies stay unread.
 */
public class SmallBodies extends OncePerRequestFilter {

    private static final Duration LONGEST_FILE = Duration.ofMinutes(1);
    /** Shared by all doors that take files: each is held in memory until it is stored. */
    private static final BodyReads FILES = new BodyReads(6, 12);

    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private static final RequestMatcher ENGINE = RequestPath.below("/engine-rest", "/camunda/api/engine");

    private final Predicate<HttpServletRequest> isLetIn;

    public SmallBodies(Predicate<HttpServletRequest> isLetIn) {
        this.isLetIn = isLetIn;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return WITHOUT_BODY.contains(request.getMethod()) || !isLetIn.test(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        StoredSoFar.nothing(request);
        if (FrontDoor.takesFile(request)) {
            passFile(request, response, chain);
            return;
        }
        KeptBody kept;
        try {
            kept = new KeptBody(request);
            if (ENGINE.matches(request) && isJson(request.getContentType())) {
                OneJsonValue.check(kept);
            }
        } catch (Refusal refusal) {
            Problems.write(response, refusal);
            return;
        }
        chain.doFilter(kept, response);
    }

    /** The whole body of a signed-in user's request; the door may read it again. */
    static KeptBody read(HttpServletRequest request) throws IOException {
        return FrontDoor.takesFile(request)
                ? new KeptBody(request, FrontDoor.MOST_OF_A_FILE, LONGEST_FILE, FILES)
                : new KeptBody(request);
    }

    private static void passFile(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var source = request.getRemoteAddr();
        if (!FILES.enter(source)) {
            Problems.write(response, BodyReads.tooMany());
            return;
        }
        try {
            GuardedBody.open(request, FrontDoor.MOST_OF_A_FILE, LONGEST_FILE);
            chain.doFilter(request, response);
        } finally {
            FILES.leave(source);
        }
    }

    private static boolean isJson(@Nullable String type) {
        return type != null && MediaType.APPLICATION_JSON.equalsTypeAndSubtype(MediaType.valueOf(type));
    }
}
