package dev.serverlease.stage.inforce.expiry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.serverlease.clause.Agreement;
import dev.serverlease.law.facts.Fact;
import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Leases;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.stage.application.Amendments;
import dev.serverlease.stage.contract.Contracts;
import dev.serverlease.stage.contract.SignedContract;
import dev.serverlease.stage.contract.agreement.AgreedChanges;
import dev.serverlease.stage.contract.agreement.Agreements;
import dev.serverlease.stage.inforce.usereview.IdentityDoubts;
import java.math.RoundingMode;
import org.springframework.stereotype.Component;

/** What holds from now on by a renewal agreement: its facts, and what else it changes of the application. */
@Component
class ConcludedRenewal {

    private final Agreements agreements;
    private final Contracts contracts;
    private final Amendments amendments;
    private final RecordedFacts facts;
    private final ApplicationTrees trees;
    private final Leases leases;
    private final IdentityDoubts identity;

    ConcludedRenewal(
            Agreements agreements,
            Contracts contracts,
            Amendments amendments,
            RecordedFacts facts,
            ApplicationTrees trees,
            Leases leases,
            IdentityDoubts identity) {
        this.leases = leases;
        this.identity = identity;
        this.trees = trees;
        this.agreements = agreements;
        this.contracts = contracts;
        this.amendments = amendments;
        this.facts = facts;
    }

    /** @throws IllegalStateException if there is no agreement on it that both have signed and that had no effect yet */
    void take(Lease lease, Renewal renewal) {
        var number = lease.number();
        var agreement = agreements
                .open(lease)
                .filter(open -> open.kind() == Agreement.RENEWAL
                        && open.terms().path("renewal").asInt() == renewal.position())
                .filter(open -> contracts
                        .newestSigned(number)
                        .filter(draft -> draft.contract().isOf(open))
                        .filter(SignedContract::isSignedByBoth)
                        .isPresent())
                .orElseThrow(() -> new IllegalStateException("租赁 " + number
                        + " 的续租协议尚未由双方签署，不得登记续租；请由管理员核查。 The renewal agreement of lease " + number
                        + " is not signed by both; nothing is renewed, and an administrator should look into it."));
        var changes = changes(lease, renewal);
        amendments.take(lease, changes, renewal.requestedBy());
        identity.changed(lease, leases.get(number), changes);
        facts.add(number, RenewalChecks.contract(renewal), AuditTrail.SYSTEM);
        // an objection was to the end of the old term
        facts.add(
                number, NamedFacts.of(Fact.RENEWED_AFTER_CHECKS, true).with(Fact.OBJECTED_ON, null), AuditTrail.SYSTEM);
        agreements.conclude(number, agreement);
    }

    /** The rent is the application's, too, where people read it. */
    private ArrayNode changes(Lease lease, Renewal renewal) {
        var changes = JsonNodeFactory.instance.arrayNode();
        renewal.changed().forEach(changes::add);
        var rent = renewal.monthlyRent();
        if (rent != null) {
            AgreedChanges.add(
                    changes,
                    "contract.monthlyRent",
                    trees.of(lease.application()).at("/contract/monthlyRent"),
                    JsonNodeFactory.instance.textNode(
                            rent.setScale(2, RoundingMode.UNNECESSARY).toPlainString()));
        }
        var unit = trees.of(lease.application()).at("/contract/unitRent");
        if (rent != null && !unit.isMissingNode()) {
            // a price of each unit was that of the old rent
            AgreedChanges.add(changes, "contract.unitRent", unit, JsonNodeFactory.instance.nullNode());
        }
        return changes;
    }
}
