package dev.serverlease.front.frame;

import dev.serverlease.access.signin.LanguageChoice;
import dev.serverlease.words.OneLanguage;
import dev.serverlease.words.PageTime;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * Gives every page its reader's language: what the address says, else what the reader has chosen, else what the browser
 * asks for first; who asks for neither of ours reads Chinese.
 */
@ControllerAdvice(annotations = Controller.class)
class ReadersTime {

    private static final String OURS = "zh|en";

    private final Clock clock;

    ReadersTime(Clock clock) {
        this.clock = clock;
    }

    @ModelAttribute("times")
    PageTime times(HttpServletRequest request) {
        return PageTime.of(Locale.forLanguageTag(language(request).code()), clock.getZone());
    }

    /** When the page was made: what it shows is as of then. */
    @ModelAttribute("madeAt")
    OffsetDateTime madeAt() {
        return OffsetDateTime.now(clock);
    }

    /** Texts of the pages that are in one language. */
    @ModelAttribute("t")
    OneLanguage reader(HttpServletRequest request) {
        return language(request);
    }

    static OneLanguage language(HttpServletRequest request) {
        var wanted = request.getParameter("lang");
        if (wanted != null && wanted.matches(OURS)) {
            return new OneLanguage(wanted.equals("zh"));
        }
        var chosen = LanguageChoice.of(request);
        if (chosen.isPresent()) {
            return new OneLanguage(chosen.get().equals("zh"));
        }
        boolean asks = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null;
        var first = Collections.list(request.getLocales()).stream()
                .map(Locale::getLanguage)
                .filter(language -> language.matches(OURS))
                .findFirst();
        return new OneLanguage(!asks || !first.equals(Optional.of("en")));
    }
}
