package dev.serverlease.front;

import dev.serverlease.words.PageTime;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Collections;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page the format of times that its reader's browser asks for; who asks for none reads the Chinese one. */
@ControllerAdvice(annotations = Controller.class)
class ReadersTime {

    private final Clock clock;

    ReadersTime(Clock clock) {
        this.clock = clock;
    }

    @ModelAttribute("times")
    PageTime times(HttpServletRequest request) {
        boolean asks = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null;
        var first = Collections.list(request.getLocales()).stream()
                .filter(locale -> locale.getLanguage().matches("zh|en"))
                .findFirst()
                .orElse(Locale.CHINESE);
        return PageTime.of(asks ? first : Locale.CHINESE, clock.getZone());
    }
}
