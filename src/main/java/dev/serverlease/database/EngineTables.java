package dev.serverlease.database;

import dev.serverlease.start.RefusedToStart;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/**
 * The engine's tables, in the schema {@code public}. The product's role reads and writes them and owns nothing: whoever
 * owns a table, or may make one, can put something in its place whose code runs as whoever reads it, be it an
 * administrator.
 */
final class EngineTables {

    /** Owns them; cannot log in. */
    static final String OWNER = "sl_engine";

    /** The engine's own, in its order. */
    private static final List<String> SCRIPTS = List.of(
            "engine", "history", "identity", "case.engine", "case.history", "decision.engine", "decision.history");

    /** What lies in the engine's schema, and is not the engine's. */
    private static final String OF_NO_ENGINE = """
            select pg_describe_object(d.classid, d.objid, d.objsubid) from pg_shdepend d
            where d.refclassid = 'pg_authid'::regclass and d.refobjid = 'sl_runtime'::regrole and d.deptype = 'o'
              and d.dbid = (select oid from pg_database where datname = current_database())
              and not (d.classid = 'pg_class'::regclass and exists (select from pg_class c where c.oid = d.objid and c.relkind = 'r'
                and c.relname like 'act\\_%' and c.relnamespace = 'public'::regnamespace))
            union all
            select pg_describe_object('pg_trigger'::regclass, t.oid, 0) from pg_trigger t join pg_class c on c.oid = t.tgrelid
            where not t.tgisinternal and c.relname like 'act\\_%' and c.relnamespace = 'public'::regnamespace
              and not exists (select from pg_proc p where p.oid = t.tgfoid and p.proowner = 'sl_engine'::regrole)
            union all
            select pg_describe_object('pg_rewrite'::regclass, r.oid, 0) from pg_rewrite r join pg_class c on c.oid = r.ev_class
            where c.relname like 'act\\_%' and c.relnamespace = 'public'::regnamespace
            order by 1""";

    /** In releases of before the product's role made it. */
    private static final String ACCOUNTS_OF_BEFORE = """
            do $$ begin
                if exists (select from pg_proc where proname = 'sl_accounts_changed' and pronamespace = 'public'::regnamespace
                    and proowner = 'sl_runtime'::regrole)
                then
                    drop function public.sl_accounts_changed() cascade;
                end if;
            end $$""";

    /** Each node is told that users or their groups have changed. */
    private static final String ACCOUNTS = """
            do $$ begin
                if to_regproc('sl_accounts_changed') is null then
                    create function sl_accounts_changed() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as
                        'begin perform pg_notify(''sl_accounts'', ''''); return null; end';
                    create trigger sl_accounts_changed after insert or update or delete or truncate on act_id_user
                        for each statement execute function sl_accounts_changed();
                    create trigger sl_accounts_changed after insert or update or delete or truncate on act_id_membership
                        for each statement execute function sl_accounts_changed();
                end if;
            end $$""";

    /**
     * Most rows have no tenant, case, batch, super execution or task, and yet an entry in the index of each: half of
     * what a row writes. An index without them serves the same look-ups and foreign keys. Those by which open tasks are
     * sorted or found unassigned stay as they are.
     */
    private static final String WITHOUT_EMPTY_ENTRIES = """
            do $$
            declare
                i record;
            begin
                for i in select x.indexrelid::regclass as name, pg_get_indexdef(x.indexrelid) as made, a.attname as first
                    from pg_index x join pg_class t on t.oid = x.indrelid join pg_class c on c.oid = x.indexrelid
                    join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]
                    where t.relnamespace = current_schema()::regnamespace and c.relname like 'act\\_idx\\_%'
                        and x.indpred is null and not x.indisunique and not a.attnotnull
                        and (a.atttypid = 'varchar'::regtype or a.attname = 'removal_time_') and a.attname <> 'assignee_'
                loop
                    execute format('drop index %s', i.name);
                    execute format('%s where %I is not null', i.made, i.first);
                end loop;
            end $$""";

    private static final List<String> OUR_INDEXES = List.of(
            "create index if not exists sl_idx_job_duedate on act_ru_job (duedate_)",
            "create index if not exists sl_idx_task_parent on act_ru_task (parent_task_id_)",
            // who opens a number of the diagram reads the leases that are there, not all
            "create index if not exists sl_idx_execution_activity on act_ru_execution (act_id_)",
            // as lists of tasks are shown, so that the first of many are found without sorting all
            "create index if not exists sl_idx_task_duedate on act_ru_task (due_date_, create_time_, id_)",
            // those of leases of high risk come first, and most tasks are none of them
            "create index if not exists sl_idx_task_urgent on act_ru_task (due_date_, create_time_, id_) where priority_ > 50");

    private EngineTables() {}

    /**
     * @param database an administrator's connections
     * @throws RefusedToStart if the product's role made something there that is no table of the engine
     */
    static void prepare(DataSource database) {
        var administrator = JdbcClient.create(database);
        administrator.sql(ACCOUNTS_OF_BEFORE).update();
        var foreign = administrator.sql(OF_NO_ENGINE).query(String.class).list();
        if (!foreign.isEmpty()) {
            throw new RefusedToStart(
                    "角色 sl_runtime 在数据库中建有不属于流程引擎的对象（" + String.join("、", foreign)
                            + "）：请保全现场并查明来源，确认后由管理员删除，再执行 init-database。 The role sl_runtime has made what is not the engine's ("
                            + String.join(", ", foreign)
                            + "): preserve it and find out who did so; once that is clear an administrator drops it, and runs init-database again.");
        }
        // of releases in which the product's role made them
        eachTable(administrator, DatabaseSetup.RUNTIME, "alter table %s owner to " + OWNER);
        var asOwner = OwnNames.as(OWNER, database);
        var owner = JdbcClient.create(asOwner);
        boolean isThere = owner.sql("select to_regclass('act_ge_property') is not null")
                .query(Boolean.class)
                .single();
        if (!isThere) {
            var scripts = new ResourceDatabasePopulator();
            SCRIPTS.forEach(script -> scripts.addScript(new ClassPathResource(
                    "org/camunda/bpm/engine/db/create/activiti.postgres.create." + script + ".sql")));
            scripts.execute(asOwner);
        }
        owner.sql(WITHOUT_EMPTY_ENTRIES).update();
        OUR_INDEXES.forEach(index -> owner.sql(index).update());
        owner.sql(ACCOUNTS).update();
        eachTable(owner, OWNER, "grant select, insert, update, delete on %s to " + DatabaseSetup.RUNTIME);
    }

    /** @param statement over each table of the schema that this role owns */
    private static void eachTable(JdbcClient jdbc, String role, String statement) {
        jdbc.sql(
                        "select format('%I.%I', relnamespace::regnamespace, relname) from pg_class"
                                + " where relnamespace = 'public'::regnamespace and relkind = 'r' and relowner = cast(:role as regrole)")
                .param("role", role)
                .query(String.class)
                .list()
                .forEach(table -> jdbc.sql(statement.formatted(table)).update());
    }
}
