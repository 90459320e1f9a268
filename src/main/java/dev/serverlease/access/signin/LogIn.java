package dev.serverlease.access.signin;

import dev.serverlease.access.signin.SignIn.Kind;
import dev.serverlease.request.Refusal;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The one sign-in of people, for our own pages and for the web applications, and the one sign-out. */
@Controller
class LogIn {

    private final SignIns signIns;
    private final Accounts accounts;
    private final Sessions sessions;
    private final LanguageChoice languages;

    LogIn(SignIns signIns, Accounts accounts, Sessions sessions, LanguageChoice languages) {
        this.signIns = signIns;
        this.accounts = accounts;
        this.sessions = sessions;
        this.languages = languages;
    }

    /**
     * @param to the page that was wanted
     * @param ended whether a page noticed that nobody is signed in any more
     * @param out whether somebody has just signed out
     */
    @GetMapping("/login")
    @Nullable
    String page(
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String ended,
            @RequestParam(required = false) @Nullable String out,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws IOException {
        if (sessions.person(request).isPresent()) {
            response.sendRedirect(WayBack.to(to));
            return null;
        }
        var why = out != null ? "out" : ended != null || request.getRequestedSessionId() != null ? "ended" : "";
        return shown(model, response, to, "", why);
    }

    @PostMapping("/login")
    @Nullable
    String signIn(HttpServletRequest request, HttpServletResponse response, Model model) throws IOException {
        Map<String, String> form = Map.of();
        try {
            form = StrangersForm.read(request);
            begin(request, response, form.getOrDefault("username", ""), form.getOrDefault("password", ""));
            response.sendRedirect(WayBack.to(form.get("to")));
            return null;
        } catch (TooSoon tooSoon) {
            response.setHeader(HttpHeaders.RETRY_AFTER, tooSoon.seconds());
            return refused(model, response, form, tooSoon.refusal());
        } catch (Refusal refusal) {
            return refused(model, response, form, refusal);
        }
    }

    private void begin(HttpServletRequest request, HttpServletResponse response, String user, String password) {
        if (user.isBlank() || user.indexOf('\0') >= 0 || password.isEmpty()) {
            throw new Refusal(400, "请填写用户名和密码。 Fill in your user name and password.");
        }
        var source = request.getRemoteAddr();
        try (var attempt = signIns.admit(user, source)) {
            // as it was before the password was checked: a change in between ends the session
            var account = accounts.read(user).filter(one -> accounts.isPassword(one, password));
            if (account.isEmpty()) {
                signIns.failed(user, source);
                throw new Refusal(401, "用户名或者密码不正确。 The user name or the password is wrong.");
            }
            sessions.begin(request, account.get());
            languages.bringBack(user, response);
            signIns.succeeded(user, source, Kind.SESSION);
        }
    }

    @PostMapping("/logout")
    void signOut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        var gone = new Cookie("JSESSIONID", "");
        gone.setPath("/");
        gone.setMaxAge(0);
        response.addCookie(gone);
        response.sendRedirect("/login?out");
    }

    private static String refused(
            Model model, HttpServletResponse response, Map<String, String> form, Refusal refusal) {
        response.setStatus(refusal.status());
        model.addAttribute("message", refusal.getMessage());
        return shown(model, response, form.get("to"), form.getOrDefault("username", ""), "wrong");
    }

    private static String shown(
            Model model, HttpServletResponse response, @Nullable String to, String user, String why) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        model.addAttribute("to", to == null ? "" : WayBack.to(to));
        model.addAttribute("user", user);
        model.addAttribute("why", why);
        return "login";
    }
}
