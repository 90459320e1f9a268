package dev.serverlease.portfolio.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.people.Actor;
import dev.serverlease.people.VisibleLeases;
import dev.serverlease.portfolio.PortfolioDay;
import dev.serverlease.portfolio.PortfolioDays;
import dev.serverlease.words.OneLanguage;
import dev.serverlease.words.PageTime;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** 租赁概览: the figures as a page, for a desk, a telephone and paper; and as a part of another page. */
@Controller
class PortfolioPage {

    private static final String PAGE = "/portfolio";

    /** Figures that are counted each minute and are older than this are late. */
    private static final Duration LATE = Duration.ofMinutes(5);

    private final PortfolioDays days;
    private final List<PageSection> sections;
    private final Actor actor;
    private final ObjectMapper json;
    private final Clock clock;

    PortfolioPage(PortfolioDays days, List<PageSection> sections, Actor actor, ObjectMapper json, Clock clock) {
        this.days = days;
        this.sections = sections;
        this.actor = actor;
        this.json = json;
        this.clock = clock;
    }

    /**
     * @param wanted the day, today if it is not given; of a day without figures the newest before it
     * @param lang the language, if the reader chose it
     * @param embed whether only the page's content is wanted
     */
    @GetMapping(PAGE)
    String page(
            @RequestParam(name = "on", required = false) @Nullable String wanted,
            @RequestParam(required = false) @Nullable String lang,
            @RequestParam(defaultValue = "false") boolean embed,
            @ModelAttribute("t") OneLanguage language,
            @ModelAttribute("times") PageTime times,
            HttpServletResponse response,
            Model model) {
        var today = LocalDate.now(clock);
        var on = day(wanted);
        boolean wrong = on == null && wanted != null && !wanted.isBlank();
        if (wrong) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        }
        model.addAttribute("wrong", wrong ? wanted : null);
        var person = actor.person();
        var found = days.upTo(on == null ? today : on, person);
        model.addAttribute("today", today);
        model.addAttribute("on", on);
        model.addAttribute("lang", lang == null ? null : language.code());
        model.addAttribute(
                "again",
                UriComponentsBuilder.fromPath(PAGE)
                        .queryParamIfPresent("on", Optional.ofNullable(on))
                        .queryParamIfPresent("lang", Optional.ofNullable(lang).map(chosen -> language.code()))
                        .toUriString());
        model.addAttribute("seesAll", VisibleLeases.seesAll(person));
        model.addAttribute("embed", embed);
        model.addAttribute("figures", found.orElse(null));
        model.addAttribute(
                "late", found.filter(day -> on == null && isLate(day)).isPresent());
        model.addAttribute(
                "sections",
                found.map(day -> new Reading(day, language, times, day.day().equals(today), lang != null, json))
                        .map(reading -> sections.stream()
                                .map(section -> section.of(reading))
                                .flatMap(Optional::stream)
                                .toList())
                        .orElse(List.of()));
        return embed ? "portfolio :: page" : "portfolio";
    }

    /** Null where none is given, or none that can be read. */
    private static @Nullable LocalDate day(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }

    /** A new day begins without figures: those of the day before are late once it has had time for its own. */
    private boolean isLate(PortfolioDay day) {
        var midnight = LocalDate.now(clock).atStartOfDay(clock.getZone()).toInstant();
        var at = day.computedAt().toInstant();
        return Duration.between(at.isBefore(midnight) ? midnight : at, clock.instant())
                        .compareTo(LATE)
                > 0;
    }
}
