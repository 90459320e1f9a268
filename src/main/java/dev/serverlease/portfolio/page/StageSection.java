package dev.serverlease.portfolio.page;

import dev.serverlease.clause.terms.Periods;
import dev.serverlease.config.IsoPeriod;
import dev.serverlease.lease.EndReason;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.portfolio.figures.StageFigures;
import dev.serverlease.portfolio.figures.StageFigures.Line;
import dev.serverlease.portfolio.page.Bars.Bar;
import dev.serverlease.words.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 各阶段: leases by stage and their age against the time that the stage is given. */
@Component
@Order(1)
class StageSection implements PageSection {

    private static final String PARAMETER = "stage";

    @Override
    public Optional<Section> of(Reading reading) {
        return reading.figures(StageFigures.NAME, Line[].class).map(lines -> section(reading, lines));
    }

    private static Section section(Reading r, Line[] lines) {
        return new Section(
                "stages",
                r.of("各阶段租赁", "Leases by stage"),
                List.of(
                        r.of(
                                "逾期：该租赁的下一期限已经过去，与列表的口径一致。",
                                "Overdue: the lease's next date has passed, as the lists have it."),
                        r.of(
                                "阶段时限适用于今后开始的，已经开始的按各自的期限计算是否逾期；法务审查按工作日计；没有统一时限的阶段，按各租赁自己的期限。",
                                "The time allowed is that of what begins now; what is open keeps its own date, and is overdue"
                                        + " by that. Of the legal review it is in working days; stages without one go by each"
                                        + " lease's own dates.")),
                List.of(Bars.of(
                        "stages",
                        r.titled(r.of("未结束的租赁", "Leases not ended"), r.of("件", "leases")),
                        List.of(r.of("时限内", "in time"), r.of("逾期", "overdue")),
                        open().map(stage -> new Bar(
                                        r.of(stage.zh(), stage.en()),
                                        leases(lines, stage),
                                        overdue(lines, stage),
                                        said(r, lines, stage)))
                                .toList())),
                List.of(stages(r, lines), ended(r, lines)));
    }

    private static String said(Reading r, Line[] lines, LeaseStage stage) {
        long late = overdue(lines, stage);
        return r.count(leases(lines, stage))
                + (late == 0 ? "" : r.of("（逾期" + r.count(late) + "）", " (" + r.count(late) + " overdue)"));
    }

    private static Table stages(Reading r, Line[] lines) {
        return new Table(
                r.of("各阶段：数量与停留时间", "Each stage: how many, and for how long"),
                List.of(
                        r.of("阶段", "Stage"),
                        r.of("租赁", "Leases"),
                        r.of("时限内", "In time"),
                        r.of("逾期", "Overdue"),
                        r.of("阶段时限", "Time allowed"),
                        r.of("停留中位数", "Median time in it"),
                        r.of("停留最长", "Longest")),
                open().map(stage -> row(r, stage, lines)).toList());
    }

    private static List<Cell> row(Reading r, LeaseStage stage, Line[] lines) {
        long all = leases(lines, stage);
        long late = overdue(lines, stage);
        var line = Arrays.stream(lines).filter(one -> one.stage() == stage).findFirst();
        return List.of(
                Cell.text(r.of(stage.zh(), stage.en())),
                r.leases(all, PARAMETER, stage),
                r.leases(all - late, PARAMETER, stage, "inTime", true),
                r.leases(late, PARAMETER, stage, "overdue", true).marked(),
                Cell.text(line.map(one -> level(r, one.level(), one.workingDays()))
                        .orElse("–")),
                Cell.number(line.map(Line::medianSince).map(r::age).orElse("–")),
                Cell.number(line.map(Line::oldestSince).map(r::age).orElse("–")));
    }

    private static String level(Reading r, @Nullable String level, boolean workingDays) {
        if (level == null) {
            return r.of("各自期限", "own dates");
        }
        var period = Periods.of(IsoPeriod.parse(level));
        return workingDays
                ? r.of(period.zh().replace("日", "个工作日"), period.en().replace("day", "working day"))
                : r.of(period.zh(), period.en());
    }

    private static Table ended(Reading r, Line[] lines) {
        return new Table(
                r.of("已结束的租赁", "Leases that have ended"),
                List.of(r.of("结束原因", "Ended because"), r.of("租赁", "Leases")),
                Stream.of(EndReason.values())
                        .map(reason -> List.of(
                                Cell.text(r.of(Words.of("end-reason", reason))),
                                r.leases(ended(lines, reason), PARAMETER, LeaseStage.ENDED, "endReason", reason)))
                        .toList());
    }

    private static long ended(Line[] lines, EndReason reason) {
        return Stream.of(lines)
                .filter(line -> line.endReason() == reason)
                .mapToLong(Line::leases)
                .sum();
    }

    private static Stream<LeaseStage> open() {
        return Stream.of(LeaseStage.values()).filter(stage -> stage != LeaseStage.ENDED);
    }

    private static long leases(Line[] lines, LeaseStage stage) {
        return Stream.of(lines)
                .filter(line -> line.stage() == stage)
                .mapToLong(Line::leases)
                .sum();
    }

    private static long overdue(Line[] lines, LeaseStage stage) {
        return Stream.of(lines)
                .filter(line -> line.stage() == stage)
                .mapToLong(Line::overdue)
                .sum();
    }
}
