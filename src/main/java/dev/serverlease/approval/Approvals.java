package dev.serverlease.approval;

import dev.serverlease.lease.Lease;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which approvals are valid: the newest decision of each of the two reviews in the lease's round, by different
 * officers.
 */
public final class Approvals {

    private Approvals() {}

    /** @param decisions all decisions on the lease, oldest first */
    public static List<Decision> standing(Lease lease, List<Decision> decisions) {
        var first = newest(lease, decisions, "legal-review");
        var second = newest(lease, decisions, "second-review")
                .filter(decision -> decisions.indexOf(decision)
                        > first.map(decisions::indexOf).orElse(-1))
                .filter(decision ->
                        first.stream().noneMatch(one -> one.officer().equals(decision.officer())));
        return Stream.concat(first.stream(), second.stream())
                .filter(decision -> decision.isApproval())
                .toList();
    }

    /** Whether enough officers have approved, as the checks require. */
    public static boolean suffice(Lease lease, List<Decision> standing) {
        return standing.size() >= Math.max(1, lease.officers());
    }

    private static java.util.Optional<Decision> newest(Lease lease, List<Decision> decisions, String task) {
        return decisions.stream()
                .filter(decision ->
                        decision.round() == lease.round() && decision.task().equals(task))
                .reduce((earlier, later) -> later);
    }
}
