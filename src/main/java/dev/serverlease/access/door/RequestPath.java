package dev.serverlease.access.door;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The path of a request as the server routes it: decoded once. A path that is still encoded after that matches nothing
 * on our lists. The firewall has already rejected double slashes, dots and path parameters.
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
