package dev.serverlease.access.gate;

import jakarta.servlet.http.HttpServletRequest;

/** Requests at the engine's doors that only read, though many of them are sent by POST. */
public final class EngineQueries {

    private EngineQueries() {}

    public static boolean isOne(HttpServletRequest request) {
        return AllowList.isQuery(request.getMethod(), EnginePath.of(request)) || WebAppGate.isQuery(request);
    }
}
