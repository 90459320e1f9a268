package dev.serverlease.stage.application;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.facts.NamedFacts;
import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.Leases;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.lease.UserArchive;
import dev.serverlease.provision.ServerChanges;
import dev.serverlease.stage.checks.LegalCheck;
import dev.serverlease.stage.contract.agreement.AgreedChanges;
import org.springframework.stereotype.Component;

/**
 * What both have agreed to change of a lease in force holds from now on: a further round of the application, with
 * today's findings on it; the rounds before are kept.
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
     * In the caller's transaction, which has locked the lease.
     *
     * @param changes as {@link ChangedAnswers} gave them; nothing happens if there are none
     * @param by who asked for them
     */
    public void take(Lease lease, JsonNode changes, String by) {
        if (changes.isEmpty()) {
            return;
        }
        var known = recorded.of(lease);
        var application = Application.of(AgreedChanges.applied(trees.of(lease.application()), changes));
        leases.amend(lease.number(), application.canonical(), by);
        for (var change : changes) {
            restate(lease, known, change.path("path").asText(), change.path("after"), by);
        }
        var amended = leases.get(lease.number());
        findings.add(
                lease.number(),
                Occasion.CHECKS,
                amended.round(),
                legalCheck.ask(Occasion.CHECKS, amended, NamedFacts.none()));
        archive.change(amended);
        servers.ask(lease.number(), changes);
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
