package dev.serverlease.legalcheck;

import dev.serverlease.law.Finding;
import dev.serverlease.law.LeaseFacts;
import dev.serverlease.law.Occasion;
import dev.serverlease.law.Rulebook;
import dev.serverlease.law.Subject;
import dev.serverlease.lease.Lease;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The case while its checks run, one transaction long: facts read once, findings stored once. */
record CaseInHand(Lease lease, LeaseFacts facts, LocalDate asOf, List<Finding> findings) {

    /** The transient variable that carries it from one check to the next; it never reaches the database. */
    static final String VARIABLE = "caseInHand";

    CaseInHand(Lease lease, LeaseFacts facts, LocalDate asOf) {
        this(lease, facts, asOf, new ArrayList<>());
    }

    void ask(Subject subject) {
        findings.addAll(Rulebook.current().ask(subject, Occasion.CHECKS, facts, asOf));
    }
}
