package dev.serverlease.access;

import dev.serverlease.process.Refusal;
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
            Problems.write(
                    response.getResponse(),
                    new Refusal(
                            status,
                            status < 500
                                    ? "请求的写法有误，请核对地址与各项标头。 The request is written wrongly; check its address and headers."
                                    : "系统出错，请稍后再试，仍不成功请联系运维人员。 Something failed on our side; try again later, or call the operators."));
            response.finishResponse();
        } catch (IOException gone) {
            // nobody listens any more
        }
    }
}
