package dev.serverlease.lease;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.lease.storage.Latest;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Stored applications as JSON trees: each is parsed once, for it is read at each step of its lease. */
@Component
public class ApplicationTrees {

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, ObjectNode> lately = Latest.of(200);

    /**
     * The application as a copy that the caller may change.
     *
     * @param application the application of a lease, as stored in its row
     */
    public ObjectNode of(String application) {
        return Latest.get(lately, application, this::parse).deepCopy();
    }

    private ObjectNode parse(String application) {
        try {
            return (ObjectNode) json.readTree(application);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
