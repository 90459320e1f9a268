package dev.serverlease.portfolio.page;

import dev.serverlease.portfolio.figures.EndFigures;
import dev.serverlease.portfolio.figures.EndFigures.Until;
import dev.serverlease.portfolio.page.Bars.Bar;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 期满: terms, and permits that leases rely on, that end within 30, 60 and 90 days. */
@Component
@Order(3)
class EndSection implements PageSection {

    @Override
    public Optional<Section> of(Reading reading) {
        return reading.figures(EndFigures.NAME, Until[].class).map(untils -> section(reading, untils));
    }

    private static Section section(Reading r, Until[] untils) {
        var unit = r.of("件租赁", "leases");
        return new Section(
                "ends",
                r.of("租期与证照到期", "Terms and permits that end"),
                List.of(
                        r.of(
                                "统计履行中及暂停服务的租赁；各行累计，即包含其上各行。",
                                "Of leases in force or suspended; each line holds those above it."),
                        r.of(
                                "证照：租赁所依据的许可、备案、批准或者数据出境机制，以登记册所载有效期为准，已到期的计入。",
                                "Permits: permits, filings, approvals and export mechanisms that the lease relies on, by the"
                                        + " registers' last days; those that have ended are counted.")),
                List.of(Bars.of(
                        "ends",
                        r.titled(r.of("租期届满", "Terms that end"), unit),
                        List.of(),
                        Stream.of(untils)
                                .filter(until -> until.days() > 0)
                                .map(until -> new Bar(within(r, until), until.terms(), 0, r.count(until.terms())))
                                .toList())),
                List.of(new Table(
                        r.of("到期的租期与证照", "Terms and permits that end"),
                        List.of(
                                r.of("截至", "Until"),
                                r.of("租期届满的租赁", "Leases whose term ends"),
                                r.of("证照到期的租赁", "Leases with a permit that ends")),
                        Stream.of(untils).map(until -> row(r, until)).toList())));
    }

    private static List<Cell> row(Reading r, Until until) {
        var permits = r.leases(until.permits(), "inForce", true, "permitEndsUntil", until.until());
        return List.of(
                Cell.text(within(r, until)),
                r.leases(until.terms(), "termEndsFrom", r.day(), "termEndsUntil", until.until()),
                until.days() == 0 ? permits.marked() : permits);
    }

    private static String within(Reading r, Until until) {
        var day = r.times().date(until.until());
        return until.days() == 0
                ? r.of("当日（" + day + "）", "That day (" + day + ")")
                : r.of(until.days() + "日内（至" + day + "）", "Within " + until.days() + " days (" + day + ")");
    }
}
