package dev.serverlease.stage.inforce.suspension;

import dev.serverlease.lease.Lease;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What the lessee holds against the suspension that stands, with the answers. A suspension that goes on under a new
 * date is the same one. The package of the lessee's page rests on this one, so that its tables are read here.
 */
@Repository
public class SuspensionObjections {

    private final JdbcClient jdbc;

    SuspensionObjections(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param decision ACCEPTED, PARTLY or REJECTED; null while nobody has answered */
    private record Objected(String said, @Nullable String decision) {

        boolean isOpen() {
            return decision == null;
        }

        boolean isAccepted() {
            return "ACCEPTED".equals(decision);
        }
    }

    /** Whether the lessor itself has found that the suspension has no ground: the service is restored at once. */
    public boolean isAccepted(String leaseNumber) {
        return of(leaseNumber).stream().anyMatch(Objected::isAccepted);
    }

    /**
     * An objection that the lessor has found to be right.
     *
     * @param against SUSPENSION or TERMINATION
     */
    public record Accepted(String against, Instant at) {

        public boolean isOfSuspension() {
            return "SUSPENSION".equals(against);
        }
    }

    /** Those of any suspension, and of a termination; the oldest first. */
    public List<Accepted> accepted(String leaseNumber) {
        return jdbc.sql("""
                        select o.against, a.answered_at from lease.lessee_objection o
                        join lease.lessee_objection_answer a
                          on a.lease_number = o.lease_number and a.objection = o.position
                        where o.lease_number = :number and o.against in ('SUSPENSION', 'TERMINATION')
                          and a.decision = 'ACCEPTED' order by a.answered_at""")
                .param("number", leaseNumber)
                .query((row, index) -> new Accepted(
                        row.getString("against"),
                        row.getTimestamp("answered_at").toInstant()))
                .list();
    }

    /** When one against a suspension was accepted last; empty if none was. */
    public Optional<Instant> lastAcceptedAt(String leaseNumber) {
        return accepted(leaseNumber).stream()
                .filter(Accepted::isOfSuspension)
                .map(Accepted::at)
                .reduce((earlier, later) -> later);
    }

    /** Whether one waits for its answer. */
    boolean isOpen(String leaseNumber) {
        return of(leaseNumber).stream().anyMatch(Objected::isOpen);
    }

    /**
     * Before a lease is ended, or on its way to an end, for the suspension.
     *
     * @param field of the form, which the refusal names
     * @throws Refusal with 409 where an objection was accepted, or waits for its answer
     */
    public void requireNone(Lease lease, String field) {
        var all = of(lease.number());
        if (all.stream().anyMatch(Objected::isAccepted)) {
            throw withoutGround(field);
        }
        all.stream().filter(Objected::isOpen).findFirst().ifPresent(open -> {
            throw refusal(
                    field,
                    "承租人对暂停的异议尚未答复（“" + open.said()
                            + "”）：先在租赁页面答复，异议不成立的，再办理（合同“暂停服务”条款）。 An objection of the lessee to the suspension is not"
                            + " answered: answer it on the page of the lease first, and go on here if it is rejected (contract,"
                            + " clause on suspension).");
        });
    }

    /** The refusal of an end that rests on a suspension without ground. */
    public static Refusal withoutGround(String field) {
        return refusal(
                field,
                "承租人对暂停的异议成立，暂停没有依据，应当立即恢复服务，不得以此解除合同（合同“暂停服务”条款）。 The lessee's objection was accepted: the"
                        + " suspension has no ground, the service is restored at once, and the lease is not terminated for it"
                        + " (contract, clause on suspension).");
    }

    private List<Objected> of(String leaseNumber) {
        return jdbc.sql("""
                        select o.said, a.decision from lease.lessee_objection o
                        left join lease.lessee_objection_answer a
                          on a.lease_number = o.lease_number and a.objection = o.position
                        where o.lease_number = :number and o.against = 'SUSPENSION'
                          and o.said_at >= (select min(s.suspended_at) from lease.suspension s
                            where s.lease_number = :number
                              and s.ground = (select n.ground from lease.suspension n
                                where n.lease_number = :number order by n.position desc limit 1)
                              and s.suspended_at > coalesce((select max(b.at) from lease.audit b
                                where b.lease_number = :number and b.action = 'SERVER_SWITCHED_ON'), '-infinity'))
                        order by o.position""").param("number", leaseNumber).query(Objected.class).list();
    }

    private static Refusal refusal(String field, String message) {
        return new Refusal(409, message, List.of(new FieldError(field, message)));
    }
}
