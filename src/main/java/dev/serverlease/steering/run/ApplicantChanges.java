package dev.serverlease.steering.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.serverlease.lists.Criterion;
import dev.serverlease.lists.LeaseList;
import dev.serverlease.lists.LeaseOrder;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.steering.officer.Salespeople;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which leases of a manager's filter can go to another salesperson: found before it is decided. */
@Component
class ApplicantChanges {

    private final LeaseList leases;
    private final JdbcClient jdbc;
    private final Salespeople salespeople;

    ApplicantChanges(LeaseList leases, JdbcClient jdbc, Salespeople salespeople) {
        this.leases = leases;
        this.jdbc = jdbc;
        this.salespeople = salespeople;
    }

    /**
     * What would come of it.
     *
     * @param found leases of the filter
     * @param given those that would be the successor's
     * @param theirs those that are already
     * @param unfit those for which the successor has done other work, and cannot have
     * @param ended those that have ended, and stay
     */
    record Preview(String filter, String successor, int found, int given, int theirs, int unfit, int ended) {

        @JsonIgnore
        public boolean isEmpty() {
            return given == 0;
        }
    }

    /** A lease, and whose it is now. */
    record Given(String number, String applicant) {}

    /** @param leases that go to the successor, the next dates first */
    record Plan(Preview preview, List<Given> leases) {}

    private record Found(Given lease, boolean ended, boolean worked) {}

    /** Who can be chosen: all but the one whose leases the filter is about. */
    List<String> successors(RunFilter filter) {
        return salespeople.all().stream().filter(one -> !isTheirs(filter, one)).toList();
    }

    private static boolean isTheirs(RunFilter filter, String user) {
        return filter.leases().has(Criterion.APPLICANT, user);
    }

    /** @throws Refusal with 400 if the successor is no salesperson, or the one whose leases the filter is about */
    Plan plan(RunFilter filter, String successor) {
        requireSalesperson(successor);
        if (isTheirs(filter, successor)) {
            throw unfit("这些租赁现由 " + successor + " 经办。请指定其他销售人员。 These leases are " + successor
                    + "'s. Name another salesperson.");
        }
        var found = found(leases.numbers(filter.leases(), LeaseOrder.DUE), successor);
        var given = new ArrayList<Given>();
        int theirs = 0;
        int unfit = 0;
        int ended = 0;
        for (var one : found) {
            if (one.ended()) {
                ended++;
            } else if (one.lease().applicant().equals(successor)) {
                theirs++;
            } else if (one.worked()) {
                unfit++;
            } else {
                given.add(one.lease());
            }
        }
        return new Plan(
                new Preview(filter.query(), successor, found.size(), given.size(), theirs, unfit, ended), given);
    }

    /** Whoever did anything for a lease but as its applicant cannot have it; it is asked again when it is given. */
    private List<Found> found(List<String> numbers, String successor) {
        return jdbc.sql("""
                        select l.number, l.applicant, l.stage = 'ENDED' as ended,
                          not :successor = any(coalesce(l.former_applicants, '{}')) and (exists (select from lease.audit a
                            where a.lease_number = l.number and a.actor = :successor) or exists (select from lease.audit_waiting w
                            where w.lease_number = l.number and w.actor = :successor)) as worked
                        from unnest(:numbers::text[]) with ordinality n(number, place)
                        join lease.lease l on l.number = n.number order by n.place""")
                .param("successor", successor)
                .param("numbers", numbers.toArray(String[]::new))
                .query((row, index) -> new Found(
                        new Given(
                                Objects.requireNonNull(row.getString("number")),
                                Objects.requireNonNull(row.getString("applicant"))),
                        row.getBoolean("ended"),
                        row.getBoolean("worked")))
                .list();
    }

    private void requireSalesperson(String successor) {
        if (!salespeople.isSalesperson(successor)) {
            throw unfit(successor + " 不是销售人员。请指定销售人员。 " + successor + " is no salesperson. Name one.");
        }
    }

    private static Refusal unfit(String message) {
        return new Refusal(400, message, List.of(new FieldError("successor", message)));
    }
}
