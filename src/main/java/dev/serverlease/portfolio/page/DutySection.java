package dev.serverlease.portfolio.page;

import dev.serverlease.portfolio.figures.DutyFigures;
import dev.serverlease.portfolio.figures.DutyFigures.Duties;
import dev.serverlease.portfolio.page.Bars.Bar;
import dev.serverlease.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 法定义务: open duties towards authorities and others, by the time that is left. */
@Component
@Order(6)
class DutySection implements PageSection {

    private static final String DUTY = "duty";

    /** @param code of the time left, as the lists have it */
    private record Left(String code, long duties, long leases, boolean grave) {

        String in(Reading r) {
            return r.of(Words.of("duty-left", code));
        }
    }

    @Override
    public Optional<Section> of(Reading reading) {
        return reading.figures(DutyFigures.NAME, Duties.class).map(duties -> section(reading, duties));
    }

    private static Section section(Reading r, Duties duties) {
        var all = List.of(
                new Left("OVERDUE", duties.overdue(), duties.overdueLeases(), true),
                new Left("DAY", duties.day(), duties.dayLeases(), false),
                new Left("THREE_DAYS", duties.threeDays(), duties.threeDaysLeases(), false),
                new Left("LATER", duties.later(), duties.laterLeases(), false));
        return new Section(
                "duties",
                r.of("未办结的法定义务", "Open duties"),
                List.of(r.of(
                        "向公安机关报告、转送侵权通知、对转租提出异议、报告网络安全事件及其总结。一件租赁可以有多项义务。",
                        "Reports to public security, notices of infringement to be forwarded, objections to subleases, incident"
                                + " reports and their final reports. A lease may have several.")),
                List.of(Bars.of(
                        "duties",
                        r.titled(r.of("未办结的义务，按剩余时间", "Open duties by the time left"), r.of("项", "duties")),
                        List.of(),
                        all.stream()
                                .map(left -> new Bar(
                                        left.in(r),
                                        left.duties(),
                                        left.grave() ? left.duties() : 0,
                                        r.count(left.duties())))
                                .toList())),
                List.of(table(r, duties, all)));
    }

    private static Table table(Reading r, Duties duties, List<Left> all) {
        var rows = new ArrayList<List<Cell>>();
        all.forEach(
                left -> rows.add(row(r, left.in(r), left.duties(), left.leases(), left.grave(), DUTY, left.code())));
        var filter = all.stream()
                .flatMap(left -> Stream.<Object>of(DUTY, left.code()))
                .toArray();
        rows.add(row(r, r.of("全部", "All"), all.stream().mapToLong(Left::duties).sum(), duties.leases(), false, filter));
        return new Table(
                r.of("未办结的义务", "Open duties"),
                List.of(r.of("剩余时间", "Time left"), r.of("义务", "Duties"), r.of("所涉租赁", "Leases")),
                rows);
    }

    private static List<Cell> row(
            Reading r, String heading, long duties, long leases, boolean grave, Object... filter) {
        var number = r.behind(r.number(duties), filter);
        var list = r.leases(leases, filter);
        return List.of(Cell.text(heading), grave ? number.marked() : number, grave ? list.marked() : list);
    }
}
