package dev.serverlease.portfolio;

import dev.serverlease.people.Actor;
import dev.serverlease.request.PastDay;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 租赁概览: the figures as JSON. */
@RestController
@Tag(name = "租赁概览 Portfolio")
class PortfolioController {

    private static final String DAY = "on";

    private final PortfolioDays days;
    private final Actor actor;
    private final Clock clock;

    PortfolioController(PortfolioDays days, Actor actor, Clock clock) {
        this.days = days;
        this.actor = actor;
        this.clock = clock;
    }

    /** @param on today if it is not given; of a day without figures the newest before it */
    @GetMapping("/api/portfolio")
    @Operation(
            summary =
                    "租赁概览的统计数据：每分钟统计一次，每日留存最后一次 Figures of the portfolio: counted each minute, the last of each day kept")
    PortfolioDay portfolio(
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> sent,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate on) {
        requireOneDay(sent);
        var today = LocalDate.now(clock);
        var day = on == null ? today : on;
        PastDay.require(DAY, day, today);
        return days.upTo(day, actor.person())
                .orElseThrow(() -> new Refusal(
                        404,
                        "截至该日尚无统计数据：请选择安装之后的日期。 No figures were kept by that day: choose one after the installation."));
    }

    /** Lest the figures be taken for those of something else. */
    private static void requireOneDay(MultiValueMap<String, String> sent) {
        var wrong = sent.entrySet().stream()
                .filter(one -> !one.getKey().equals(DAY) || one.getValue().size() > 1)
                .map(one -> new FieldError(
                        one.getKey(),
                        one.getKey().equals(DAY)
                                ? "只能填写一个日期。 Takes one day."
                                : "没有这个参数，只能填写 " + DAY + "（日期）。 There is no such parameter; there is " + DAY
                                        + ", a day."))
                .toList();
        if (!wrong.isEmpty()) {
            throw new Refusal(400, "参数有误，请更正。 A parameter is wrong; correct it.", wrong);
        }
    }
}
