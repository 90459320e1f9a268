package dev.serverlease.stage.inforce.rent;

import dev.serverlease.clause.terms.MoneyTexts;
import dev.serverlease.lease.Lease;
import dev.serverlease.request.Refusal;
import dev.serverlease.words.ApplicationWords;
import dev.serverlease.words.HolidaysMissing;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The open default of a lease, for the two tasks that deal with it. */
final class RentCase {

    private RentCase() {}

    /** @throws Refusal with 409 if it has been settled in the meantime */
    static RentDefault open(RentDefaults rents, Lease lease) {
        return rents.open(lease.number())
                .orElseThrow(
                        () -> new Refusal(
                                409,
                                "该项逾期租金已经了结，无须再办理；请刷新列表。 This overdue rent is settled; nothing is left to do, refresh the list."));
    }

    /** What the forms show. */
    static Map<String, ?> view(Lease lease, @Nullable RentDefault rent, ApplicationWords words, ZoneId zone) {
        var view = new LinkedHashMap<String, Object>();
        view.put("number", lease.number());
        view.put("lessee", words.lessee(lease));
        if (rent != null) {
            view.put(
                    "owed",
                    MoneyTexts.inFigures(rent.owed(), rent.owedCurrency()).both());
            view.put("overdueSince", rent.overdueSince());
            view.put("holidaysMissing", HolidaysMissing.note(counted(rent, zone), zone));
            view.put(
                    "open",
                    MoneyTexts.inFigures(rent.open(), rent.owedCurrency()).both());
            view.put("objections", rent.objections());
            var demand = rent.demand();
            if (demand != null) {
                view.put("demandArrivedOn", demand.arrivedOn());
                view.put("demandProof", demand.proof());
                view.put("periodLastDay", demand.lastDay(zone));
            }
        }
        return view;
    }

    /** The days of rent and demand that give way to a holiday, each the instant at which it is over. */
    private static List<Instant> counted(RentDefault rent, ZoneId zone) {
        var due = rent.overdueSince().atStartOfDay(zone).toInstant();
        var demand = rent.demand();
        return demand == null ? List.of(due) : List.of(due, demand.periodEndsAt());
    }
}
