package dev.serverlease.portfolio.page;

import dev.serverlease.portfolio.figures.ReviewFigures;
import dev.serverlease.portfolio.figures.ReviewFigures.Month;
import dev.serverlease.portfolio.figures.ReviewFigures.Reviews;
import dev.serverlease.portfolio.page.Columns.Column;
import dev.serverlease.portfolio.page.Columns.Series;
import dev.serverlease.words.Words;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 使用复核: reviews of the use that are due, and those that were done. */
@Component
@Order(5)
class ReviewSection implements PageSection {

    private static final int MONTHS = 12;
    private static final String DONE = "review";
    private static final String MONTH = "month";
    private static final Set<String> OUTCOMES = Words.all("use-review-outcome").keySet();

    @Override
    public Optional<Section> of(Reading reading) {
        return reading.figures(ReviewFigures.NAME, Reviews.class).map(reviews -> section(reading, reviews));
    }

    private static Section section(Reading r, Reviews reviews) {
        var months = IntStream.range(0, MONTHS)
                .mapToObj(back -> YearMonth.from(r.day()).minusMonths(MONTHS - 1L - back))
                .map(month -> reviews.months().stream()
                        .filter(one -> one.month().equals(month))
                        .findFirst()
                        .orElse(new Month(month, 0, 0, 0, 0, 0, 0)))
                .toList();
        return new Section(
                "reviews",
                r.of("使用情况复核", "Reviews of the use"),
                List.of(
                        r.of(
                                "待复核：使用复核已逾期或者三十日内到期的租赁，另有更早期限的也计入。",
                                "Due: leases whose use review is overdue or due within thirty days, also where another date"
                                        + " comes first."),
                        r.of(
                                "各结果按租赁计：同一租赁当月有多次复核的，每种结果计一次。",
                                "Outcomes count leases: one that was reviewed several times in a month counts once for each"
                                        + " outcome.")),
                List.of(Columns.of(
                        "reviews",
                        r.titled(r.of("每月完成的复核", "Reviews done each month"), r.of("次", "reviews")),
                        List.of(new Series(r.of("完成的复核", "reviews done"), "")),
                        months.stream()
                                .map(month -> new Column(
                                        r.shortMonth(month.month()), r.month(month.month()), month.done(), -1))
                                .toList())),
                List.of(due(r, reviews), done(r, months)));
    }

    private static Table due(Reading r, Reviews reviews) {
        var due = reviews.due();
        var until = r.times().date(due.until());
        return new Table(
                r.of("待复核的租赁", "Leases to be reviewed"),
                List.of(r.of("期限", "When"), r.of("租赁", "Leases")),
                List.of(
                        List.of(
                                Cell.text(r.of("已逾期", "Overdue")),
                                r.leases(due.overdue(), "reviewOverdue", true).marked()),
                        List.of(
                                Cell.text(r.of(
                                        "30日内到期，含逾期（至" + until + "）",
                                        "Within 30 days, overdue included (" + until + ")")),
                                r.leases(due.soon(), "reviewDueUntil", due.until()))));
    }

    private static Table done(Reading r, List<Month> months) {
        var rows = new ArrayList<List<Cell>>();
        for (int i = months.size() - 1; i >= 0; i--) {
            var month = months.get(i);
            var any = Stream.concat(
                            OUTCOMES.stream().flatMap(outcome -> Stream.<Object>of(DONE, outcome)),
                            Stream.of(MONTH, month.month()))
                    .toArray();
            rows.add(List.of(
                    Cell.text(r.month(month.month())),
                    r.behind(r.number(month.done()), any),
                    r.leases(month.leases(), any),
                    with(r, month, "CONTINUE", month.continued()),
                    with(r, month, "CURE", month.cure()),
                    with(r, month, "SUSPEND", month.suspended()),
                    with(r, month, "TERMINATE", month.terminated())));
        }
        return new Table(
                r.of("每月完成的复核及其结果", "Reviews done each month, and what came of them"),
                List.of(
                        r.of("月份", "Month"),
                        r.of("完成", "Done"),
                        r.of("所涉租赁", "Leases"),
                        r.of("继续", "Continued"),
                        r.of("限期整改", "To be cured"),
                        r.of("暂停服务", "Suspended"),
                        r.of("解除", "Terminated")),
                rows);
    }

    private static Cell with(Reading r, Month month, String outcome, long leases) {
        return r.leases(leases, DONE, outcome, MONTH, month.month());
    }
}
