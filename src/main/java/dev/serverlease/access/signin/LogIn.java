package dev.serverlease.access.signin;

import dev.serverlease.access.door.BodyReads;
import dev.serverlease.access.door.KeptBody;
import dev.serverlease.access.door.RequestPath;
import dev.serverlease.access.problem.Problems;
import dev.serverlease.access.signin.SignIn.Kind;
import dev.serverlease.request.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Guards the web applications' log-in, the only door that reads a body from an unknown person: it must be small and
 * fast, and only a few are read at once. The applications check the password; this class records the result.
 */
public class LogIn extends OncePerRequestFilter {

    private static final Pattern DOOR = Pattern.compile("/camunda/api/admin/auth/user/[^/]+/login/[^/]+/?");
    private static final long MOST = 10_000;
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final BodyReads reads = new BodyReads(10, 40);
    private final SignIns signIns;
    private final Accounts accounts;
    private final Sessions sessions;

    public LogIn(SignIns signIns, Accounts accounts, Sessions sessions) {
        this.signIns = signIns;
        this.accounts = accounts;
        this.sessions = sessions;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST")
                || !DOOR.matcher(RequestPath.of(request)).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            var form = new KeptBody(request, MOST, LONGEST, reads);
            var user = userOf(form);
            try (var attempt = signIns.admit(user, request.getRemoteAddr())) {
                logIn(user, form, response, chain);
            }
        } catch (TooSoon tooSoon) {
            tooSoon.write(response);
        } catch (Refusal refusal) {
            Problems.write(response, refusal);
        }
    }

    private void logIn(String user, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var account = accounts.read(user);
        chain.doFilter(request, response);
        switch (response.getStatus()) {
            case HttpServletResponse.SC_OK -> {
                account.ifPresent(known -> sessions.begin(request, known));
                signIns.succeeded(user, request.getRemoteAddr(), Kind.SESSION);
            }
            case HttpServletResponse.SC_UNAUTHORIZED -> signIns.failed(user, request.getRemoteAddr());
            default -> {
                // no password was checked, or it was right but the user may not use this application
            }
        }
    }

    /**
     * Parsed as the applications parse it: otherwise one user could be slowed down while another one's password is
     * tried.
     */
    private static String userOf(KeptBody form) {
        var type = MediaType.valueOf(form.getContentType() == null ? MediaType.ALL_VALUE : form.getContentType());
        if (!type.equalsTypeAndSubtype(MediaType.APPLICATION_FORM_URLENCODED)
                || (type.getCharset() != null && !type.getCharset().equals(StandardCharsets.UTF_8))) {
            throw new Refusal(
                    415, "请以 application/x-www-form-urlencoded 发送。 Send it as application/x-www-form-urlencoded.");
        }
        var users = new ArrayList<String>();
        try {
            for (var field : form.text().split("&")) {
                var parts = field.split("=", 2);
                if (URLDecoder.decode(parts[0], StandardCharsets.UTF_8).equals("username") && parts.length == 2) {
                    users.add(URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
                }
            }
        } catch (IllegalArgumentException unreadable) {
            users.clear();
        }
        if (users.size() != 1 || users.get(0).isBlank() || users.get(0).indexOf('\0') >= 0) {
            throw new Refusal(400, "请填写用户名和密码，各一次。 Fill in the user name and the password, each once.");
        }
        return users.get(0);
    }
}
