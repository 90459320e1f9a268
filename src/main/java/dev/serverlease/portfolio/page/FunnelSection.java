package dev.serverlease.portfolio.page;

import dev.serverlease.lease.LeaseStage;
import dev.serverlease.portfolio.figures.FunnelFigures;
import dev.serverlease.portfolio.figures.FunnelFigures.Month;
import dev.serverlease.portfolio.page.Bars.Bar;
import dev.serverlease.portfolio.page.Columns.Column;
import dev.serverlease.portfolio.page.Columns.Series;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 申请进展: what became of the applications of each of the last twelve months, from the application to the hand-over. */
@Component
@Order(2)
class FunnelSection implements PageSection {

    private static final int MONTHS = 12;
    private static final String REACHED = "reached";
    private static final String END_REASON = "endReason";

    /** A column of the table: how many, and the filter of their list beside the days of application. */
    private record Way(String zh, String en, ToLongFunction<Month> count, String filter, String value) {

        String in(Reading r) {
            return r.of(zh, en);
        }
    }

    private static final List<Way> ON = List.of(
            new Way("法务审查", "Legal review", Month::reviewed, REACHED, "LEGAL_REVIEW"),
            new Way("合同签署", "Contract", Month::contracted, REACHED, "CONTRACT"),
            new Way("开通", "Activation", Month::concluded, REACHED, "ACTIVATION"),
            new Way("履行", "In force", Month::inForce, REACHED, "IN_FORCE"));

    /** On their way to being in force. */
    private static final Set<LeaseStage> OPEN = EnumSet.range(LeaseStage.APPLICATION, LeaseStage.ACTIVATION);

    private static final List<Way> OUT = List.of(
            new Way("审查未通过", "Rejected", Month::rejected, END_REASON, "REJECTED"),
            new Way("申请人撤回", "Withdrawn", Month::withdrawn, END_REASON, "WITHDRAWN"),
            new Way("逾期失效", "Lapsed", Month::lapsed, END_REASON, "LAPSED"));

    @Override
    public Optional<Section> of(Reading reading) {
        return reading.figures(FunnelFigures.NAME, Month[].class).map(months -> section(reading, all(reading, months)));
    }

    /** Months without an application too. */
    private static List<Month> all(Reading r, Month[] counted) {
        var byMonth = Stream.of(counted).collect(Collectors.toMap(Month::month, Function.identity()));
        var last = YearMonth.from(r.day());
        return IntStream.range(0, MONTHS)
                .mapToObj(back -> last.minusMonths(MONTHS - 1L - back))
                .map(month -> byMonth.getOrDefault(month, new Month(month, 0, 0, 0, 0, 0, 0, 0, 0, 0)))
                .toList();
    }

    private static Section section(Reading r, List<Month> months) {
        var unit = r.of("件", "applications");
        long applied = sum(months, Month::applied);
        var bars = new ArrayList<Bar>();
        bars.add(new Bar(r.of("申请", "Applied"), applied, 0, r.count(applied)));
        ON.forEach(way -> {
            long came = sum(months, way.count());
            bars.add(new Bar(
                    way.in(r), came, 0, r.count(came) + r.of("（", " (") + r.share(came, applied) + r.of("）", ")")));
        });
        return new Section(
                "funnel",
                r.of("近12个月申请的进展", "What became of the applications of the last twelve months"),
                List.of(
                        r.of(
                                "按提出申请的月份统计：当月的申请至今最远到达哪个阶段、如何结束。近几个月的申请多数仍在办理，其比例还会变化。",
                                "By the month of application: how far those applications ever came, and how they ended. Of recent"
                                        + " months many are still open, and their shares will change."),
                        r.of(
                                "比例均以当月申请数为分母；“履行”一栏的比例即完成率。",
                                "All shares are of the month's applications; that of those in force is the completion rate.")),
                List.of(
                        Bars.of(
                                "funnel",
                                r.titled(r.of("申请到达的阶段", "How far applications came"), unit),
                                List.of(),
                                bars),
                        Columns.of(
                                "applied",
                                r.titled(
                                        r.of("每月申请与其中进入履行的", "Applications each month, and those in force since"),
                                        unit),
                                List.of(
                                        new Series(r.of("申请", "applied"), ""),
                                        new Series(r.of("进入履行", "came into force"), "")),
                                months.stream()
                                        .map(month -> new Column(
                                                r.shortMonth(month.month()),
                                                r.month(month.month()),
                                                month.applied(),
                                                month.inForce()))
                                        .toList())),
                List.of(table(r, months)));
    }

    private static Table table(Reading r, List<Month> months) {
        var head = new ArrayList<>(List.of(r.of("申请月份", "Month of application"), r.of("申请", "Applied")));
        ON.forEach(way -> head.add(way.in(r)));
        OUT.forEach(way -> head.add(way.in(r)));
        head.add(r.of("仍在办理", "Still open"));
        var rows = new ArrayList<List<Cell>>();
        for (int i = months.size() - 1; i >= 0; i--) {
            var one = List.of(months.get(i));
            rows.add(row(r, r.month(months.get(i).month()), one));
        }
        rows.add(row(r, r.of("合计", "All twelve"), months));
        return new Table(r.of("各月申请的进展", "Applications of each month"), head, rows);
    }

    private static List<Cell> row(Reading r, String heading, List<Month> months) {
        var from = months.get(0).month().atDay(1);
        var until = months.get(months.size() - 1).month().atEndOfMonth();
        long applied = sum(months, Month::applied);
        var row = new ArrayList<>(
                List.of(Cell.text(heading), r.leases(applied, "appliedFrom", from, "appliedUntil", until)));
        Stream.concat(ON.stream(), OUT.stream()).forEach(way -> {
            long count = sum(months, way.count());
            var cell = r.leases(count, way.filter(), way.value(), "appliedFrom", from, "appliedUntil", until)
                    .beside(applied == 0 ? "" : r.share(count, applied));
            row.add(cell);
        });
        var open = Stream.concat(
                        OPEN.stream().flatMap(stage -> Stream.<Object>of("stage", stage)),
                        Stream.of("appliedFrom", from, "appliedUntil", until))
                .toArray();
        row.add(r.leases(sum(months, Month::open), open));
        return row;
    }

    private static long sum(List<Month> months, ToLongFunction<Month> count) {
        return months.stream().mapToLong(count).sum();
    }
}
