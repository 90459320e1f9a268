package dev.serverlease.people;

import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseNotFound;
import dev.serverlease.lease.Leases;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who may see which leases: officers see all; others see only those that they applied for. */
@Component
public class VisibleLeases {

    private static final Set<String> SEE_ALL = Set.of(
            Groups.LEGAL,
            Groups.CONTRACT,
            Groups.COMPLIANCE,
            Groups.OPERATIONS,
            Groups.MANAGERS,
            Groups.ADMINISTRATORS);

    private final Leases leases;

    VisibleLeases(Leases leases) {
        this.leases = leases;
    }

    /** @throws LeaseNotFound if there is no such lease, or this person may not see it */
    public Lease get(String number, Person person) {
        var lease = leases.get(number);
        if (!seesAll(person) && !lease.applicant().equals(person.name())) {
            throw new LeaseNotFound(number);
        }
        return lease;
    }

    public static boolean seesAll(Person person) {
        return person.groups().stream().anyMatch(SEE_ALL::contains);
    }
}
