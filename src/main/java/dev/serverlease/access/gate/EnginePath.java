package dev.serverlease.access.gate;

import dev.serverlease.access.door.RequestPath;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;

/** The path of a request within the engine's REST: the part behind the door, without the engine's name. */
final class EnginePath {

    private static final Pattern DOOR = Pattern.compile("^(/engine-rest|/camunda/api/engine)(/engine/[^/]+(?=/))?");

    private EnginePath() {}

    /** A path at another door is not changed. */
    static String of(HttpServletRequest request) {
        var path = RequestPath.of(request).replaceFirst("(?<=.)/$", "");
        return DOOR.matcher(path).replaceFirst("");
    }
}
