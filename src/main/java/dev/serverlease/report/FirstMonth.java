package dev.serverlease.report;

import dev.serverlease.portfolio.FigureSource;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** From which month on there is anything to report. */
@Component
class FirstMonth {

    private final JdbcClient jdbc;
    private final Clock clock;

    FirstMonth(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * That of the installation: figures are counted from then on. They are kept for two years; of a product that is
     * older the first lease tells. This month where there is neither yet.
     */
    YearMonth get() {
        return jdbc.sql("""
                        select least((select min(day) from lease.portfolio_day where applicant = :all),
                          (select (applied_at at time zone :zone)::date from lease.lease order by number limit 1)) as first""")
                .param("all", FigureSource.ALL)
                .param("zone", clock.getZone().getId())
                .query((row, index) -> row.getObject("first", LocalDate.class))
                .optional()
                .map(YearMonth::from)
                .orElseGet(() -> YearMonth.now(clock));
    }

    /** @throws Refusal with 400 for a month before it */
    YearMonth require(YearMonth month) {
        var first = get();
        if (month.isBefore(first)) {
            throw new Refusal(
                    400,
                    "记录始于 " + first + "，此前的 " + month + " 没有月度报表；请选择 " + first + " 或者以后的月份。 Records begin with "
                            + first + "; there is no report of " + month + " before that. Choose " + first
                            + " or a later month.",
                    List.of(new FieldError("month", first + " 或者以后的月份 " + first + " or a later month")));
        }
        return month;
    }
}
