package dev.serverlease.stage.application;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The lessee's name as lists and task cards show it: an individual's name is masked (PIPL art. 6: only the necessary
 * minimum).
 */
public final class DisplayName {

    private DisplayName() {}

    static String of(Application application) {
        return of(application.content().path("lessee"));
    }

    /** @param lessee the section of this name of an application */
    public static String of(JsonNode lessee) {
        var name = lessee.path("name").asText();
        return lessee.path("kind").asText().equals("INDIVIDUAL")
                ? name.substring(0, name.offsetByCodePoints(0, 1)) + "**"
                : name;
    }
}
