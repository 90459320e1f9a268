package dev.serverlease.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.logging.LogEntries;

/** What the pages of a browser asked of the server, from the browser's own log. */
public final class Exchanges {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String origin;
    private final Map<String, JsonNode> asked = new HashMap<>();
    private final List<Exchange> exchanges = new ArrayList<>();

    /** A request of a page, and the status of its answer. */
    public record Exchange(int status, String method, String path, String body) {}

    Exchanges(String origin) {
        this.origin = origin;
    }

    /** Everything so far, with what the log has to add. */
    List<Exchange> of(LogEntries log) {
        for (var entry : log) {
            var message = read(entry.getMessage()).path("message");
            var params = message.path("params");
            var id = params.path("requestId").asText();
            switch (message.path("method").asText()) {
                case "Network.requestWillBeSent" -> asked.put(id, params.path("request"));
                case "Network.responseReceived" -> answered(id, params.path("response"));
                default -> {}
            }
        }
        return List.copyOf(exchanges);
    }

    private void answered(String id, JsonNode response) {
        var request = asked.getOrDefault(id, response);
        var url = response.path("url").asText();
        if (url.startsWith(origin)) {
            exchanges.add(new Exchange(
                    response.path("status").asInt(),
                    request.path("method").asText("GET"),
                    url.substring(origin.length()),
                    request.path("postData").asText("")));
        }
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
