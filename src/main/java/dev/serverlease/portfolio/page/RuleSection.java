package dev.serverlease.portfolio.page;

import dev.serverlease.portfolio.figures.RuleFigures;
import dev.serverlease.portfolio.figures.RuleFigures.Line;
import dev.serverlease.portfolio.figures.RuleFigures.Month;
import dev.serverlease.portfolio.figures.RuleFigures.Rules;
import dev.serverlease.portfolio.page.Bars.Bar;
import dev.serverlease.words.RuleTitles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 规则: which rules stop or return most applications at the checks, or send them to an officer. */
@Component
@Order(8)
class RuleSection implements PageSection {

    private static final int UNFOLDED = 2;
    private static final int BARS = 10;
    private static final String EFFECT = "effect";

    @Override
    public Optional<Section> of(Reading reading) {
        return reading.figures(RuleFigures.NAME, Rules.class).map(rules -> section(reading, rules.months()));
    }

    private static Section section(Reading r, List<Month> months) {
        var charts = new ArrayList<Chart>();
        var tables = new ArrayList<Table>();
        for (int i = months.size() - 1; i >= 0; i--) {
            var month = months.get(i);
            if (charts.isEmpty()) {
                charts.add(chart(r, month));
            }
            tables.add(table(r, month, months.size() - i > UNFOLDED));
        }
        return new Section(
                "rules",
                r.of("自动审查中影响申请最多的规则", "Rules that concern most applications at the checks"),
                List.of(
                        r.of(
                                "按申请（含补正后再次提交）的月份统计，每月列出最多的15条。驳回：自动审查未通过；退回：须补正；送审：由法务人员判断。",
                                "By the month in which an application, or its completion, was submitted; of each month the first fifteen."
                                        + " Stopped: rejected at the checks; returned: to be completed; to review: for a legal officer.")),
                charts,
                tables);
    }

    private static Chart chart(Reading r, Month month) {
        return Bars.of(
                "rules",
                r.titled(r.month(month.month()) + r.of("涉及的申请", ": applications concerned"), r.of("件", "applications")),
                List.of(r.of("送审", "to review"), r.of("驳回或者退回", "stopped or returned")),
                month.rules().stream()
                        .limit(BARS)
                        .map(line -> new Bar(
                                r.of(RuleTitles.of(line.rule())),
                                line.leases(),
                                Math.min(line.leases(), line.stopped() + line.returned()),
                                r.count(line.leases())))
                        .toList());
    }

    private static Table table(Reading r, Month month, boolean folded) {
        return new Table(
                r.month(month.month()),
                List.of(
                        r.of("规则", "Rule"),
                        r.of("涉及的租赁", "Leases concerned"),
                        r.of("驳回", "Stopped"),
                        r.of("退回", "Returned"),
                        r.of("送审", "To review")),
                month.rules().stream().map(line -> row(r, month, line)).toList(),
                folded);
    }

    private static List<Cell> row(Reading r, Month month, Line line) {
        return List.of(
                Cell.text(r.of(RuleTitles.of(line.rule()))),
                leases(r, month, line, line.leases()),
                leases(r, month, line, line.stopped(), EFFECT, "BLOCK").marked(),
                leases(r, month, line, line.returned(), EFFECT, "REQUIRE"),
                leases(r, month, line, line.reviewed(), EFFECT, "REVIEW"));
    }

    /** The lists know the rules of today only. */
    private static Cell leases(Reading r, Month month, Line line, long count, Object... effect) {
        return RuleTitles.isKnown(line.rule())
                ? r.leases(
                        count,
                        Stream.concat(Stream.of("rule", line.rule(), "month", month.month()), Stream.of(effect))
                                .toArray())
                : r.number(count);
    }
}
