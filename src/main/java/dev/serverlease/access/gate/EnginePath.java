package dev.serverlease.access.gate;

import dev.serverlease.access.door.RequestPath;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;

/** Where in the engine's REST a request goes: the path behind the door, without the engine's name. */
final class EnginePath {

    private static final Pattern DOOR = Pattern.compile("^(/engine-rest|/camunda/api/engine)(/engine/[^/]+(?=/))?");

    private EnginePath() {}

    /** A path at another door stays as it is. */
    static String of(HttpServletRequest request) {
        var path = RequestPath.of(request).replaceFirst("(?<=.)/$", "");
        return DOOR.matcher(path).replaceFirst("");
    }
}
