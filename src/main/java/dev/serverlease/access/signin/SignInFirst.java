package dev.serverlease.access.signin;

import dev.serverlease.access.door.RequestPath;
import dev.serverlease.access.problem.Problems;
import dev.serverlease.request.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/**
 * Answers requests without sign-in. Programs are asked for HTTP Basic. A browser that had a session is sent to the
 * log-in page instead, because HTTP Basic would open its own password dialog over the page; that page is told where the
 * sign-in leads.
 */
public class SignInFirst implements AuthenticationEntryPoint {

    private static final String PROGRAM = "";

    /**
     * Of what scripts send, that of our own pages: without a session they were opened with HTTP Basic, and a browser
     * that has the password sends it outside the folder of its first page only where it is asked for it.
     */
    private static final Set<String> ASKED = Set.of(PROGRAM, "desk");

    private static final String LOG_IN_PAGE = "/camunda/app/welcome/default/?to=";

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure instanceof TooSoon tooSoon) {
            tooSoon.write(response);
            return;
        }
        boolean hadSession = request.getRequestedSessionId() != null;
        if (hadSession && isPageView(request)) {
            if (RequestPath.below("/engine-rest").matches(request)) {
                Problems.answer(request, response, forPrograms());
            } else {
                response.sendRedirect(LOG_IN_PAGE + URLEncoder.encode(address(request), StandardCharsets.UTF_8));
            }
            return;
        }
        if (!hadSession && ASKED.contains(Objects.requireNonNullElse(request.getHeader("X-Requested-With"), PROGRAM))) {
            response.setHeader("WWW-Authenticate", "Basic realm=\"server-lease\", charset=\"UTF-8\"");
        }
        Problems.write(
                response,
                new Refusal(
                        401,
                        isSessionUnused(request)
                                ? "未能确认此请求来自本系统打开的页面，未办理；请刷新页面后再试。程序请用 HTTP Basic 登录。"
                                        + " It is not clear that a page of ours sent this request, so it was not done; reload the"
                                        + " page and try again. A program signs in with HTTP Basic."
                                : hadSession
                                        ? "您的登录已失效，请重新登录。 Your session has ended; sign in again."
                                        : "请用 HTTP Basic 登录；用户名或者密码不正确或者缺失。"
                                                + " Sign in with HTTP Basic; user name or password is wrong or missing."));
    }

    /** Whoever has a session is led to no log-in that would lead back here. */
    private static Refusal forPrograms() {
        return new Refusal(
                403,
                "此地址供程序使用（HTTP Basic），不能在浏览器中打开；请从首页办理。 This address is for programs, which sign in with HTTP Basic; in a"
                        + " browser begin at the front page.");
    }

    /** The session goes on; it was not taken, because the request does not say that our own page sent it. */
    private static boolean isSessionUnused(HttpServletRequest request) {
        return request.isRequestedSessionIdValid()
                && request.getHeader("Authorization") == null
                && !WebAppSession.isTaken(request);
    }

    /** As the browser asked for it. */
    private static String address(HttpServletRequest request) {
        var query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    private static boolean isPageView(HttpServletRequest request) {
        var accepted = request.getHeader("Accept");
        return request.getMethod().equals("GET")
                && request.getHeader("Authorization") == null
                && accepted != null
                && accepted.contains("text/html");
    }
}
