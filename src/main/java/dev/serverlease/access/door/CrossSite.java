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
 * only read pass, but for what is recorded: a bundle of evidence that is taken out, also sealed and anchored, and a
 * risk note that is issued. With a password nothing passes: it would be tried for whoever opens a page with such
 * addresses, and the wrong ones counted. Programs other than browsers do not state an origin, and pass.
 */
public class CrossSite extends OncePerRequestFilter {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Pattern RECORDED = Pattern.compile(
            "/api/leases/[^/]+/evidence|/(api|desk)/leases/[^/]+/risk-note|/reports/user-archive\\.csv");
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

    /** Whether reading this address of ours is recorded, so that nothing but a page of ours leads there. */
    public static boolean isRecorded(String path) {
        return RECORDED.matcher(path).matches();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var site = of(request);
        if (site == null && isRecorded(RequestPath.of(request)) && isLedFromElsewhere(request)) {
            return false;
        }
        boolean harmless =
                isRead(request) && !isRecorded(RequestPath.of(request)) && request.getHeader("Authorization") == null;
        return harmless || site == null || !OTHERS.contains(site);
    }

    /** Over plain HTTP a browser says of a link that is followed only from which page. */
    private static boolean isLedFromElsewhere(HttpServletRequest request) {
        var page = request.getHeader("Referer");
        return page != null && !(page + "/").replaceFirst("^https?://", "").startsWith(request.getHeader("Host") + "/");
    }

    private static boolean isRead(HttpServletRequest request) {
        return READS.contains(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isRead(request)) {
            Problems.write(response, new Refusal(403, "此请求来自其他网站，已拒绝。 Another site sent this request; it is refused."));
            return;
        }
        // whoever followed a link goes on from our own page
        request.setAttribute("here", true);
        Problems.answer(
                request,
                response,
                new Refusal(
                        403,
                        "此请求来自其他网站，已拒绝；需要查看的，请从本系统打开。 Another site sent this request; it is refused. To see it, open it"
                                + " from here."));
    }
}
