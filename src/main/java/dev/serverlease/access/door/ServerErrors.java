package dev.serverlease.access.door;

import dev.serverlease.access.problem.Problems;
import dev.serverlease.request.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/**
 * Formats what the web server rejects before any door is reached like all other refusals: on a page for a person, who
 * has no session there and no template, in JSON for a program.
 */
public class ServerErrors extends ErrorReportValve {

    private static final int FIRST_FAILURE = 400;

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="zh">
            <head><meta charset="UTF-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>操作未成功 That didn't work</title><link rel="stylesheet" href="/front/sign.css"></head>
            <body><main><section class="card end"><h1>操作未成功 <span lang="en">That didn't work</span></h1>
            <p>%s</p>
            <p><a href="/">回到首页 <span lang="en">Back to the front page</span></a></p></section></main></body>
            </html>
            """;

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < FIRST_FAILURE || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        var refusal = Problems.ofServer(status);
        try {
            if (Problems.isPage(request)) {
                page(response, refusal);
            } else {
                Problems.write(response.getResponse(), refusal);
            }
            response.finishResponse();
        } catch (IOException gone) {
            // the client has gone
        }
    }

    /** @param refusal a text of ours alone */
    private static void page(Response response, Refusal refusal) throws IOException {
        response.setContentType("text/html");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'self'; frame-ancestors 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(PAGE.formatted(refusal.getMessage()).getBytes(StandardCharsets.UTF_8));
    }
}
