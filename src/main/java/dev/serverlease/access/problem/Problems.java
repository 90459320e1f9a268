package dev.serverlease.access.problem;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.operation.log.LogMarks;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.TryAgain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Answers a refusal as problem details (RFC 9457). Tasklist and Cockpit show only {@code message}, so it also says what
 * is wrong with each field. {@code requestId} is what the log calls the request.
 */
public final class Problems {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Where the error page finds what to say. */
    static final String ANSWER = Problems.class.getName();

    private Problems() {}

    static Map<String, Object> body(Refusal refusal) {
        var status = HttpStatus.resolve(refusal.status());
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "about:blank");
        body.put("title", status == null ? "Refused" : status.getReasonPhrase());
        body.put("status", refusal.status());
        body.put("detail", refusal.getMessage());
        body.put("message", message(refusal));
        body.put("errors", refusal.errors());
        var request = LogMarks.request();
        if (request != null) {
            body.put("requestId", request);
        }
        return body;
    }

    /** An error of the server itself, outside all doors. */
    public static Refusal ofServer(int status) {
        return new Refusal(
                status,
                switch (status) {
                    case 401 -> "用户名或者密码不正确，或者尚未登录。 Wrong user name or password, or not signed in.";
                    case 403 ->
                        "您无权进入此应用，或者页面已过期：请刷新后再试。 You may not enter this application, or the page has expired: reload it and try again.";
                    case 404 -> "没有这个地址。 There is no such address.";
                    case 405 -> "此地址不支持该方法。 This address does not take that method.";
                    case 408 -> "请求内容传送过慢，未保存任何内容，请重试。 The request arrived too slowly; nothing was stored, try again.";
                    case 505 -> "不支持该 HTTP 版本，请使用 HTTP/1.1。 This version of HTTP is not spoken here; use HTTP/1.1.";
                    default ->
                        status < 500
                                ? "请求的写法有误，请核对地址与各项标头。 The request is malformed; check its address and headers."
                                : "系统出错，请稍后再试，仍不成功请联系运维人员。 Something failed on our side; try again later, or call the operators.";
                });
    }

    /** Two changed the same at once, and this one came second. */
    public static Refusal collided() {
        return new Refusal(409, "有人同时办理了同一事项，请刷新后再试。 Somebody did the same at the same time; refresh, then try again.");
    }

    private static String message(Refusal refusal) {
        var text = new StringBuilder(String.valueOf(refusal.getMessage()));
        for (var error : refusal.errors()) {
            if (text.indexOf(error.message()) < 0) {
                text.append(' ').append(place(error.field())).append(error.message());
            }
        }
        return text.toString();
    }

    /** A line and column of a file; the name of a member stays with the machines that read {@code errors}. */
    private static String place(String field) {
        return field.startsWith("line ") ? field + "：" : "";
    }

    /** Whether a person asks with a browser, and reads no JSON. */
    public static boolean isPage(HttpServletRequest request) {
        var accepts = request.getHeader(HttpHeaders.ACCEPT);
        return accepts != null && accepts.contains(MediaType.TEXT_HTML_VALUE);
    }

    /** On a page for a person, in JSON for a program. */
    public static void answer(HttpServletRequest request, HttpServletResponse response, Refusal refusal)
            throws IOException {
        // where a body stalled or broke, the server answers itself by now
        if (!isPage(request) || response.isCommitted()) {
            write(response, refusal);
            return;
        }
        retryAfter(response, refusal);
        request.setAttribute(ANSWER, refusal);
        request.setAttribute("again", Outages.isRead(request) && refusal.status() >= 500);
        response.sendError(refusal.status());
    }

    public static void retryAfter(HttpServletResponse response, Refusal refusal) {
        if (refusal instanceof TryAgain) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(TryAgain.SECONDS));
        }
    }

    /** As plain JSON: the web applications read a message from no other format. */
    public static void write(HttpServletResponse response, Refusal refusal) throws IOException {
        response.setStatus(refusal.status());
        retryAfter(response, refusal);
        response.setContentType("application/json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        var body = JSON.writeValueAsBytes(body(refusal));
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
