package dev.serverlease.stage.application;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Leases;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.lease.StoredFinding;
import dev.serverlease.lease.UserArchive;
import dev.serverlease.provision.ServerChanges;
import dev.serverlease.stage.checks.LegalCheck;
import dev.serverlease.stage.contract.agreement.AgreedChanges;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What both have agreed to change of a lease holds from now on: a further round of the application, with the findings
 * on it; the rounds before are kept.
 */
@Component
public class Amendments {

    private final Leases leases;
    private final ApplicationTrees trees;
    private final RecordedFacts recorded;
    private final LegalCheck legalCheck;
    private final Findings findings;
    private final UserArchive archive;
    private final ServerChanges servers;

    Amendments(
            Leases leases,
            ApplicationTrees trees,
            RecordedFacts recorded,
            LegalCheck legalCheck,
            Findings findings,
            UserArchive archive,
            ServerChanges servers) {
        this.servers = servers;
        this.leases = leases;
        this.trees = trees;
        this.recorded = recorded;
        this.legalCheck = legalCheck;
        this.findings = findings;
        this.archive = archive;
    }

    /**
     * In the caller's transaction, which has locked the lease; today's law is asked about it.
     *
     * @param changes as {@link ChangedAnswers} gave them; nothing happens if there are none
     * @param by who asked for them
     */
    public void take(Lease lease, JsonNode changes, String by) {
        if (!changes.isEmpty()) {
            var amended = amend(lease, changes, by);
            add(amended, changes, legalCheck.ask(Occasion.CHECKS, amended, NamedFacts.none()));
        }
    }

    /**
     * The same, with the findings that officers saw when they agreed to it.
     *
     * @return the lease in its next round
     */
    public Lease take(Lease lease, JsonNode changes, String by, List<StoredFinding> found) {
        var amended = amend(lease, changes, by);
        add(amended, changes, found);
        return amended;
    }

    private Lease amend(Lease lease, JsonNode changes, String by) {
        var known = recorded.of(lease);
        var application = Application.of(AgreedChanges.applied(trees.of(lease.application()), changes));
        // before the hand-over the term that is agreed may be another
        var term = lease.inForceAt() == null ? application.term() : null;
        leases.amend(lease.number(), application.nextRound(term), by);
        for (var change : changes) {
            restate(lease, known, change.path("path").asText(), change.path("after"), by);
        }
        return leases.get(lease.number());
    }

    private void add(Lease amended, JsonNode changes, List<StoredFinding> found) {
        findings.add(amended.number(), Occasion.CHECKS, amended.round(), found);
        archive.change(amended);
        if (amended.inForceAt() != null) {
            servers.ask(amended.number(), changes);
        }
    }

    /** What was recorded of a member since the application would prevail over the change. */
    private void restate(Lease lease, JsonNode known, String path, JsonNode after, String by) {
        int dot = path.lastIndexOf('.');
        var section = path.substring(0, Math.max(0, dot));
        var member = path.substring(dot + 1);
        if (known.path(section).has(member)) {
            recorded.restate(lease.number(), section, member, after, by);
        }
    }
}
