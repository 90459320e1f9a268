package dev.serverlease.stage.contract;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.clause.terms.Days;
import dev.serverlease.clause.terms.MoneyTexts;
import dev.serverlease.clause.terms.RentPlanTexts;
import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.Bilingual;
import dev.serverlease.lease.Lease;
import dev.serverlease.rent.RentPlan;
import dev.serverlease.rent.RentRate;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rents of a month that were agreed, in words with their days, as every page shows them. */
@Component
public class RentRates {

    private final RentPlans plans;
    private final ApplicationTrees applications;
    private final Clock clock;

    RentRates(RentPlans plans, ApplicationTrees applications, Clock clock) {
        this.plans = plans;
        this.applications = applications;
        this.clock = clock;
    }

    /** Today's and those that follow, oldest first; empty where one rent holds throughout. */
    public List<Bilingual> changing(Lease lease) {
        var rates =
                plans.of(lease).map(plan -> plan.rates(LocalDate.now(clock))).orElse(List.of());
        var currency =
                applications.of(lease.application()).at("/contract/currency").asText("CNY");
        return rates.size() < 2
                ? List.of()
                : rates.stream().map(rate -> words(rate, currency)).toList();
    }

    /** When it is paid; of a contract whose plan is in words, these. @param contract of an application */
    public Bilingual paid(JsonNode contract) {
        return RentPlan.stated(contract).isPresent()
                ? RentPlanTexts.line(contract)
                : Bilingual.of(contract.path("payment").asText(""));
    }

    private static Bilingual words(RentRate rate, String currency) {
        var days = days(rate.first(), rate.last());
        var money = monthly(rate.monthly(), currency);
        return new Bilingual(days.zh() + money.zh(), days.en() + " " + money.en());
    }

    public static Bilingual monthly(BigDecimal sum, String currency) {
        var money = MoneyTexts.inFigures(sum, currency);
        return new Bilingual("每月" + money.zh(), "each month " + money.en());
    }

    /** Both days included; without an end if the last is null. */
    public static Bilingual days(LocalDate first, @Nullable LocalDate last) {
        return last == null
                ? new Bilingual(
                        "自" + Days.of(first).zh() + "起",
                        "from " + Days.of(first).en() + " on")
                : new Bilingual(
                        Days.of(first).zh() + "至" + Days.of(last).zh(),
                        "from " + Days.of(first).en() + " to " + Days.of(last).en());
    }
}
