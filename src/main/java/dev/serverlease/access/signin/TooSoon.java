package dev.serverlease.access.signin;

import dev.serverlease.access.problem.Problems;
import dev.serverlease.request.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** A sign-in attempt that came too soon after wrong ones; its password was not checked. */
class TooSoon extends AuthenticationException {

    private final long seconds;

    TooSoon(Duration wait) {
        super("Too soon after wrong passwords");
        seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    }

    /** Until the next attempt, as a header says it. */
    String seconds() {
        return String.valueOf(seconds);
    }

    void write(HttpServletResponse response) throws IOException {
        response.setHeader("Retry-After", seconds());
        Problems.write(response, refusal());
    }

    Refusal refusal() {
        return new Refusal(
                429,
                "从此来源多次输错密码，或者同时登录过多，请 " + seconds
                        + " 秒后再试；账户未被锁定。 Passwords were wrong too often from here, or too many signed in at once; try again in "
                        + seconds
                        + " seconds. The account is not locked.");
    }
}
