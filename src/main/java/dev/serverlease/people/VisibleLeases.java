package dev.serverlease.people;

import dev.serverlease.lease.Lease;
import dev.serverlease.lease.LeaseNotFound;
import dev.serverlease.lease.Leases;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who sees which leases: the officers everybody's, anybody else only those that they applied for. */
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

    /** @throws LeaseNotFound where there is none, or none that this person may see */
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
