package dev.serverlease.approval;

import dev.serverlease.clause.ClauseLibrary;
import dev.serverlease.clause.terms.CaseFacts;
import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.CanonicalJson;
import dev.serverlease.lease.Lease;
import dev.serverlease.register.Lessors;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What an approval binds of the contract to come, besides the application: the versions of the clauses that the lease
 * may have, and who the lessor is. A change of either sends an approved lease back to the officer; a change of a clause
 * that the lease does not have changes nothing.
 */
@Component
public class CaseClauses {

    private final ClauseLibrary library = ClauseLibrary.current();
    private final ApplicationTrees trees;
    private final Lessors lessors;

    CaseClauses(ApplicationTrees trees, Lessors lessors) {
        this.trees = trees;
        this.lessors = lessors;
    }

    /** The version of all that, today: equal if and only if nothing of it changed. */
    public String version(Lease lease) {
        var lessor = lessors.current();
        var clauses = library.binding(CaseFacts.of(trees.of(lease.application()), lessor));
        var party = Stream.of(lessor.kind().name(), lessor.name(), lessor.uscc(), lessor.domicile())
                .map(fact -> Objects.requireNonNullElse(fact, ""))
                .collect(Collectors.joining("\n"));
        return CanonicalJson.digest(clauses + "\n" + party).substring(0, 16);
    }
}
