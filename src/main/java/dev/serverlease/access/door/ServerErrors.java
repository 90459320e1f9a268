package dev.serverlease.access.door;

import dev.serverlease.access.problem.Problems;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/** Formats what the web server rejects before any door is reached like all other refusals. */
public class ServerErrors extends ErrorReportValve {

    private static final int FIRST_FAILURE = 400;

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < FIRST_FAILURE || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            Problems.write(response.getResponse(), Problems.ofServer(status));
            response.finishResponse();
        } catch (IOException gone) {
            // the client has gone
        }
    }
}
