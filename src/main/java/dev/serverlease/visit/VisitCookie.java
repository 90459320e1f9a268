package dev.serverlease.visit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * Tells the browser that was identified from others with the same link. Sent to that link's page only, seen by no
 * script, and not sent with a form of another site.
 */
public final class VisitCookie {

    private static final String NAME = "sl-visit";

    private VisitCookie() {}

    public static @Nullable String of(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, NAME);
        return cookie == null ? null : cookie.getValue();
    }

    /** @param path of the link, of its page and of all below */
    public static void set(HttpServletResponse response, String path, String secret, boolean secure) {
        var cookie = ResponseCookie.from(NAME, secret)
                .path(path)
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    /** The browser forgets it. */
    public static void end(HttpServletResponse response, String path, boolean secure) {
        var cookie = ResponseCookie.from(NAME, "")
                .path(path)
                .maxAge(0)
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
