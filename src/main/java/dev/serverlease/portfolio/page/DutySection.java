package dev.serverlease.portfolio.page;

import dev.serverlease.portfolio.figures.DutyFigures;
import dev.serverlease.portfolio.figures.DutyFigures.Duties;
import dev.serverlease.portfolio.page.Bars.Bar;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 法定义务: open duties towards authorities and others, by the time that is left. */
@Component
@Order(6)
class DutySection implements PageSection {

    @Override
    public Optional<Section> of(Reading reading) {
        return reading.figures(DutyFigures.NAME, Duties.class).map(duties -> section(reading, duties));
    }

    private static Section section(Reading r, Duties duties) {
        var bars = List.of(
                bar(r, r.of("已逾期", "Overdue"), duties.overdue(), true),
                bar(r, r.of("不足24小时", "Less than 24 hours"), duties.day(), false),
                bar(r, r.of("24至72小时", "24 to 72 hours"), duties.threeDays(), false),
                bar(r, r.of("72小时以上", "72 hours or more"), duties.later(), false));
        var filter = DutyFigures.KINDS.stream()
                .flatMap(kind -> Stream.<Object>of("what", kind))
                .toArray();
        var late = Stream.concat(Stream.of(filter), Stream.of("overdue", true)).toArray();
        return new Section(
                "duties",
                r.of("未办结的法定义务", "Open duties"),
                List.of(r.of(
                        "向公安机关报告、转送侵权通知、对转租提出异议、报告网络安全事件及其总结。",
                        "Reports to public security, notices of infringement to be forwarded, objections to subleases, incident"
                                + " reports and their final reports.")),
                List.of(Bars.of(
                        "duties",
                        r.titled(r.of("未办结的义务，按剩余时间", "Open duties by the time left"), r.of("项", "duties")),
                        List.of(),
                        bars)),
                List.of(
                        new Table(
                                r.of("未办结的义务", "Open duties"),
                                List.of(r.of("剩余时间", "Time left"), r.of("义务", "Duties")),
                                bars.stream()
                                        .map(bar -> List.of(
                                                Cell.text(bar.label()),
                                                bar.part() > 0
                                                        ? Cell.number(bar.said())
                                                                .marked()
                                                        : Cell.number(bar.said())))
                                        .toList()),
                        new Table(
                                r.of("下一期限为法定义务的租赁", "Leases whose next date is that of a duty"),
                                List.of(r.of("期限", "When"), r.of("租赁", "Leases")),
                                List.of(
                                        List.of(
                                                Cell.text(r.of("已逾期", "Overdue")),
                                                r.leases(duties.overdueLeases(), late)
                                                        .marked()),
                                        List.of(Cell.text(r.of("全部", "All")), r.leases(duties.leases(), filter))))));
    }

    private static Bar bar(Reading r, String label, long count, boolean grave) {
        return new Bar(label, count, grave ? count : 0, r.count(count));
    }
}
