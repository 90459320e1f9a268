package dev.serverlease.lease;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** The stored applications of a request, as JSON trees: each is parsed only once per request. */
@Component
public class ApplicationTrees {

    private static final String HELD = ApplicationTrees.class.getName();

    private final ObjectMapper json = new ObjectMapper();

    /**
     * The application as a copy that the caller may change.
     *
     * @param application the application of a lease, as stored in its row
     */
    public ObjectNode of(String application) {
        return held().computeIfAbsent(application, this::parse).deepCopy();
    }

    ObjectNode parse(String application) {
        try {
            return (ObjectNode) json.readTree(application);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without a request, for example in a timer's job, nothing is cached. */
    @SuppressWarnings("unchecked") // only this class sets it
    private static Map<String, ObjectNode> held() {
        var request = RequestContextHolder.getRequestAttributes();
        if (request == null) {
            return new HashMap<>();
        }
        if (request.getAttribute(HELD, RequestAttributes.SCOPE_REQUEST) instanceof Map<?, ?> held) {
            return (Map<String, ObjectNode>) held;
        }
        var held = new HashMap<String, ObjectNode>();
        request.setAttribute(HELD, held, RequestAttributes.SCOPE_REQUEST);
        return held;
    }
}
