package dev.serverlease.stage.lessee.page;

import dev.serverlease.clause.terms.Days;
import dev.serverlease.lease.AuditTrail.Step;
import dev.serverlease.stage.inforce.suspension.Suspensions;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The days of a stop by an order of an authority alone, without any cause of the lessee's on record. */
record OrderedStop(LocalDate from, LocalDate to) {

    /**
     * @param steps of the audit trail, the oldest first
     * @param last day of the contract; a stop that goes on ends then
     */
    static List<OrderedStop> of(List<Step> steps, LocalDate last, ZoneId zone) {
        var stops = new ArrayList<OrderedStop>();
        @Nullable LocalDate from = null;
        for (var step : steps) {
            var day = LocalDate.ofInstant(step.at(), zone);
            if (step.action().equals(Suspensions.ORDERED) && step.detail().has(Suspensions.OBEYED)) {
                from = from == null ? day : from;
            } else if (step.action().equals("SERVER_SWITCHED_ON") && from != null) {
                add(stops, new OrderedStop(from, day));
                from = null;
            }
        }
        if (from != null) {
            add(stops, new OrderedStop(from, last));
        }
        return stops;
    }

    /** A day on which one ends and the next begins counts once. */
    private static void add(List<OrderedStop> stops, OrderedStop next) {
        var before = stops.isEmpty() ? null : stops.get(stops.size() - 1);
        if (before != null && !next.from().isAfter(before.to())) {
            stops.set(stops.size() - 1, new OrderedStop(before.from(), next.to()));
        } else {
            stops.add(next);
        }
    }

    String zh() {
        return Days.of(from).zh() + "至" + Days.of(to).zh();
    }

    String en() {
        return Days.of(from).en() + " to " + Days.of(to).en();
    }
}
