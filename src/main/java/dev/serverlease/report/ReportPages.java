package dev.serverlease.report;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.people.Actor;
import dev.serverlease.people.Groups;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 报表 as pages: which there are, and of personal data sent abroad. */
@Controller
class ReportPages {

    private static final int ON_A_PAGE = 50;

    /** As long as the portfolio keeps its days. */
    private static final int MONTHS = 24;

    private final RegulatorList regulator;
    private final UserArchiveExport archive;
    private final PersonalDataAbroad abroad;
    private final FirstMonth first;
    private final JdbcClient jdbc;
    private final Actor actor;
    private final Clock clock;

    ReportPages(
            RegulatorList regulator,
            UserArchiveExport archive,
            PersonalDataAbroad abroad,
            FirstMonth first,
            JdbcClient jdbc,
            Actor actor,
            Clock clock) {
        this.regulator = regulator;
        this.archive = archive;
        this.abroad = abroad;
        this.first = first;
        this.jdbc = jdbc;
        this.actor = actor;
        this.clock = clock;
    }

    /** A list that is taken out, as the page offers it. */
    record Offered(String path, Bilingual title, Bilingual covers, Bilingual also) {}

    @GetMapping("/reports")
    String all(Model model) {
        var person = actor.person();
        var today = LocalDate.now(clock);
        var begin = first.get();
        model.addAttribute("person", person.name());
        model.addAttribute("manager", person.in(Groups.MANAGERS));
        model.addAttribute("today", today);
        model.addAttribute(
                "months",
                Stream.iterate(YearMonth.from(today), month -> !month.isBefore(begin), month -> month.minusMonths(1))
                        .limit(MONTHS)
                        .toList());
        model.addAttribute("minutes", CsvReports.LONGEST.toMinutes());
        model.addAttribute("lists", lists(person.in(Groups.LEGAL) || person.in(Groups.COMPLIANCE)));
        return "reports";
    }

    private List<Offered> lists(boolean mayTakeArchive) {
        var nothing = new Bilingual("", "");
        return Stream.of(
                        offered(regulator, nothing),
                        mayTakeArchive
                                ? offered(
                                        archive,
                                        new Bilingual(
                                                "导出记入操作日志：谁、何时、几份",
                                                "Taking it out is recorded in the journal: who, when, how many"))
                                : null,
                        offered(abroad, nothing))
                .filter(one -> one != null)
                .toList();
    }

    private static Offered offered(RowsReport report, Bilingual also) {
        return new Offered("/reports/" + report.name() + ".csv", report.title(), report.covers(), also);
    }

    /** @param after the last lease of the page before */
    @GetMapping("/reports/personal-data-abroad")
    String abroad(
            @RequestParam(required = false) @Nullable String on,
            @RequestParam(defaultValue = "") String after,
            Model model) {
        var day = ReportDoors.day(on, clock);
        var found = abroad.page(day, after, ON_A_PAGE + 1, jdbc);
        boolean more = found.size() > ON_A_PAGE;
        var shown = more ? found.subList(0, ON_A_PAGE) : found;
        model.addAttribute("day", day.last());
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("covers", abroad.covers());
        model.addAttribute("columns", abroad.columns());
        model.addAttribute("rows", shown);
        model.addAttribute("after", after);
        model.addAttribute("next", more ? shown.get(ON_A_PAGE - 1).get(0) : null);
        return "personal-data-abroad";
    }
}
