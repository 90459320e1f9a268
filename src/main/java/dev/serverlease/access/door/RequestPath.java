package dev.serverlease.access.door;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The path of a request as the server routes it: decoded once. What is still encoded then matches nothing on our lists,
 * and the firewall before us has refused double slashes, dots and path parameters.
 */
public final class RequestPath {

    private RequestPath() {}

    public static String of(HttpServletRequest request) {
        return URLDecoder.decode(request.getRequestURI().replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Matches what lies below one of the doors. */
    public static RequestMatcher below(String... doors) {
        return request -> {
            var path = of(request);
            for (var door : doors) {
                if (path.equals(door) || path.startsWith(door + "/")) {
                    return true;
                }
            }
            return false;
        };
    }
}
