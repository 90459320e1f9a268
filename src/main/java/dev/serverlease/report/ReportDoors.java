package dev.serverlease.report;

import dev.serverlease.journal.Journal;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.people.Actor;
import dev.serverlease.request.PastDay;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reports as files, as of today or a past day. */
@RestController
@Tag(name = "报表 Reports")
class ReportDoors {

    private static final String CSV = "text/csv";

    private static final int FIRST_YEAR = 2020;

    private static final String AS_OF = "截至该日终了；不填为今天 As of the end of this day; today if empty";

    private final CsvReports files;
    private final RegulatorList regulator;
    private final UserArchiveExport archive;
    private final PersonalDataAbroad abroad;
    private final Journal journal;
    private final Actor actor;
    private final Clock clock;

    ReportDoors(
            CsvReports files,
            RegulatorList regulator,
            UserArchiveExport archive,
            PersonalDataAbroad abroad,
            Journal journal,
            Actor actor,
            Clock clock) {
        this.files = files;
        this.regulator = regulator;
        this.archive = archive;
        this.abroad = abroad;
        this.journal = journal;
        this.actor = actor;
        this.clock = clock;
    }

    @GetMapping(value = "/reports/regulator.csv", produces = CSV)
    @Operation(
            summary = "监管清单 The regulator's list: who leases which server over which channel for what",
            description = AS_OF)
    void regulator(@RequestParam(required = false) @Nullable String on, HttpServletResponse response) {
        files.send(regulator, day(on), response);
    }

    @GetMapping(value = "/reports/personal-data-abroad.csv", produces = CSV)
    @Operation(summary = "个人信息出境处理情况记录 The record of personal data sent abroad, lease by lease", description = AS_OF)
    void abroad(@RequestParam(required = false) @Nullable String on, HttpServletResponse response) {
        files.send(abroad, day(on), response);
    }

    /** In the journal before the first row leaves the house: what is taken out is on record, whatever becomes of it. */
    @GetMapping(value = "/reports/user-archive.csv", produces = CSV)
    @Operation(
            summary = "用户档案 The user archive, open and closed entries; taking it out is recorded in the journal",
            description = AS_OF)
    void archive(
            @RequestParam(required = false) @Nullable String on,
            HttpServletRequest request,
            HttpServletResponse response) {
        var day = day(on);
        var entry = journal.exported(
                actor.name(),
                request.getRemoteAddr(),
                "GET /reports/user-archive.csv?on=" + day.last(),
                archive.count(day));
        boolean whole = files.send(archive, day, response);
        journal.answered(entry, whole ? 200 : 500);
    }

    private Period day(@Nullable String on) {
        return day(on, clock);
    }

    /** @throws Refusal with 400 if this is no day, or {@link PastDay} refuses it */
    static Period day(@Nullable String on, Clock clock) {
        var today = LocalDate.now(clock);
        if (on == null || on.isBlank()) {
            return Period.of(today, clock.getZone());
        }
        var day = read(on, "on", new Bilingual("日期", "date"), "2026-11-30", LocalDate::parse);
        PastDay.require("on", day, today);
        return Period.of(day, clock.getZone());
    }

    /** @throws Refusal with 400 if this is no month of our times */
    static YearMonth month(String text) {
        var month = read(text, "month", new Bilingual("月份", "month"), "2026-11", YearMonth::parse);
        if (month.getYear() < FIRST_YEAR) {
            throw wrong(
                    "month",
                    month + " 早于任何记录。 " + month + " is before any record.",
                    FIRST_YEAR + "年以后的月份 A month from " + FIRST_YEAR + " on");
        }
        return month;
    }

    private static <T> T read(String text, String field, Bilingual what, String example, Function<String, T> parse) {
        try {
            return parse.apply(text.strip());
        } catch (DateTimeException unreadable) {
            throw wrong(
                    field,
                    "“" + text + "”不是" + what.zh() + "。 “" + text + "” is no " + what.en() + ".",
                    "请写成 " + example + " Write it like " + example);
        }
    }

    private static Refusal wrong(String field, String text, String remedy) {
        return new Refusal(400, text, List.of(new FieldError(field, remedy)));
    }
}
