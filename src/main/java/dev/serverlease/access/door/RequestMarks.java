package dev.serverlease.access.door;

import dev.serverlease.operation.log.LogMarks;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Gives each request an id, by which its lines in the log are found: the sender's own if it is well-formed. It stands
 * in the answer's header, and in the body of each refusal.
 */
class RequestMarks extends ValveBase {

    static final String HEADER = "X-Request-Id";

    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    RequestMarks() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        var sent = request.getHeader(HEADER);
        var id = sent != null && WELL_FORMED.matcher(sent).matches()
                ? sent
                : UUID.randomUUID().toString();
        response.setHeader(HEADER, id);
        LogMarks.request(id, request.getRequestURI() == null ? "" : request.getRequestURI());
        try {
            getNext().invoke(request, response);
        } finally {
            LogMarks.clear();
        }
    }
}
