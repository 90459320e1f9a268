package dev.serverlease.stage.inforce.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.approval.CaseDigest;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.stage.checks.LegalCheck;
import dev.serverlease.stage.checks.RoutingTable;
import dev.serverlease.stage.checks.RoutingTable.Route;
import dev.serverlease.stage.contract.Contracts;
import dev.serverlease.stage.contract.agreement.AgreedChanges;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Applies today's law, all rules, to a lease as an agreement would change it. */
@Component
class ChangeChecks {

    private static final Set<Outcome> IN_THE_WAY = Set.of(Outcome.BLOCK, Outcome.REQUIRE);

    private final LegalCheck legalCheck;
    private final ApplicationTrees trees;
    private final RoutingTable routing;
    private final CaseDigest digest;
    private final Contracts contracts;
    private final Findings findings;

    ChangeChecks(
            LegalCheck legalCheck,
            ApplicationTrees trees,
            RoutingTable routing,
            CaseDigest digest,
            Contracts contracts,
            Findings findings) {
        this.findings = findings;
        this.legalCheck = legalCheck;
        this.trees = trees;
        this.routing = routing;
        this.digest = digest;
        this.contracts = contracts;
    }

    /**
     * A lease as it would be.
     *
     * @param found today's findings on it
     * @param routed its risk then, and how many officers must agree
     * @param digest what they agree to
     */
    record Changed(List<StoredFinding> found, Route routed, String digest) {}

    Changed ask(Lease lease, JsonNode changes) {
        var application = AgreedChanges.applied(trees.of(lease.application()), changes);
        var facts = facts(lease, application, changes);
        return changed(lease, application, facts, legalCheck.ask(Occasion.CHECKS, facts));
    }

    /** Stores what was found, as what an officer sees or has agreed to. */
    void keep(Lease lease, Changed changed) {
        findings.addNext(lease.number(), Occasion.CHANGE, changed.found());
    }

    /** With the findings that were kept last. */
    Changed kept(Lease lease, JsonNode changes) {
        var application = AgreedChanges.applied(trees.of(lease.application()), changes);
        var found = findings.latest(lease.number(), Occasion.CHANGE);
        return changed(lease, application, facts(lease, application, changes), found);
    }

    private LeaseFacts facts(Lease lease, ObjectNode application, JsonNode changes) {
        var paths = AgreedChanges.lines(changes).stream()
                .map(AgreedChanges.Line::path)
                .toList();
        return legalCheck.factsChanged(lease, application, paths, NamedFacts.none());
    }

    private Changed changed(Lease lease, ObjectNode application, LeaseFacts facts, List<StoredFinding> found) {
        return new Changed(
                found,
                routing.ask(found, facts.contract()),
                digest.of(application.toString(), found, clauseLibrary(lease)));
    }

    /** Of the contract that is changed. */
    String clauseLibrary(Lease lease) {
        return contracts.latest(lease.number()).orElseThrow().clauseLibrary();
    }

    /**
     * Questions for an officer's judgement are left to the officer.
     *
     * @throws Refusal with the status, and the findings in its texts, if a rule forbids it or requires something
     */
    Changed require(int status, Lease lease, JsonNode changes) {
        var changed = ask(lease, changes);
        var errors = changed.found().stream()
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
        return changed;
    }
}
