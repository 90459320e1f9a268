package dev.serverlease.testing;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A browser of the tests may keep Camunda's own libraries and fonts, five megabytes that are the same all the time: the
 * product has them loaded and read anew with each page, which is half of what opening one costs. Nothing of ours is
 * kept.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class KeptLibraries extends OncePerRequestFilter {

    private static final Pattern KEPT = Pattern.compile(
            "/camunda/(lib/deps\\.js|assets/[^/]+\\.woff2?|app/[a-z]+/camunda-[a-z]+-bootstrap\\.(js|css))");

    private static final String SAYS_HOW_LONG = "cache-control";

    /** Headers that say otherwise. */
    private static final Set<String> OTHERWISE = Set.of(SAYS_HOW_LONG, "pragma", "expires");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!KEPT.matcher(request.getRequestURI()).matches()) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader(SAYS_HOW_LONG, "max-age=3600");
        chain.doFilter(request, new HttpServletResponseWrapper(response) {
            @Override
            public void setHeader(String name, String value) {
                if (!OTHERWISE.contains(name.toLowerCase(Locale.ROOT))) {
                    super.setHeader(name, value);
                }
            }

            @Override
            public void addHeader(String name, String value) {
                if (!OTHERWISE.contains(name.toLowerCase(Locale.ROOT))) {
                    super.addHeader(name, value);
                }
            }
        });
    }
}
