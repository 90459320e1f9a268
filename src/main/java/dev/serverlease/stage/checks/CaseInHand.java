package dev.serverlease.stage.checks;

import dev.serverlease.law.Finding;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.lease.Lease;
import java.util.ArrayList;
import java.util.List;

/** The case while its checks run, within one transaction: facts are read once, findings stored once. */
record CaseInHand(Lease lease, LeaseFacts facts, List<Finding> findings) {

    /** The transient variable that carries it from one check to the next; it never reaches the database. */
    static final String VARIABLE = "caseInHand";

    CaseInHand(Lease lease, LeaseFacts facts) {
        this(lease, facts, new ArrayList<>());
    }
}
