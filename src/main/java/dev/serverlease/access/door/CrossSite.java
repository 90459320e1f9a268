package dev.serverlease.access.door;

import dev.serverlease.access.problem.Problems;
import dev.serverlease.request.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what another site has a browser send: a browser adds the password that it was once given to that as well.
 * Programs that are no browsers do not say where a request comes from, and pass.
 */
public class CrossSite extends OncePerRequestFilter {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OTHERS = Set.of("cross-site", "same-site");

    /**
     * Where the browser says that the request comes from; null where nobody says. Over plain HTTP browsers say it by
     * {@code Origin} alone.
     */
    public static @Nullable String of(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        var origin = request.getHeader("Origin");
        if (site != null || origin == null) {
            return site;
        }
        return origin.replaceFirst("^https?://", "").equals(request.getHeader("Host")) ? "same-origin" : "cross-site";
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var site = of(request);
        return READS.contains(request.getMethod()) || site == null || !OTHERS.contains(site);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Problems.write(response, new Refusal(403, "此请求来自其他网站，已拒绝。 Another site sent this request; it is refused."));
    }
}
