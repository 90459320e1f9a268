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
                stops.add(new OrderedStop(from, day));
                from = null;
            }
        }
        if (from != null) {
            stops.add(new OrderedStop(from, last));
        }
        return stops;
    }

    String zh() {
        return Days.of(from).zh() + "至" + Days.of(to).zh();
    }

    String en() {
        return Days.of(from).en() + " to " + Days.of(to).en();
    }
}
