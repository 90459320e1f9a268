package dev.serverlease.testing;

import dev.serverlease.access.door.VisitorDoor;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import org.springframework.test.util.ReflectionTestUtils;

/**
 * What one class leaves in the shared product and the next must not find: its leases, which whatever looks at all of
 * them would see, a list, a report, a sweep, a replay; its time; its visitors, who would be counted together, for all
 * come from one machine and in the same minute of a clock that stands; and what another application that was started
 * meanwhile made of the levels of logging, which are one for the JVM.
 */
final class ClassStartsAnew implements BeforeAllCallback {

    /**
     * Which tables have no rows before the first test: the others hold the product itself. Left as they are those of
     * texts, to which copies of leases refer by their ids, and of what is no lease's.
     */
    private static final String EMPTY_AT_FIRST = """
            do $$
            declare
                v_table regclass;
                v_any boolean;
            begin
                create schema if not exists testing;
                create table testing.emptied (name regclass primary key);
                for v_table in select c.oid from pg_class c where c.relkind in ('r', 'p') and not c.relispartition
                        and (c.relnamespace = 'lease'::regnamespace or c.relname ~ '^act_(ru|hi)_') and c.relname not in
                        ('article_text', 'clause_text', 'finding_form', 'message_text',
                        'node', 'second_factor', 'service_level', 'service_level_taken_back') loop
                    execute format('select exists (select from %s)', v_table) into v_any;
                    if not v_any then
                        insert into testing.emptied values (v_table);
                    end if;
                end loop;
            end $$""";

    /**
     * As the tests' owner, who need not ask the triggers that keep the evidence. The leases that a lessee was verified
     * for stay: it is used again, also by copies. No anchor covers them any more.
     */
    private static final String REMOVE_LEASES = """
            create function testing.remove_leases(p_kept text[]) returns void
                language plpgsql set session_replication_role = replica as $body$
            declare
                v_table regclass;
                v_number text;
            begin
                for v_table, v_number in select e.name, quote_ident(a.attname) from testing.emptied e
                    left join pg_attribute a on a.attrelid = e.name and e.name <> 'lease.anchor_head'::regclass
                        and a.attname in ('lease_number', case e.name when 'lease.lease'::regclass then 'number' end)
                loop
                    execute 'delete from ' || v_table || coalesce(' where ' || v_number || ' is null or '
                        || v_number || ' <> all ($1)', '') using p_kept;
                end loop;
                delete from lease.audit where lease_number like 'SL-%' and lease_number <> all (p_kept);
                delete from lease.audit_head where lease_number like 'SL-%' and lease_number <> all (p_kept);
                delete from act_ru_job where process_instance_id_ is not null;
            end $body$""";

    @Override
    public void beforeAll(ExtensionContext context) {
        var product = SpringExtension.getApplicationContext(context);
        var database = TestPostgres.superuser("shared");
        if (database.sql("select to_regclass('testing.emptied') is null")
                .query(Boolean.class)
                .single()) {
            database.sql(EMPTY_AT_FIRST).update();
            database.sql(REMOVE_LEASES).update();
        }
        database.sql("select testing.remove_leases(?)")
                .param(product.getBean(LeaseDriver.class).verifiedBefore())
                .query((row, n) -> "")
                .list();
        product.getBean(SettableClock.class).set(SettableClock.START);
        product.getBeansOfType(SecurityFilterChain.class).values().stream()
                .flatMap(chain -> chain.getFilters().stream())
                .filter(VisitorDoor.class::isInstance)
                .flatMap(door -> Stream.of("sources", "links", "changed")
                        .map(counts -> ReflectionTestUtils.getField(door, counts)))
                .map(Objects::requireNonNull)
                .map(counts -> ReflectionTestUtils.getField(counts, "counts"))
                .map(Objects::requireNonNull)
                .forEach(counts -> ((Map<?, ?>) counts).clear());
        var logging = product.getBean(LoggingSystem.class);
        Binder.get(product.getEnvironment())
                .bind("logging.level", Bindable.mapOf(String.class, LogLevel.class))
                .ifBound(levels -> levels.forEach(logging::setLogLevel));
    }
}
