package dev.serverlease.report;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.lists.LeaseFilter;
import dev.serverlease.lists.LeaseList;
import dev.serverlease.lists.LeaseOrder;
import dev.serverlease.people.Groups;
import dev.serverlease.people.Person;
import dev.serverlease.portfolio.PortfolioDay;
import dev.serverlease.portfolio.PortfolioDays;
import dev.serverlease.report.MonthFigures.Key;
import dev.serverlease.words.PageTime;
import dev.serverlease.words.RuleTitles;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The same sums as the list of leases and the portfolio have them. Called within a report's snapshot, they are of its
 * moment.
 */
@Component
class Lists {

    /** Whoever sees all leases: a report is of all. */
    private static final Person ALL = new Person("report", List.of(Groups.MANAGERS));

    private static final Set<String> RUNNING = Set.of("IN_FORCE", "SUSPENDED");

    private final LeaseList leases;
    private final PortfolioDays portfolio;
    private final Clock clock;

    Lists(LeaseList leases, PortfolioDays portfolio, Clock clock) {
        this.leases = leases;
        this.portfolio = portfolio;
        this.clock = clock;
    }

    /** Leases in force or suspended at the end of a day: today the list knows them, else the portfolio of that day. */
    Check inForce(Period day, long here) {
        if (day.last().isBefore(LocalDate.now(clock))) {
            return Check.of(
                    new Bilingual("履行中和暂停服务的租赁；该日的租赁概览", "leases in force or suspended; the portfolio of that day"),
                    here,
                    kept(day.last()).map(kept -> running(kept).longValueExact()).orElse(null));
        }
        return Check.of(
                new Bilingual("履行中和暂停服务的租赁；租赁列表", "leases in force or suspended; the list of leases"),
                here,
                count(Map.of("inForce", "true")));
    }

    Check applied(Period days, BigDecimal here) {
        return new Check(
                new Bilingual("收到的申请；租赁列表", "applications received; the list of leases"),
                here,
                BigDecimal.valueOf(count(Map.of(
                        "appliedFrom", days.first().toString(),
                        "appliedUntil", days.last().toString()))));
    }

    Check ended(Period days, BigDecimal here) {
        return new Check(
                new Bilingual("结束的租赁，各原因之和；租赁列表", "leases that ended, all reasons; the list of leases"),
                here,
                BigDecimal.valueOf(count(Map.of(
                        "stage", "ENDED",
                        "sinceFrom", days.first().toString(),
                        "sinceUntil", days.last().toString()))));
    }

    /** How many applications a rule found wanting in a month. */
    Check rule(String rule, YearMonth month, BigDecimal here) {
        var title = RuleTitles.of(rule);
        return new Check(
                new Bilingual("规则“" + title.zh() + "”；租赁列表", "rule “" + title.en() + "”; the list of leases"),
                here,
                BigDecimal.valueOf(count(Map.of("rule", rule, "month", month.toString()))));
    }

    /**
     * Leases in force, rent of a month and arrears, as the portfolio kept them of the last day. It counted them at some
     * moment of that day: what the rows say of that moment is compared with it.
     *
     * @param said what the report says, which stays uncompared where nothing was kept
     */
    List<Check> portfolio(Period days, Map<Key, BigDecimal> said, JdbcClient rows) {
        var found = kept(days.last());
        if (found.isEmpty()) {
            return said.entrySet().stream()
                    .filter(one -> isKept(one.getKey()))
                    .map(one -> check(
                            one.getKey(),
                            one.getValue(),
                            null,
                            new Bilingual("；" + days.last() + "的租赁概览", "; the portfolio of " + days.last())))
                    .toList();
        }
        var kept = found.get();
        var at = Period.behind(kept.computedAt().toInstant());
        var here = new LinkedHashMap<Key, BigDecimal>();
        MonthFigures.standing(days, at, rows, here);
        MonthFigures.arrears(at, rows, here);
        var there = figures(kept);
        var when = new Bilingual(
                PageTime.zh(clock.getZone()).second(kept.computedAt()),
                PageTime.en(clock.getZone()).second(kept.computedAt()));
        var checks = new ArrayList<Check>();
        for (var key : both(here, there)) {
            checks.add(check(
                    key,
                    here.getOrDefault(key, BigDecimal.ZERO),
                    there.getOrDefault(key, BigDecimal.ZERO),
                    new Bilingual("，截至" + when.zh() + "；租赁概览", ", as of " + when.en() + "; the portfolio")));
        }
        return checks;
    }

    private static Check check(Key key, BigDecimal here, @Nullable BigDecimal there, Bilingual with) {
        return new Check(
                new Bilingual(
                        key.part().title().zh() + "：" + key.what().zh() + with.zh(),
                        key.part().title().en() + ": " + key.what().en() + with.en()),
                here,
                there,
                key.unit());
    }

    private static boolean isKept(Key key) {
        return key.equals(MonthFigures.IN_FORCE) || MonthFigures.isMoney(key);
    }

    /** What both know: the portfolio does not count defaults. */
    private static List<Key> both(Map<Key, BigDecimal> here, Map<Key, BigDecimal> there) {
        var keys = new ArrayList<>(there.keySet());
        here.keySet().stream()
                .filter(key -> !keys.contains(key) && MonthFigures.isMoney(key))
                .forEach(keys::add);
        return keys;
    }

    private static Map<Key, BigDecimal> figures(PortfolioDay kept) {
        var figures = new LinkedHashMap<Key, BigDecimal>();
        figures.put(MonthFigures.IN_FORCE, running(kept));
        for (var line : kept.figures().at("/rent/monthly")) {
            if (line.path("currency").isTextual()) {
                figures.put(
                        MonthFigures.rent(line.path("currency").asText()),
                        new BigDecimal(line.at("/all/monthly").asText()));
            }
        }
        for (var line : kept.figures().at("/rent/arrears")) {
            figures.merge(
                    MonthFigures.open(line.path("currency").asText()),
                    new BigDecimal(line.path("open").asText()),
                    BigDecimal::add);
        }
        return figures;
    }

    private static BigDecimal running(PortfolioDay kept) {
        return StreamSupport.stream(kept.figures().path("stages").spliterator(), false)
                .filter(line -> RUNNING.contains(line.path("stage").asText()))
                .map(line -> line.path("leases").decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Optional<PortfolioDay> kept(LocalDate day) {
        return portfolio.upTo(day, ALL).filter(found -> found.day().equals(day));
    }

    private long count(Map<String, String> filter) {
        var parameters = new LinkedHashMap<String, List<String>>();
        filter.forEach((name, value) -> parameters.put(name, List.of(value)));
        return leases.count(LeaseFilter.of(parameters), LeaseOrder.NEWEST, Integer.MAX_VALUE);
    }
}
