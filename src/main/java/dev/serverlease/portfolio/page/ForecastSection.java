package dev.serverlease.portfolio.page;

import dev.serverlease.config.LeaseSettings;
import dev.serverlease.portfolio.figures.ForecastFigures;
import dev.serverlease.portfolio.figures.ForecastFigures.Compared;
import dev.serverlease.portfolio.figures.ForecastFigures.Forecast;
import dev.serverlease.portfolio.figures.ForecastFigures.Week;
import dev.serverlease.portfolio.page.Columns.Column;
import dev.serverlease.portfolio.page.Columns.Series;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 工作量预测: what the next thirteen weeks bring the officers, and how right such a forecast was before. */
@Component
@Order(9)
class ForecastSection implements PageSection {

    private static final String DUE_UNTIL = "reviewDueUntil";
    private static final int LAST_DAY = 6;

    private final LeaseSettings settings;

    ForecastSection(LeaseSettings settings) {
        this.settings = settings;
    }

    @Override
    public Optional<Section> of(Reading reading) {
        return reading.figures(ForecastFigures.NAME, Forecast.class).map(forecast -> section(reading, forecast));
    }

    private Section section(Reading r, Forecast forecast) {
        var tables = new ArrayList<>(List.of(weeks(r, forecast.weeks())));
        var past = forecast.past();
        if (past != null) {
            tables.add(new Table(
                    r.of(
                            r.times().date(past.on()) + "所作预测与其后四周的实际",
                            "The forecast of " + r.times().date(past.on()) + ", and the four weeks after it"),
                    List.of(r.of("工作", "Work"), r.of("预测", "Foretold"), r.of("实际", "Actual"), r.of("偏差", "Deviation")),
                    List.of(
                            compared(
                                    r,
                                    r.of("完成的使用复核", "Use reviews done"),
                                    past.useReviews(),
                                    r.behind(
                                            r.number(past.useReviews().done()),
                                            "reviewedFrom",
                                            past.from(),
                                            "reviewedUntil",
                                            past.last())),
                            compared(
                                    r,
                                    r.of("新增的法务审查", "New legal reviews"),
                                    past.legalReviews(),
                                    r.leases(
                                            past.legalReviews().done(),
                                            "reached",
                                            "LEGAL_REVIEW",
                                            "appliedFrom",
                                            past.from(),
                                            "appliedUntil",
                                            past.last())),
                            compared(
                                    r,
                                    r.of("完成的用印", "Seals done"),
                                    past.seals(),
                                    r.number(past.seals().done())))));
        }
        return new Section(
                "forecast",
                r.of("未来13周的工作量预测", "Forecast of the work of the next thirteen weeks"),
                List.of(
                        r.of(
                                "使用复核：按各租赁已排定的日期，其后按其风险等级现行的复核周期推算；已逾期的计入第一周。期满通知：按租期届满前开始办理的日期。",
                                "Use reviews: by the date of each lease, and after that by the interval now in force for its risk;"
                                        + " overdue ones are in the first week. Expiry notices: by the day on which they open"
                                        + " before the term's end."),
                        r.of(
                                "已待办的任务（使用复核除外）：按其办理期限，已逾期的计入第一周。",
                                "Open tasks (without use reviews): by their due dates; overdue ones are in the first week."),
                        r.of(
                                "法务审查、用印：预计新增的，按最近8周的每周平均数，不考虑增减趋势；使用本系统不满8周的，平均数偏低。",
                                "Legal reviews and seals: as many new ones each week as on average in the last eight, without any"
                                        + " trend; too few in the first eight weeks after the installation."),
                        r.of(
                                "使用复核、期满通知的数字打开已有相应日期的租赁：此后推算的复核尚无日期，不在其中；已待办的任务见“在办任务”，平均数没有列表。",
                                "Use reviews and expiry notices open the leases with a date in that week: what is only reckoned"
                                        + " after it has no date yet and is not among them. Open tasks are listed above by who has them; an average has no list."),
                        compared(r, forecast)),
                List.of(Columns.of(
                        "forecast",
                        r.titled(r.of("每周预计的工作", "Work expected each week"), r.of("项", "steps")),
                        List.of(
                                new Series(
                                        r.of("按期限", "by dates"),
                                        r.of("：使用复核、期满通知、已待办的任务", ": use reviews, expiry notices, open tasks")),
                                new Series(
                                        r.of("按平均数", "by averages"),
                                        r.of("：新增的法务审查、用印", ": new legal reviews, seals"))),
                        forecast.weeks().stream()
                                .map(week -> new Column(
                                        r.shortDay(week.from()),
                                        r.times().date(week.from()),
                                        week.useReviews() + week.expiryNotices() + week.openTasks(),
                                        Math.round(week.legalReviews() + week.seals())))
                                .toList())),
                tables);
    }

    private static String compared(Reading r, Forecast forecast) {
        if (forecast.past() != null) {
            return r.of(
                    "实际数少于预测数的，可能是逾期未办。期满通知的日期是固定的，已待办的任务并非预测，均不作比较。",
                    "Where less was done than foretold, some of it may be overdue. Expiry notices, whose dates are"
                            + " fixed, and tasks that were open already are not compared.");
        }
        return forecast.gap()
                ? r.of(
                        "四周前的几日没有留存统计数据，故今天没有可以比较的预测。",
                        "Of the days four weeks ago no figures were kept, so that today there is no forecast to compare.")
                : r.of(
                        "预测的误差自统计满四周起显示。",
                        "How right the forecast is, is shown once figures have been kept for four weeks.");
    }

    private Table weeks(Reading r, List<Week> weeks) {
        return new Table(
                r.of("每周预计的工作", "Work expected each week"),
                List.of(
                        r.of("自该日起的一周", "Week from"),
                        r.of("使用复核", "Use reviews"),
                        r.of("期满通知", "Expiry notices"),
                        r.of("已待办的任务", "Open tasks"),
                        r.of("法务审查（新增）", "Legal reviews, new"),
                        r.of("用印（新增）", "Seals, new")),
                weeks.stream()
                        .map(week -> List.of(
                                Cell.text(r.times().date(week.from())),
                                useReviews(r, week),
                                expiryNotices(r, week),
                                r.number(week.openTasks()),
                                r.average(week.legalReviews()),
                                r.average(week.seals())))
                        .toList());
    }

    /** What is overdue is in the first week. */
    private static Cell useReviews(Reading r, Week week) {
        var number = r.number(week.useReviews());
        var last = week.from().plusDays(LAST_DAY);
        return week.from().equals(r.day())
                ? r.behind(number, DUE_UNTIL, last)
                : r.behind(number, "reviewDueFrom", week.from(), DUE_UNTIL, last);
    }

    private Cell expiryNotices(Reading r, Week week) {
        var first = opensBefore(week.from());
        var last = opensBefore(week.from().plusWeeks(1)).minusDays(1);
        return r.behind(r.number(week.expiryNotices()), "termEndsFrom", first, "termEndsUntil", last);
    }

    /** The last day of a term whose notice opens on this day. */
    private LocalDate opensBefore(LocalDate day) {
        return day.atStartOfDay().plus(settings.expiry().noticeOpens().amount()).toLocalDate();
    }

    /** @param done with the list behind it, if there is one */
    private static List<Cell> compared(Reading r, String what, Compared compared, Cell done) {
        double off = compared.done() - compared.foretold();
        return List.of(
                Cell.text(what),
                r.average(compared.foretold()),
                done,
                Cell.number(compared.foretold() == 0 ? "–" : "%+.0f%%".formatted(off * 100 / compared.foretold())));
    }
}
