package dev.serverlease.access.signin;

import dev.serverlease.access.door.RequestPath;
import dev.serverlease.access.problem.Problems;
import dev.serverlease.request.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/**
 * Answers requests without sign-in. Programs are asked for HTTP Basic. Somebody with a browser is led to the page on
 * which people sign in, which leads back to what was wanted; HTTP Basic would open the browser's own dialog.
 */
public class SignInFirst implements AuthenticationEntryPoint {

    private static final String LOG_IN = "/login?to=";

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure instanceof TooSoon tooSoon) {
            tooSoon.write(response);
            return;
        }
        boolean isProgram = request.getHeader("Authorization") != null || !isBrowser(request);
        if (!isProgram && Problems.isPage(request)) {
            if (RequestPath.below("/engine-rest", "/api").matches(request)) {
                Problems.answer(request, response, forPrograms());
            } else {
                leadToIt(request, response);
            }
            return;
        }
        if (isProgram) {
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
                                : isProgram
                                        ? "请用 HTTP Basic 登录；用户名或者密码不正确或者缺失。"
                                                + " Sign in with HTTP Basic; user name or password is wrong or missing."
                                        : "您的登录已失效，未办理；请重新登录后再试，所填内容仍在本页。"
                                                + " Your session has ended and nothing was done; sign in again, then try again: what you"
                                                + " filled in is still on this page."));
    }

    /** Where somebody signs in who wanted this page, or who sent a form from it. */
    static void leadToIt(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var query = request.getQueryString();
        var wanted =
                request.getMethod().equals("GET") ? request.getRequestURI() + (query == null ? "" : "?" + query) : "";
        response.sendRedirect(LOG_IN + URLEncoder.encode(wanted, StandardCharsets.UTF_8));
    }

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

    /** What a browser asks for itself, or a script in a page. */
    private static boolean isBrowser(HttpServletRequest request) {
        return Problems.isPage(request)
                || request.getHeader("Sec-Fetch-Mode") != null
                || request.getHeader("X-Requested-With") != null
                || request.getRequestedSessionId() != null;
    }
}
