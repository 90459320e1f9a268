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
    private final PersonalPapers papers;

    VisibleLeases(Leases leases, PersonalPapers papers) {
        this.leases = leases;
        this.papers = papers;
    }

    /** @throws LeaseNotFound if there is no such lease, or this person may not see it */
    public Lease get(String number, Person person) {
        var lease = leases.get(number);
        if (!seesAll(person) && !lease.applicant().equals(person.name())) {
            throw new LeaseNotFound(number);
        }
        return lease;
    }

    /**
     * The same of a lease whose papers, which state the lessee's data, are to be opened.
     *
     * @throws LeaseNotFound as {@link #get} does
     * @throws dev.serverlease.request.Refusal with 403 for whom they are closed ({@link PersonalPapers})
     */
    public Lease withPapers(String number, Person person) {
        var lease = get(number, person);
        papers.require(lease, person);
        return lease;
    }

    /** Whether this person, who sees the lease, may open papers of it that state the lessee's data. */
    public boolean opensPapers(Lease lease, Person person) {
        return papers.mayOpen(lease, person);
    }

    public static boolean seesAll(Person person) {
        return person.groups().stream().anyMatch(SEE_ALL::contains);
    }
}
