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
                update lease.lease set stage = 'ENDED', end_reason = 'WITHDRAWN', complete_by = null, step_by = null,
                    stage_since = timestamptz '2000-01-01 00:00+08' where stage <> 'ENDED';
                perform set_config('session_replication_role', 'replica', true);
                for v_table in select table_name from information_schema.columns where table_schema = 'public'
                        and table_name like 'act_ru_%' and column_name = 'proc_inst_id_' loop
                    execute format('delete from %I where proc_inst_id_ is not null', v_table);
                end loop;
                delete from act_ru_job where process_instance_id_ is not null;
            end $$""";

    private EarlierLeases() {}

    /**
     * Ends them as if they had been withdrawn, in a month that no report is about: nothing of it is in their records.
     */
    public static void end() {
        TestPostgres.superuser("shared").sql(END).update();
    }
}
