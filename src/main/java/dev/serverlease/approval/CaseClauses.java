package dev.serverlease.approval;

import dev.serverlease.clause.ClauseLibrary;
import dev.serverlease.clause.terms.CaseFacts;
import dev.serverlease.config.LeaseSettings.Lessor;
import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.CanonicalJson;
import dev.serverlease.lease.Lease;
import dev.serverlease.lease.storage.Latest;
import dev.serverlease.register.Lessors;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What an approval binds of the contract to come, besides the application: the clauses that the lease may have, word
 * for word, and every text that fills them – who the lessor is, where it lives, who signs for it, into which account is
 * paid. A change of any of it between the approval and the draft sends the lease back to the officer; a change of a
 * clause that the lease does not have changes nothing.
 */
@Component
public class CaseClauses {

    private final ClauseLibrary library = ClauseLibrary.current();
    private final ApplicationTrees trees;
    private final Lessors lessors;
    private final Decisions decisions;

    /** A case has the same version as long as it is the same, and is asked for it at each step up to the hand-over. */
    private final Map<Stated, String> versions = Latest.of(200);

    private record Stated(String application, Lessor lessor) {}

    CaseClauses(ApplicationTrees trees, Lessors lessors, Decisions decisions) {
        this.decisions = decisions;
        this.trees = trees;
        this.lessors = lessors;
    }

    /** The version of all that, today: equal if and only if nothing of it changed. */
    public String version(Lease lease) {
        return Latest.get(versions, new Stated(lease.application(), lessors.current()), this::version);
    }

    private String version(Stated stated) {
        var facts = CaseFacts.of(trees.of(stated.application()), stated.lessor());
        return CanonicalJson.digest(library.binding(facts) + "\n" + facts.digest())
                .substring(0, 16);
    }

    /** Whether it is another one than that of an approval that stands. */
    public boolean haveChanged(Lease lease) {
        var now = version(lease);
        return Approvals.standing(lease, decisions.of(lease.number())).stream()
                .anyMatch(approval -> !approval.clauseLibrary().equals(now));
    }
}
