package dev.serverlease.faults;

import dev.serverlease.faults.Office.Act;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Compares what people were told with what the database holds. */
final class Books {

    /** How often the database has it of a lease. */
    private static final Map<Act, String> KEPT = Map.of(
            Act.APPLIED, "select count(*) from lease.lease where number = ?",
            Act.APPROVED, "select count(*) from lease.decision where lease_number = ? and decision = 'APPROVE'",
            Act.SIGNED, "select count(*) from lease.signature where lease_number = ? and party = 'LESSEE'",
            Act.SEALED, "select count(*) from lease.audit where lease_number = ? and action = 'SEAL_DECIDED'",
            Act.IN_FORCE, "select count(*) from lease.handover where lease_number = ? and action = 'HAND_OVER'");

    /** What happens once in a lease that is only approved, signed, sealed, handed over, and due for review. */
    private static final String TWICE = """
            select lease_number || ' ' || action from lease.audit
            where action in ('APPLICATION_RECEIVED', 'CONTRACT_DRAFTED', 'CONTRACT_OFFERED', 'SIGNED_LESSEE', 'SEAL_DECIDED',
              'SIGNED_LESSOR', 'USER_ARCHIVE_OPENED', 'SERVER_HANDED_OVER', 'HANDOVER_KEPT', 'USE_REVIEW_ASKED', 'WITHDRAWN')
            group by lease_number, action having count(*) > 1
            union all
            select lease_number || ' notice ' || kind || ' to ' || coalesce(person, group_id, address) from lease.notice
            where lease_number is not null
            group by lease_number, kind, person, group_id, address, text_zh having count(*) > 1
            union all
            select lease_number || ' paper ' || kind from lease.paper group by lease_number, kind having count(*) > 1
            union all
            select e.business_key_ || ' process ' || d.key_ from act_ru_execution e
              join act_re_procdef d on d.id_ = e.proc_def_id_
            where e.parent_id_ is null and e.business_key_ is not null
            group by e.business_key_, d.key_ having count(*) > 1""";

    private static final String BROKEN = """
            select lease_number || ' ' || coalesce(seq, 0) || ' ' || why from lease.broken_entries('', 'Z')
            union all select lease_number || ' ' || coalesce(seq, 0) || ' ' || why from lease.altered_rows('', 'Z')""";

    private final JdbcClient database;

    /** @param administrator of the database, when nobody writes any more */
    Books(JdbcClient administrator) {
        this.database = administrator;
        database.sql("select lease.chain_all_waiting()").query().singleRow();
    }

    /** What was acknowledged and is not there, or more than once. */
    List<String> wrong(Map<String, Set<Act>> acknowledged) {
        var wrong = new ArrayList<String>();
        acknowledged.forEach((number, acts) -> acts.forEach(act -> {
            int kept = database.sql(KEPT.get(act))
                    .param(number)
                    .query(Integer.class)
                    .single();
            if (kept != 1) {
                wrong.add(number + " " + act + " is kept " + kept + " times");
            }
        }));
        return wrong;
    }

    List<String> twice() {
        return database.sql(TWICE).query(String.class).list();
    }

    /** Places at which the chain of evidence does not hold. */
    List<String> broken() {
        return database.sql(BROKEN).query(String.class).list();
    }
}
