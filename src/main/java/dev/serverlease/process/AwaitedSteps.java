package dev.serverlease.process;

import dev.serverlease.people.Groups;
import dev.serverlease.people.Person;
import dev.serverlease.words.PageTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Steps that no task of the engine stands for, done by a group at a door. The lease waits for the lessee's signature,
 * whichever party signs first: the engine says whether it is awaited now; not while the lessee waits for explanations.
 * Or the lessee waits for the answer to an objection. Or operations have a server to change that is in use. Or a legal
 * officer has yet to find whether the end stands.
 */
@Component
class AwaitedSteps {

    private static final String NAME = "等待承租人签署 Waits for the lessee's signature";

    /** The place on the lease's page where it is done. */
    static final String SIGNATURE = "post-signatures";

    private static final String ANSWER_NAME = "答复承租人异议 Answer the lessee's objection";

    /** Who answers objections to what; the door that takes the answer goes by the same. */
    private static final Map<String, List<String>> ANSWER = Map.of(
            "SUSPENSION", List.of(Groups.COMPLIANCE, Groups.LEGAL),
            "TERMINATION", List.of(Groups.LEGAL),
            "RENT_DEMAND", List.of(Groups.COMPLIANCE));

    private static final String CHANGE_NAME = "按变更协议变更服务器 Change the server as agreed";

    /** The place on the lease's page where explanations are given. */
    private static final String EXPLANATIONS = "explanations-heading";

    /** What the lessee asked about the draft that is to be signed and nobody has explained; {@code l} is the lease. */
    private static final String OPEN_QUESTIONS = """
            select a.asked_at from lease.explanation_asked a
            where a.lease_number = l.number
              and a.contract_version = (select max(c.version) from lease.contract c where c.lease_number = l.number)
              and not exists (select from lease.explanation_given e
                where e.lease_number = a.lease_number and e.asked = a.position)""";

    /** The place where it is found whether an end in doubt stands. */
    private static final String FIND = "post-end-findings";

    private static final String FIND_NAME = "认定解除效力 Find whether the end stands";

    private static final int MOST_OF_A_LEASE = 20;

    private final JdbcClient jdbc;
    private final LeaseDates dates;
    private final Clock clock;

    AwaitedSteps(JdbcClient jdbc, LeaseDates dates, Clock clock) {
        this.dates = dates;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The steps that this person's groups see to; of each kind those of leases of high risk first, then the earliest.
     */
    List<TaskList.Open> of(Person person, int most) {
        var signatures = person.in(Groups.CONTRACT) ? awaited(null, most) : List.<TaskList.Open>of();
        var changes = person.in(Groups.OPERATIONS) ? serverChanges(null, most) : List.<TaskList.Open>of();
        var asked = person.in(Groups.CONTRACT) ? explanations(null, most) : List.<TaskList.Open>of();
        return Stream.of(
                        signatures.stream(),
                        asked.stream(),
                        changes.stream(),
                        objections(null, most).stream()
                                .filter(objection -> objection.groups().stream().anyMatch(person::in))
                                .map(Objection::step))
                .flatMap(Function.identity())
                .toList();
    }

    /** All groups' overdue steps, those of leases of high risk first, then the longest overdue. */
    List<TaskList.Open> overdue(int most) {
        return Stream.of(
                        awaited(null, most).stream(),
                        explanations(null, most).stream(),
                        serverChanges(null, most).stream(),
                        objections(null, most).stream().map(Objection::step))
                .flatMap(Function.identity())
                .filter(TaskList.Open::overdue)
                .sorted(NextSteps.AS_SHOWN)
                .toList();
    }

    List<TaskList.Open> ofLease(String number) {
        return Stream.of(
                        awaited(number, 1).stream(),
                        explanations(number, 1).stream(),
                        serverChanges(number, MOST_OF_A_LEASE).stream(),
                        objections(number, MOST_OF_A_LEASE).stream().map(Objection::step))
                .flatMap(Function.identity())
                .toList();
    }

    private List<TaskList.Open> serverChanges(@Nullable String number, int most) {
        return jdbc.sql("""
                        select c.lease_number as number, c.due_at as due, coalesce(l.risk, '') = 'HIGH' as urgent from lease.server_change c
                        join lease.lease l on l.number = c.lease_number and l.stage in ('IN_FORCE', 'SUSPENDED')
                        where (cast(:number as text) is null or c.lease_number = :number) and not exists (
                          select from lease.server_change_done d
                          where d.lease_number = c.lease_number and d.server_change >= c.position)
                        order by urgent desc, due, number limit :most""")
                .param("number", number)
                .param("most", most)
                .query((row, index) -> step(row, "post-server-changes", CHANGE_NAME, Groups.OPERATIONS))
                .list();
    }

    /** @param groups whose members answer it */
    private record Objection(TaskList.Open step, List<String> groups) {}

    /** Objections to answer, and ends in doubt with the day since when they are: both wait for an officer's word. */
    private List<Objection> objections(@Nullable String number, int most) {
        return jdbc.sql("""
                        select o.lease_number, o.against, o.answer_due, coalesce(l.risk, '') = 'HIGH' as urgent from lease.lessee_objection o
                        join lease.lease l on l.number = o.lease_number
                        where (cast(:number as text) is null or o.lease_number = :number) and not exists (
                          select from lease.lessee_objection_answer a
                          where a.lease_number = o.lease_number and a.objection = o.position)
                        union all
                        select d.lease_number, 'END', d.since, coalesce(l.risk, '') = 'HIGH' from lease.end_in_doubt d
                        join lease.lease l on l.number = d.lease_number
                        where cast(:number as text) is null or d.lease_number = :number
                        order by 4 desc, 3, 1 limit :most""")
                .param("number", number)
                .param("most", most)
                .query((row, index) -> objection(row))
                .list();
    }

    private Objection objection(ResultSet row) throws SQLException {
        var groups = ANSWER.getOrDefault(row.getString("against"), List.of());
        var due = row.getTimestamp("answer_due").toInstant();
        if (row.getString("against").equals("END")) {
            return new Objection(
                    step(
                            row.getString("lease_number"),
                            FIND,
                            FIND_NAME,
                            Groups.LEGAL,
                            dates.decideBy(due),
                            row.getBoolean("urgent")),
                    List.of(Groups.LEGAL));
        }
        return new Objection(
                new TaskList.Open(
                        "",
                        "lessee-page-heading",
                        ANSWER_NAME,
                        row.getString("lease_number"),
                        due,
                        Groups.names(groups),
                        List.of(),
                        due.isBefore(clock.instant()),
                        row.getBoolean("urgent")),
                groups);
    }

    private List<TaskList.Open> awaited(@Nullable String number, int most) {
        return jdbc.sql("""
                        select l.number, coalesce(g.until, l.step_by) as due, coalesce(l.risk, '') = 'HIGH' as urgent from lease.lease l
                        left join lease.agreement_state g on g.lease_number = l.number and g.outcome is null
                        where l.stage in ('CONTRACT', 'IN_FORCE', 'SUSPENDED') and (cast(:number as text) is null or l.number = :number) and exists (
                          select from act_ru_event_subscr s join act_ru_execution i on i.id_ = s.proc_inst_id_
                          where i.root_proc_inst_id_ = l.process_instance_id and s.event_name_ = 'LesseeSigned')
                          and not exists (%s)
                        order by urgent desc, due, l.number limit :most""".formatted(OPEN_QUESTIONS))
                .param("number", number)
                .param("most", most)
                .query((row, index) -> step(row, SIGNATURE, NAME, Groups.CONTRACT))
                .list();
    }

    /** Until they are given neither side signs (Civil Code art. 496): the lease waits for the contract officers. */
    private List<TaskList.Open> explanations(@Nullable String number, int most) {
        return jdbc.sql("select l.number, asked.count, asked.since, coalesce(g.until, l.step_by) as due,"
                        + " coalesce(l.risk, '') = 'HIGH' as urgent from lease.lease l"
                        + " left join lease.agreement_state g on g.lease_number = l.number and g.outcome is null"
                        + " cross join lateral (select count(*), min(asked_at) as since from (" + OPEN_QUESTIONS
                        + ") one) asked"
                        + " where l.number in (select lease_number from lease.explanation_asked where (lease_number, position)"
                        + " not in (select lease_number, asked from lease.explanation_given))"
                        + " and (l.stage = 'CONTRACT' or g.lease_number is not null) and asked.count > 0"
                        + " and (cast(:number as text) is null or l.number = :number)"
                        + " order by urgent desc, due, l.number limit :most")
                .param("number", number)
                .param("most", most)
                .query((row, index) -> step(row, EXPLANATIONS, explanations(row), Groups.CONTRACT))
                .list();
    }

    private String explanations(ResultSet row) throws SQLException {
        var since = row.getTimestamp("since").toInstant();
        return "答复承租人的说明请求，答复后方可签署：共 " + row.getInt("count") + " 项，最早于 "
                + PageTime.zh(clock.getZone()).minute(since)
                + " 提出 Give the explanations that the lessee asked for, signing waits for them: " + row.getInt("count")
                + ", asked since " + PageTime.en(clock.getZone()).minute(since);
    }

    private TaskList.Open step(ResultSet row, String place, String name, String group) throws SQLException {
        var until = row.getTimestamp("due");
        return step(
                row.getString("number"),
                place,
                name,
                group,
                until == null ? null : until.toInstant(),
                row.getBoolean("urgent"));
    }

    private TaskList.Open step(
            String number, String place, String name, String group, @Nullable Instant due, boolean urgent) {
        return new TaskList.Open(
                "",
                place,
                name,
                number,
                due,
                Groups.names(List.of(group)),
                List.of(),
                due != null && due.isBefore(clock.instant()),
                urgent);
    }
}
