package dev.serverlease.portfolio.page;

import dev.serverlease.people.Groups;
import dev.serverlease.portfolio.figures.WorkFigures;
import dev.serverlease.portfolio.figures.WorkFigures.Load;
import dev.serverlease.portfolio.figures.WorkFigures.Work;
import dev.serverlease.portfolio.page.Bars.Bar;
import dev.serverlease.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 工作量: what waits for each officer and each group, and since when. */
@Component
@Order(7)
class WorkSection implements PageSection {

    @Override
    public Optional<Section> of(Reading reading) {
        return reading.figures(WorkFigures.NAME, Work.class).map(work -> section(reading, work));
    }

    private static Section section(Reading r, Work work) {
        Function<String, String> group = id -> Groups.NAMES.containsKey(id) ? r.of(Words.of("group", id)) : id;
        var key = List.of(r.of("未逾期", "in time"), r.of("逾期", "overdue"));
        var unit = r.of("项任务", "tasks");
        return new Section(
                "work",
                r.of("在办任务", "Workload"),
                List.of(r.of(
                        "各人：已认领的任务；各组：无人认领的任务，一项任务对多个组开放的，每组各计一次。",
                        "An officer's are the tasks claimed; a group's those that nobody has claimed, each counted once for every"
                                + " group that it is open to.")),
                List.of(
                        Bars.of(
                                "groups",
                                r.titled(r.of("各组待认领的任务", "Tasks unclaimed, by group"), unit),
                                key,
                                bars(r, work.groups(), group)),
                        Bars.of(
                                "officers",
                                r.titled(r.of("各人已认领的任务", "Tasks claimed, by officer"), unit),
                                key,
                                bars(r, work.officers(), Function.identity()))),
                List.of(
                        table(
                                r,
                                r.of("各组待认领的任务", "Tasks unclaimed, by group"),
                                r.of("组", "Group"),
                                "group",
                                work.groups(),
                                group),
                        table(
                                r,
                                r.of("各人已认领的任务", "Tasks claimed, by officer"),
                                r.of("人员", "Officer"),
                                "officer",
                                work.officers(),
                                Function.identity())));
    }

    private static List<Bar> bars(Reading r, List<Load> loads, Function<String, String> name) {
        return loads.stream()
                .map(load -> new Bar(
                        name.apply(load.who()),
                        load.tasks(),
                        load.overdue(),
                        r.count(load.tasks())
                                + (load.overdue() == 0
                                        ? ""
                                        : r.of(
                                                "（逾期" + r.count(load.overdue()) + "）",
                                                " (" + r.count(load.overdue()) + " overdue)"))))
                .toList();
    }

    private static Table table(
            Reading r, String caption, String heading, String filter, List<Load> loads, Function<String, String> name) {
        return new Table(
                caption,
                List.of(
                        heading,
                        r.of("租赁", "Leases"),
                        r.of("任务", "Tasks"),
                        r.of("逾期任务", "Overdue"),
                        r.of("最早的已等待", "Oldest waits")),
                loads.stream()
                        .map(load -> List.of(
                                Cell.text(name.apply(load.who())),
                                r.leases(load.leases(), filter, load.who()),
                                r.behind(r.number(load.tasks()), filter, load.who()),
                                r.behind(r.number(load.overdue()), filter, load.who(), "lateTask", true)
                                        .marked(),
                                Cell.number(r.age(load.oldestSince()))))
                        .toList());
    }
}
