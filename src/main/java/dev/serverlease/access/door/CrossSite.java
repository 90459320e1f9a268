package dev.serverlease.access.door;

import dev.serverlease.access.problem.Problems;
import dev.serverlease.request.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Rejects requests that another site makes a browser send: the browser adds the saved password to them too. Those that
 * only read pass, but for the bundle of evidence: taking it out is recorded, sealed and anchored. Programs other than
 * browsers do not state an origin, and pass.
 */
public class CrossSite extends OncePerRequestFilter {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Pattern RECORDED = Pattern.compile("/api/leases/[^/]+/evidence");
    private static final Set<String> OTHERS = Set.of("cross-site", "same-site");

    /**
     * The origin that the browser states; null if none is stated. Over plain HTTP, browsers state it only in
     * {@code Origin}.
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
        boolean reads = READS.contains(request.getMethod())
                && !RECORDED.matcher(RequestPath.of(request)).matches();
        return reads || site == null || !OTHERS.contains(site);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Problems.write(response, new Refusal(403, "此请求来自其他网站，已拒绝。 Another site sent this request; it is refused."));
    }
}
