package dev.serverlease.stage.inforce.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.stage.checks.LegalCheck;
import dev.serverlease.stage.contract.agreement.AgreedChanges;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Applies today's law, all rules, to a lease as an agreement would change it; stores nothing. */
@Component
class ChangeChecks {

    private static final Set<Outcome> IN_THE_WAY = Set.of(Outcome.BLOCK, Outcome.REQUIRE);

    private final LegalCheck legalCheck;
    private final ApplicationTrees trees;

    ChangeChecks(LegalCheck legalCheck, ApplicationTrees trees) {
        this.legalCheck = legalCheck;
        this.trees = trees;
    }

    List<StoredFinding> ask(Lease lease, JsonNode changes) {
        var paths = AgreedChanges.lines(changes).stream()
                .map(AgreedChanges.Line::path)
                .toList();
        return legalCheck.askChanged(
                lease, AgreedChanges.applied(trees.of(lease.application()), changes), paths, NamedFacts.none());
    }

    /**
     * Questions for an officer's judgement are left to the officer.
     *
     * @throws Refusal with the status, and the findings in its texts, if a rule forbids it or requires something
     */
    List<StoredFinding> require(int status, Lease lease, JsonNode changes) {
        var found = ask(lease, changes);
        var errors = found.stream()
                .filter(finding -> IN_THE_WAY.contains(finding.outcome()))
                .map(finding -> new FieldError(
                        finding.rule().value(),
                        finding.messageZh() + " " + finding.messageEn() + "（" + finding.citationZh() + "）"))
                .toList();
        if (!errors.isEmpty()) {
            var text = new StringBuilder(
                    "按今日法律审查，不能这样变更，未作任何变更。 By today's law it cannot be changed so; nothing was changed.");
            errors.forEach(error -> text.append(' ').append(error.message()));
            throw new Refusal(status, text.toString(), errors);
        }
        return found;
    }
}
