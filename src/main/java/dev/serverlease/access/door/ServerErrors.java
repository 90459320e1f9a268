package dev.serverlease.access.door;

import dev.serverlease.access.problem.Problems;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/** What the web server refuses before it knows any door, answered as everything else is. */
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
            // nobody listens any more
        }
    }
}
