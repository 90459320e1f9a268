package dev.serverlease.portfolio.page;

import dev.serverlease.portfolio.figures.RentFigures;
import dev.serverlease.portfolio.figures.RentFigures.Arrears;
import dev.serverlease.portfolio.figures.RentFigures.Line;
import dev.serverlease.portfolio.figures.RentFigures.Rent;
import dev.serverlease.portfolio.figures.RentFigures.Sum;
import dev.serverlease.portfolio.page.Bars.Bar;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 租金: the rent of a month under contract, what of it is at risk, and what is owed, each currency by itself. */
@Component
@Order(4)
class RentSection implements PageSection {

    private static final String IN_FORCE = "inForce";
    private static final String STAGE = "stage";

    /** A line of the table: which leases, and the filter of their list. */
    private record Kind(String zh, String en, Function<Line, Sum> sum, List<Object> filter, boolean grave) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("履行中及暂停服务", "In force or suspended", Line::all, List.of(IN_FORCE, true), false),
            new Kind("其中：暂停服务", "of them suspended", Line::suspended, List.of(STAGE, "SUSPENDED"), true),
            new Kind("其中：欠租", "of them in arrears", Line::owing, List.of(IN_FORCE, true, "arrears", true), true),
            new Kind("其中：已通知解除", "of them under notice", Line::noticed, List.of(IN_FORCE, true, "noticed", true), true),
            new Kind("有风险合计", "at risk in all", Line::risk, List.of("atRisk", true), true));

    @Override
    public Optional<Section> of(Reading reading) {
        return reading.figures(RentFigures.NAME, Rent.class).map(rent -> section(reading, rent));
    }

    private static Section section(Reading r, Rent rent) {
        var notes = new ArrayList<>(List.of(
                r.of(
                        "月租金：合同及其后的协议约定、现行有效的每月租金，未折算汇率。",
                        "Rent: what the contracts and the agreements on them give for a month now; no currency is converted."),
                r.of(
                        "有风险：服务暂停、有未了结的欠租，或者不定期租赁已通知解除并定有末日；同一租赁只计一次。",
                        "At risk: suspended, with rent overdue and not settled, or indefinite with its last day set by a"
                                + " notice; a lease is counted once.")));
        long unpriced = rent.monthly().stream()
                .filter(line -> line.currency() == null)
                .mapToLong(line -> line.all().leases())
                .sum();
        if (unpriced > 0) {
            notes.add(r.of(
                    "其中" + r.count(unpriced) + "件未约定月租金，只计件数。",
                    "Of " + r.count(unpriced)
                            + " of them no monthly rent is agreed; they are counted as leases only."));
        }
        var priced =
                rent.monthly().stream().filter(line -> line.currency() != null).toList();
        return new Section(
                "rent",
                r.of("月租金与风险", "Rent of a month, and what is at risk"),
                notes,
                priced.stream().map(line -> chart(r, line)).toList(),
                List.of(monthly(r, rent, priced), arrears(r, rent.arrears())));
    }

    private static Chart chart(Reading r, Line line) {
        var code = Objects.requireNonNull(line.currency());
        return Bars.of(
                "rent-" + code,
                r.titled(r.of("月租金", "Rent of a month"), r.currency(code)),
                List.of(),
                KINDS.stream()
                        .map(kind -> new Bar(
                                r.of(kind.zh(), kind.en()),
                                kind.sum().apply(line).monthly().doubleValue(),
                                kind.grave() ? kind.sum().apply(line).monthly().doubleValue() : 0,
                                r.money(kind.sum().apply(line).monthly()).text()))
                        .toList());
    }

    private static Table monthly(Reading r, Rent rent, List<Line> priced) {
        var head = new ArrayList<>(List.of(r.of("租赁", "Leases"), r.of("件数", "How many")));
        priced.forEach(line ->
                head.add(r.of("月租金，", "Rent of a month, ") + r.currency(Objects.requireNonNull(line.currency()))));
        return new Table(
                r.of("每月租金及其中有风险的部分", "Rent of a month, and the part at risk"),
                head,
                KINDS.stream().map(kind -> row(r, kind, rent, priced)).toList());
    }

    private static List<Cell> row(Reading r, Kind kind, Rent rent, List<Line> priced) {
        long leases =
                rent.monthly().stream().map(kind.sum()).mapToLong(Sum::leases).sum();
        var count = r.leases(leases, kind.filter().toArray());
        var row =
                new ArrayList<>(List.of(Cell.text(r.of(kind.zh(), kind.en())), kind.grave() ? count.marked() : count));
        priced.forEach(line -> {
            var sum = kind.sum().apply(line).monthly();
            var list = Stream.concat(
                            kind.filter().stream(), Stream.of("currency", Objects.requireNonNull(line.currency())))
                    .toArray();
            row.add(r.behind(r.money(sum), list)
                    .beside(kind.grave() ? r.share(sum, line.all().monthly()) : ""));
        });
        return row;
    }

    private static Table arrears(Reading r, List<Arrears> arrears) {
        var currencies =
                arrears.stream().map(Arrears::currency).distinct().sorted().toList();
        var head = new ArrayList<>(List.of(r.of("阶段", "Stage"), r.of("有欠租的租赁", "Leases in arrears")));
        currencies.forEach(code -> head.add(r.of("欠租余额，", "Still owed, ") + r.currency(code)));
        return new Table(
                r.of("未了结的欠租", "Rent overdue and not settled"),
                head,
                List.of(
                        owed(r, r.of("履行中及暂停服务", "In force or suspended"), "IN_FORCE", arrears, IN_FORCE, true),
                        owed(r, r.of("退租清结", "Closing"), "CLOSING", arrears, STAGE, "CLOSING"),
                        owed(r, r.of("已结束", "Ended"), "ENDED", arrears, STAGE, "ENDED")));
    }

    private static List<Cell> owed(
            Reading r, String heading, String stage, List<Arrears> arrears, String filter, Object value) {
        long leases = of(arrears, stage).mapToLong(Arrears::leases).sum();
        var row = new ArrayList<>(List.of(
                Cell.text(heading),
                r.leases(leases, filter, value, "arrears", true).marked()));
        arrears.stream()
                .map(Arrears::currency)
                .distinct()
                .sorted()
                .forEach(code -> row.add(r.behind(
                        r.money(of(arrears, stage)
                                .filter(line -> line.currency().equals(code))
                                .map(Arrears::open)
                                .reduce(BigDecimal.ZERO, BigDecimal::add)),
                        filter,
                        value,
                        "arrears",
                        true)));
        return row;
    }

    private static Stream<Arrears> of(List<Arrears> arrears, String stage) {
        return arrears.stream().filter(line -> line.stage().equals(stage));
    }
}
