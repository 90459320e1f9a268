package dev.serverlease.report;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.report.MonthFigures.Key;
import dev.serverlease.report.MonthFigures.Part;
import dev.serverlease.report.MonthlyReport.Section;
import dev.serverlease.request.Refusal;
import dev.serverlease.words.RuleTitles;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 月度报表: what a month brought, against the month before, with its sums compared. */
@Component
class MonthlyReports {

    private static final int MOST_RULES = 10;

    /** Each is counted in the list of leases. */
    private static final int COMPARED_RULES = 3;

    private final ReportReader reader;
    private final MonthFigures figures;
    private final Lists lists;
    private final Clock clock;

    MonthlyReports(ReportReader reader, MonthFigures figures, Lists lists, Clock clock) {
        this.reader = reader;
        this.figures = figures;
        this.lists = lists;
        this.clock = clock;
    }

    /** @throws Refusal with 400 if the month has not begun */
    MonthlyReport of(YearMonth month) {
        var today = LocalDate.now(clock);
        if (month.atDay(1).isAfter(today)) {
            throw new Refusal(
                    400,
                    month + " 尚未开始，请选择本月或者以前的月份。 " + month + " has not begun; choose this month or an earlier one.",
                    List.of(new Refusal.FieldError("month", "本月或者以前的月份 This month or an earlier one")));
        }
        return reader.inOneSnapshot(rows -> read(month, today, rows));
    }

    private MonthlyReport read(YearMonth month, LocalDate today, JdbcClient rows) {
        var readAt = clock.instant();
        boolean over = month.atEndOfMonth().isBefore(today);
        var days = Period.of(month, today, clock.getZone());
        var earlier = Period.of(month.minusMonths(1), today, clock.getZone());
        var now = figures.of(days, over ? days.until() : Period.behind(readAt), rows);
        var before = figures.of(earlier, earlier.until(), rows);
        var rules = MonthFigures.rules(days, rows);
        var rulesBefore = MonthFigures.rules(earlier, rows);
        var most = rules.entrySet().stream().limit(MOST_RULES).toList();
        most.forEach(rule -> {
            now.put(MonthFigures.rule(rule.getKey()), rule.getValue());
            before.put(MonthFigures.rule(rule.getKey()), rulesBefore.getOrDefault(rule.getKey(), BigDecimal.ZERO));
        });
        var checks = checks(days, now, rows);
        most.stream()
                .filter(rule -> RuleTitles.isKnown(rule.getKey())) // the list asks for no others
                .limit(COMPARED_RULES)
                .forEach(rule -> checks.add(lists.rule(rule.getKey(), month, rule.getValue())));
        return new MonthlyReport(month, days, over, readAt, sections(now, before), List.copyOf(checks));
    }

    private static List<Section> sections(Map<Key, BigDecimal> now, Map<Key, BigDecimal> before) {
        var keys = new LinkedHashSet<>(now.keySet());
        keys.addAll(before.keySet());
        return Stream.of(Part.values())
                .map(part -> new Section(
                        part.title(),
                        keys.stream()
                                .filter(key -> key.part() == part)
                                .map(key -> new Figure(
                                        key.what(),
                                        key.unit(),
                                        now.getOrDefault(key, BigDecimal.ZERO),
                                        before.getOrDefault(key, BigDecimal.ZERO)))
                                .toList()))
                .toList();
    }

    private List<Check> checks(Period days, Map<Key, BigDecimal> now, JdbcClient rows) {
        var checks = new ArrayList<Check>();
        checks.add(lists.applied(days, now.getOrDefault(MonthFigures.APPLIED, BigDecimal.ZERO)));
        checks.add(lists.ended(
                days,
                now.entrySet().stream()
                        .filter(one -> one.getKey().part() == Part.ENDS)
                        .map(Map.Entry::getValue)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)));
        checks.addAll(lists.portfolio(days, now, rows));
        return checks;
    }

    /** What is said of the days that it covers. */
    static Bilingual covers(MonthlyReport report) {
        var days = report.days();
        return report.over()
                ? new Bilingual(
                        days.first() + " 至 " + days.last() + "（北京时间），与上月比较",
                        days.first() + " to " + days.last() + " (China time), against the month before")
                : new Bilingual(
                        days.first() + " 至 " + days.last() + "，本月尚未结束，上月为整月",
                        days.first() + " to " + days.last() + ", the month is not over; the month before is whole");
    }
}
