package dev.serverlease.stage.inforce.expiry;

import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.stage.checks.LegalCheck;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Applies today's law to a lease with the requested term: a renewed term may not exceed twenty years either (art. 705).
 */
@Component
class RenewalChecks {

    private static final Set<Outcome> IN_THE_WAY = Set.of(Outcome.BLOCK, Outcome.REQUIRE);

    private final LegalCheck legalCheck;

    RenewalChecks(LegalCheck legalCheck) {
        this.legalCheck = legalCheck;
    }

    /** The contract's facts after the renewal, named as in the rulebook's vocabulary. */
    static Map<String, Object> contract(Renewal renewal) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("startDate", renewal.firstDay().toString());
        facts.put("termMonths", renewal.termMonths());
        if (renewal.monthlyRent() != null) {
            facts.put("monthlyRent", renewal.monthlyRent());
        }
        return facts;
    }

    /**
     * Applies the rules; stores nothing. Questions for an officer's judgement are left to the officer.
     *
     * @throws Refusal with the status, and the findings in its texts, if a rule forbids it or requires something
     */
    List<StoredFinding> require(int status, Lease lease, Renewal renewal) {
        var found = legalCheck.ask(Occasion.CHECKS, lease, Map.of("contract", contract(renewal)));
        var errors = found.stream()
                .filter(finding -> IN_THE_WAY.contains(finding.outcome()))
                .map(finding -> new FieldError(
                        finding.rule().value(),
                        finding.messageZh() + " " + finding.messageEn() + "（" + finding.citationZh() + "）"))
                .toList();
        if (!errors.isEmpty()) {
            var text =
                    new StringBuilder("按今日法律审查，不能续租，未作任何变更。 By today's law it cannot be renewed; nothing was changed.");
            errors.forEach(error -> text.append(' ').append(error.message()));
            throw new Refusal(status, text.toString(), errors);
        }
        return found;
    }
}
