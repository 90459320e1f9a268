package dev.serverlease.portfolio.page;

import dev.serverlease.law.Occasion;
import dev.serverlease.lease.EndReason;
import dev.serverlease.lease.LeaseStage;
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

/** 规则: which rules stop or return most applications, or send them to an officer, and at what stage. */
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
                r.of("影响申请最多的规则及其环节", "Rules that concern most applications, and at what stage"),
                List.of(
                        r.of(
                                "自动审查的，按申请（含补正后再次提交）的月份统计；此后环节的，按适用规则的月份统计；每月列出最多的15条。"
                                        + "驳回：自动审查未通过，在此后环节为不得继续；退回：须补正；送审：由法务人员判断，合同签署、开通环节的也包括法务人员此前已有认定的。",
                                "Of the checks by the month in which an application, or its completion, was submitted; of later"
                                        + " stages by the month in which the rule was asked; of each month the first fifteen."
                                        + " Stopped: rejected at the checks, at a later stage held there; returned: to be"
                                        + " completed; to review: for a legal officer, at the contract and the activation also where one has"
                                        + " judged it before."),
                        r.of(
                                "各表末行：当月审查未通过、此前已进入法务审查的申请，不论因何规则，也包括法务人员自行决定不予通过的。",
                                "The last line of a table: applications rejected in the month after they had come to the legal"
                                        + " review, by whatever rule, and those that officers rejected by none.")),
                charts,
                tables);
    }

    private static Chart chart(Reading r, Month month) {
        return Bars.of(
                "rules",
                r.titled(r.month(month.month()) + r.of("涉及的申请", ": applications concerned"), r.of("件", "applications")),
                List.of(r.of("送审", "to review"), r.of("驳回或者退回", "stopped or returned")),
                month.rules().stream().limit(BARS).map(line -> bar(r, line)).toList());
    }

    private static Bar bar(Reading r, Line line) {
        long held = Math.min(line.leases(), line.stopped() + line.returned());
        var all = r.count(line.leases());
        var part = r.count(held);
        return new Bar(
                r.of(RuleTitles.of(line.rule()))
                        + (line.at() == Occasion.CHECKS ? "" : r.of("（", " (") + stage(r, line.at()) + r.of("）", ")")),
                line.leases(),
                held,
                held == 0 || held == line.leases() ? all : all + r.of("（其中" + part + "）", " (" + part + " of them)"),
                all + r.of("，其中驳回或者退回", ", of them stopped or returned ") + part);
    }

    private static Table table(Reading r, Month month, boolean folded) {
        return new Table(
                r.month(month.month()),
                List.of(
                        r.of("规则", "Rule"),
                        r.of("环节", "Stage"),
                        r.of("涉及的申请", "Applications concerned"),
                        r.of("驳回", "Stopped"),
                        r.of("退回", "Returned"),
                        r.of("送审", "To review")),
                Stream.concat(month.rules().stream().map(line -> row(r, month, line)), rejected(r, month).stream())
                        .toList(),
                folded);
    }

    private static List<Cell> row(Reading r, Month month, Line line) {
        return List.of(
                Cell.text(r.of(RuleTitles.of(line.rule()))),
                Cell.text(stage(r, line.at())),
                leases(r, month, line, line.leases()),
                leases(r, month, line, line.stopped(), EFFECT, "BLOCK").marked(),
                leases(r, month, line, line.returned(), EFFECT, "REQUIRE"),
                leases(r, month, line, line.reviewed(), EFFECT, "REVIEW"));
    }

    private static Optional<List<Cell>> rejected(Reading r, Month month) {
        var none = Cell.number("–");
        return Optional.ofNullable(month.rejected())
                .map(leases -> List.of(
                        Cell.text(r.of("进入法务审查后未通过（不限规则）", "Rejected after coming to the legal review, by any rule")),
                        Cell.text(stage(r, Occasion.LEGAL_REVIEW)),
                        r.leases(
                                leases,
                                "endReason",
                                EndReason.REJECTED,
                                "reached",
                                LeaseStage.LEGAL_REVIEW,
                                "sinceFrom",
                                month.month().atDay(1),
                                "sinceUntil",
                                month.month().atEndOfMonth()),
                        none,
                        none,
                        none));
    }

    private static String stage(Reading r, Occasion occasion) {
        var stage = LeaseStage.valueOf(occasion.name());
        return r.of(stage.zh(), stage.en());
    }

    /** The lists know the rules of today only. */
    private static Cell leases(Reading r, Month month, Line line, long count, Object... effect) {
        return RuleTitles.isKnown(line.rule())
                ? r.leases(
                        count,
                        Stream.of(
                                        Stream.of("rule", line.rule(), "month", month.month()),
                                        // without it the lists mean the checks
                                        line.at() == Occasion.CHECKS
                                                ? Stream.empty()
                                                : Stream.of("occasion", line.at()),
                                        Stream.of(effect))
                                .flatMap(part -> part)
                                .toArray())
                : r.number(count);
    }
}
