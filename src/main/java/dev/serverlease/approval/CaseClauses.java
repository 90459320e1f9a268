package dev.serverlease.approval;

import dev.serverlease.clause.ClauseLibrary;
import dev.serverlease.clause.terms.CaseFacts;
import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.CanonicalJson;
import dev.serverlease.lease.Lease;
import dev.serverlease.register.Lessors;
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

    CaseClauses(ApplicationTrees trees, Lessors lessors, Decisions decisions) {
        this.decisions = decisions;
        this.trees = trees;
        this.lessors = lessors;
    }

    /** The version of all that, today: equal if and only if nothing of it changed. */
    public String version(Lease lease) {
        var facts = CaseFacts.of(trees.of(lease.application()), lessors.current());
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
