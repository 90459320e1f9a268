package dev.serverlease.access.door;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Headers that limit what our pages may load and what a browser tells other sites about them. */
public final class PageHeaders {

    /** The digest of the style sheet inside a contract: a contract is a single file. */
    static final String CONTRACTS_STYLE = "'sha256-XRZETOFSR56yp5txIN90P3blrAhKtHbOy4I7rSo31o0='";

    private static final String POLICY = "Content-Security-Policy";

    private static final String NOTHING_ELSE = "; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static final String OURS = "default-src 'none'; script-src 'self'; style-src 'self' " + CONTRACTS_STYLE
            + "; img-src 'self'; connect-src 'self'" + NOTHING_ELSE;

    /** Swagger UI adds inline styles and images to its page. */
    private static final String SWAGGER =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'"
                    + NOTHING_ELSE;

    private PageHeaders() {}

    /** Same-origin, not no-referrer: with no-referrer a browser would also hide from us which page sent a form. */
    public static void ofOurs(HeadersConfigurer<HttpSecurity> headers) {
        headers.httpStrictTransportSecurity(hsts -> hsts.includeSubDomains(false))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .addHeaderWriter((request, response) -> {
                    if (!response.containsHeader(POLICY)) { // what a door says of its own answer is stricter
                        response.setHeader(POLICY, policy(request));
                    }
                });
    }

    private static String policy(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/swagger-ui") ? SWAGGER : OURS;
    }
}
