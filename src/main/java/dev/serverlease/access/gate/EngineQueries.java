package dev.serverlease.access.gate;

import dev.serverlease.access.problem.Outages;
import jakarta.servlet.http.HttpServletRequest;

/** Requests at the engine's doors that only read, though many of them are sent by POST. */
public final class EngineQueries {

    private EngineQueries() {}

    /** Whether a request at these doors stores nothing, whatever its method. */
    static boolean reads(HttpServletRequest request) {
        return Outages.isRead(request) || isOne(request);
    }

    public static boolean isOne(HttpServletRequest request) {
        return AllowList.isQuery(request.getMethod(), EnginePath.of(request)) || WebAppGate.isQuery(request);
    }
}
