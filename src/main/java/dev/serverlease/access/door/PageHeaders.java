package dev.serverlease.access.door;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Headers that limit what our pages may load and what a browser tells other sites about them. */
public final class PageHeaders {

    /** The digest of the style sheet inside a contract: a contract is a single file. */
    static final String CONTRACTS_STYLE = "'sha256-CcIWwoJScElJWREtHQ1XFO42AyiQSmuBJ4vD3NBekcU='";

    private static final String NOTHING_ELSE = "; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static final String OURS = "default-src 'none'; script-src 'self'; style-src 'self' " + CONTRACTS_STYLE
            + "; img-src 'self'; connect-src 'self'" + NOTHING_ELSE;

    /** Swagger UI adds inline styles and images to its page. */
    private static final String SWAGGER =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'"
                    + NOTHING_ELSE;

    /** The page on which an app is set up shows its secret as a picture that no other address has. */
    private static final String FACTOR = OURS.replace("img-src 'self'", "img-src data:");

    /** A lease's file is a download; a browser that shows it all the same lets it do nothing. */
    private static final String DOWNLOAD = "default-src 'none'; frame-ancestors 'none'; sandbox";

    /** The lessee's page has no script, is in no frame, and sends its forms nowhere else. */
    private static final String VISITORS = "default-src 'none'; style-src 'self'; img-src 'self'" + NOTHING_ELSE;

    /** Of a PDF, which is never taken for a page: a browser's own reader brings its scripts and styles. */
    private static final String PDF = "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final Pattern DOWNLOADS = Pattern.compile("/api/leases/[^/]+/attachments/[^/]+");

    private static final Pattern VISITORS_FILES = Pattern.compile("/lessee/[^/]+/files/[^/]+");

    private PageHeaders() {}

    /** Same-origin, not no-referrer: with no-referrer a browser would also hide from us which page sent a form. */
    public static void ofOurs(HeadersConfigurer<HttpSecurity> headers) {
        headers.httpStrictTransportSecurity(hsts -> hsts.includeSubDomains(false))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .addHeaderWriter((request, response) -> response.setHeader("Content-Security-Policy", policy(request)));
    }

    /** The address of the page is a secret: no other site learns it, and nothing keeps the page. */
    public static void ofVisitors(HeadersConfigurer<HttpSecurity> headers) {
        headers.httpStrictTransportSecurity(hsts -> hsts.includeSubDomains(false))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .addHeaderWriter((request, response) ->
                        response.setHeader("Content-Security-Policy", ofVisitors(request.getRequestURI())))
                .addHeaderWriter((request, response) -> response.setHeader("X-Robots-Tag", "noindex, nofollow"));
    }

    private static String ofVisitors(String address) {
        if (VISITORS_FILES.matcher(address).matches()) {
            return DOWNLOAD;
        }
        return address.endsWith(".pdf") ? PDF : VISITORS;
    }

    private static String policy(HttpServletRequest request) {
        var address = request.getRequestURI();
        if (DOWNLOADS.matcher(address).matches()) {
            return DOWNLOAD;
        }
        if (address.equals("/desk/second-factor")) {
            return FACTOR;
        }
        return address.startsWith("/swagger-ui") ? SWAGGER : OURS;
    }
}
