package dev.serverlease.stage.checks;

import dev.serverlease.approval.SpecialTerm;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.RuleId;
import dev.serverlease.law.Subject;
import dev.serverlease.law.facts.ContractFacts;
import dev.serverlease.law.matter.Matter;
import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Risk;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.process.Unchecked;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The decision table {@code review-routing}: what it is asked, and what it answers. */
@Component
public class RoutingTable {

    private static final String KEY = "review-routing";

    private final Unchecked unchecked;

    RoutingTable(Unchecked unchecked) {
        this.unchecked = unchecked;
    }

    /**
     * A row's answer.
     *
     * @param route REJECT, WAIT, COMPLETE or REVIEW
     * @param officers how many legal officers must approve
     */
    public record Route(String route, Risk risk, int officers) {

        static Route of(Map<?, ?> row) {
            return new Route(
                    String.valueOf(row.get("route")),
                    Risk.valueOf(String.valueOf(row.get("risk"))),
                    Integer.parseInt(String.valueOf(row.get("officers"))));
        }

        /** For the audit trail. */
        public AuditEntry entry() {
            return AuditEntry.of(AuditTrail.SYSTEM, "ROUTED_" + route);
        }
    }

    /**
     * Asks the table outside the model's checks: of a case as an agreement would change it, whose special terms were
     * read before.
     */
    public Route ask(List<StoredFinding> found, ContractFacts contract) {
        return Route.of(unchecked.decide(KEY, inputs(found, contract, List.of())));
    }

    /** The table's inputs by name; the rent is null unless it is in CNY. */
    static Map<String, @Nullable Object> inputs(
            List<StoredFinding> found, ContractFacts contract, List<SpecialTerm> specialTerms) {
        var inputs = new HashMap<String, @Nullable Object>();
        inputs.put("worst", worst(found));
        var violated = found.stream()
                .filter(finding -> finding.outcome() == Outcome.REVIEW)
                .map(StoredFinding::rule)
                .toList();
        inputs.put("violated", violated.stream().map(RuleId::value).toList());
        inputs.put("matters", Matter.count(violated));
        inputs.put("specialTerms", !specialTerms.isEmpty());
        inputs.put("foreignCurrency", contract.monthlyRent() != null && !"CNY".equals(contract.currency()));
        inputs.put("monthlyRentCny", rentInCny(contract));
        return inputs;
    }

    private static @Nullable BigDecimal rentInCny(ContractFacts contract) {
        return "CNY".equals(contract.currency()) ? contract.monthlyRent() : null;
    }

    /**
     * A BLOCK caused by the lessor holds the application; any other BLOCK rejects it (STATUTES section 13.1). What the
     * lessor has to supply is not asked of the applicant: where nothing else is lacking, the application waits for it.
     */
    private static String worst(List<StoredFinding> found) {
        if (any(found, finding -> finding.outcome() == Outcome.BLOCK && finding.subject() != Subject.LESSOR)) {
            return "BLOCK";
        }
        if (any(found, finding -> finding.outcome() == Outcome.BLOCK)) {
            return "LESSOR_BLOCK";
        }
        if (any(found, finding -> finding.outcome() == Outcome.REQUIRE && finding.subject() != Subject.LESSOR)) {
            return "REQUIRE";
        }
        if (any(found, finding -> finding.outcome() == Outcome.REQUIRE)) {
            return "LESSOR_BLOCK";
        }
        return any(found, StoredFinding::isViolated) ? "REVIEW" : "CLEAR";
    }

    private static boolean any(List<StoredFinding> found, Predicate<StoredFinding> what) {
        return found.stream().anyMatch(what);
    }
}
