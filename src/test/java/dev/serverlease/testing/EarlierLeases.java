package dev.serverlease.testing;

/**
 * What the tests before left under way. Whatever goes over all leases, a change of the registers, a replay, a page that
 * is looked through, would look at each of them again, and take the longer the later its test comes.
 */
public final class EarlierLeases {

    private static final String END = """
            do $$
            declare
                v_table text;
            begin
                update lease.lease l set stage = 'ENDED', complete_by = null, step_by = null,
                    end_reason = coalesce(substr(e.action, 7), 'WITHDRAWN'),
                    stage_since = coalesce(e.at, timestamptz '2000-01-01 00:00+08')
                from lease.lease x left join lateral (select a.action, a.at from lease.audit a where a.lease_number = x.number
                    and a.action in ('ENDED_REJECTED', 'ENDED_WITHDRAWN', 'ENDED_LAPSED', 'ENDED_EXPIRED', 'ENDED_TERMINATED')
                    order by a.seq desc limit 1) e on true
                where l.number = x.number and (l.stage, l.end_reason, l.stage_since) is distinct from
                    ('ENDED', coalesce(substr(e.action, 7), 'WITHDRAWN'), coalesce(e.at, timestamptz '2000-01-01 00:00+08'));
                perform set_config('session_replication_role', 'replica', true);
                for v_table in select table_name from information_schema.columns where table_schema = 'public'
                        and table_name like 'act_ru_%' and column_name = 'proc_inst_id_' loop
                    execute format('delete from %I where proc_inst_id_ is not null', v_table);
                end loop;
                delete from act_ru_job where process_instance_id_ is not null;
            end $$""";

    private EarlierLeases() {}

    /** Those of which the record says how they ended are as it says; the others ended in a month of no report. */
    public static void end() {
        TestPostgres.superuser("shared").sql(END).update();
    }
}
