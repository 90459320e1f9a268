package dev.serverlease.stage.contract.sign;

import dev.serverlease.stage.contract.link.SigningLink;
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
final class VisitCookie {

    private static final String NAME = "sl-sign";

    private VisitCookie() {}

    static @Nullable String of(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, NAME);
        return cookie == null ? null : cookie.getValue();
    }

    static void set(HttpServletResponse response, String token, String secret, boolean secure) {
        var cookie = ResponseCookie.from(NAME, secret)
                .path(SigningLink.path(token))
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
