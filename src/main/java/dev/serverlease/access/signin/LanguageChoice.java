package dev.serverlease.access.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * In which language somebody reads: chosen on a page, kept in the browser and with the user, who finds it again in
 * another browser.
 */
@Controller
public class LanguageChoice {

    private static final String COOKIE = "lang";
    private static final String OURS = "zh|en";

    private final Sessions sessions;
    private final IdentityService identity;

    LanguageChoice(Sessions sessions, @Lazy IdentityService identity) {
        this.sessions = sessions;
        this.identity = identity;
    }

    /** {@code zh} or {@code en}; empty if none was chosen in this browser. */
    public static Optional<String> of(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(cookie -> cookie.getValue())
                .filter(LanguageChoice::isOurs)
                .findFirst();
    }

    @PostMapping("/language")
    void choose(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var form = StrangersForm.read(request);
        var lang = form.getOrDefault("lang", "");
        if (isOurs(lang)) {
            sessions.person(request).ifPresent(person -> identity.setUserInfo(person.name(), COOKIE, lang));
            keep(lang, response);
        }
        response.sendRedirect(WayBack.to(form.get("to")));
    }

    /** What this user chose last, wherever that was. */
    void bringBack(String user, HttpServletResponse response) {
        Optional.ofNullable(identity.getUserInfo(user, COOKIE))
                .filter(LanguageChoice::isOurs)
                .ifPresent(lang -> keep(lang, response));
    }

    private static boolean isOurs(String lang) {
        return lang.matches(OURS);
    }

    /** Scripts read it too: those within the web applications speak the same language. */
    private static void keep(String lang, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, lang)
                        .path("/")
                        .maxAge(Duration.ofDays(365))
                        .sameSite("Lax")
                        .build()
                        .toString());
    }
}
