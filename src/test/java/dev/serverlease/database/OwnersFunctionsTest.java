package dev.serverlease.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.serverlease.testing.TestPostgres;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Functions that run as the owner of the evidence look no name up among what their caller made: a type in
 * {@code pg_temp} whose check is the caller's own function would run that as the owner.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnersFunctionsTest {

    private static final String DATABASE = "owners_functions";

    private static final String RAN = "RAN AS THE OWNER";

    /** The names under which types and catalogues are asked for in a function's text. */
    private static final List<String> TYPES = List.of(
            "bytea",
            "text",
            "json",
            "jsonb",
            "timestamptz",
            "date",
            "int",
            "int4",
            "int8",
            "bool",
            "uuid",
            "xid",
            "regclass",
            "regprocedure",
            "regnamespace",
            "name",
            "numeric",
            "record");

    /** Each function that runs as its owner, called so that it does its work. */
    private static final Map<String, String> CALLS = Map.ofEntries(
            Map.entry(
                    "append",
                    "lease.append('SL-1', now(), 'x', 'X', null, '{}', '{\"recorded_fact\": [{\"section\": \"use\", \"facts\": {},"
                            + " \"recorded_by\": \"x\", \"recorded_at\": \"2026-12-01T00:00:00Z\"}]}', false)"),
            Map.entry("append_apart", "lease.append_apart('SL-1', now(), 'x', 'X', null, '{}')"),
            Map.entry("chain_all_waiting", "lease.chain_all_waiting()"),
            Map.entry("keep_clauses", "lease.keep_clauses(array['x'])"),
            Map.entry(
                    "keep_texts",
                    "lease.keep_texts('[{\"rule\": \"x\", \"ruleVersion\": 1, \"subject\": \"x\", \"needsTextCheck\": false,"
                            + " \"messageZh\": \"x\", \"messageEn\": \"x\", \"citationZh\": \"x\", \"citationEn\": \"x\", \"quote\": \"x\", \"facts\": {}}]')"),
            Map.entry("add_findings", "lease.add_findings('SL-1', now(), 'CHECKS', 0, '{\"findings\": []}', 'x')"),
            Map.entry(
                    "tell", "lease.tell('SL-1', 'ANCHORED', null, 'managers', null, 'x', 'x', 'x', now(), array['x'])"),
            Map.entry("keep_file", "lease.keep_file('SL-1', 'x')"),
            Map.entry("add_anchor", "lease.add_anchor(now(), 1, '', '', 'DAY')"),
            Map.entry("stamp_anchor", "lease.stamp_anchor(1, now(), 'x')"),
            Map.entry("keep_check", "lease.keep_check(1, array['x'], 1)"),
            Map.entry("journal_add", "lease.journal_add(now(), 'x', 'x', 'x', 'WRITE', 'x', 1)"),
            Map.entry("journal_answered", "lease.journal_answered(1, 200, now())"),
            // not for the product's role: what it calls calls this
            Map.entry("keep_rent", "lease.keep_rent('SL-1', current_date, '{\"monthlyRent\": \"1.00\"}')"));

    private final SingleConnectionDataSource product =
            new SingleConnectionDataSource(TestPostgres.url(DATABASE), "sl_runtime", "runtime", true);

    private final JdbcClient jdbc = JdbcClient.create(product);

    private final JdbcClient administrator = TestPostgres.superuser(DATABASE);

    /** Though a database that {@code init-database} made lets nobody make anything temporary. */
    @BeforeAll
    void aLeaseAndWhoMayMakeTemporaryObjects() {
        administrator
                .sql("grant temporary on database " + DATABASE + " to sl_runtime")
                .update();
        administrator
                .sql(
                        "insert into lease.lease (number, reference, applicant, stage, submission_digest, lessee_name, process_instance_id,"
                                + " applied_at, stage_since) values ('SL-1', 'x', 'x', 'CHECKS', 'x', 'x', 'x', now(), now())")
                .update();
        jdbc.sql(
                        "create function pg_temp.evil() returns boolean language plpgsql as $$ begin if current_user = 'sl_owner' then"
                                + " raise exception '" + RAN + "'; end if; return true; end $$")
                .update();
    }

    @AfterAll
    void close() {
        product.destroy();
    }

    @Test
    void everyFunctionOfTheSchemaSaysWhereNamesAreLookedUp() {
        assertThat(administrator.sql("""
                        select p.oid::regprocedure::text from pg_proc p where p.pronamespace = 'lease'::regnamespace
                          and not coalesce(p.proconfig, '{}') @> array['search_path=pg_catalog, pg_temp']""").query(String.class).list()).isEmpty();
    }

    @Test
    void everyFunctionThatRunsAsTheOwnerIsTried() {
        assertThat(administrator.sql("""
                        select proname from pg_proc where pronamespace = 'lease'::regnamespace and prosecdef
                          and prorettype <> 'trigger'::regtype""").query(String.class).list())
                .containsExactlyInAnyOrderElementsOf(CALLS.keySet());
    }

    static Stream<Arguments> ways() {
        return Stream.of(
                Arguments.of(
                        "domains",
                        TYPES.stream()
                                .map(type -> "create domain pg_temp." + type + " as pg_catalog." + catalogued(type)
                                        + " check (pg_temp.evil())")),
                Arguments.of(
                        "types and casts",
                        Stream.of(
                                "create type pg_temp.mine as (x pg_catalog.text)",
                                "create function pg_temp.cast(pg_temp.mine) returns pg_catalog.text language sql as 'select pg_temp.evil()::pg_catalog.text'",
                                "create cast (pg_temp.mine as pg_catalog.text) with function pg_temp.cast(pg_temp.mine) as implicit",
                                "create type pg_temp.jsonb as (x pg_temp.mine)")),
                Arguments.of(
                        "operators",
                        Stream.of(
                                "create function pg_temp.joined(pg_catalog.bytea, pg_catalog.bytea) returns pg_catalog.bytea language sql as 'select case when pg_temp.evil() then $1 end'",
                                "create operator pg_temp.|| (function = pg_temp.joined, leftarg = pg_catalog.bytea, rightarg = pg_catalog.bytea)",
                                "create function pg_temp.joined(pg_catalog.text, pg_catalog.text) returns pg_catalog.text language sql as 'select case when pg_temp.evil() then $1 end'",
                                "create operator pg_temp.|| (function = pg_temp.joined, leftarg = pg_catalog.text, rightarg = pg_catalog.text)")),
                Arguments.of(
                        "functions",
                        Stream.of(
                                "create function pg_temp.sha256(pg_catalog.bytea) returns pg_catalog.bytea language sql as 'select case when pg_temp.evil() then $1 end'",
                                "create function pg_temp.convert_to(pg_catalog.text, pg_catalog.name) returns pg_catalog.bytea language sql as 'select case when pg_temp.evil() then null::pg_catalog.bytea end'",
                                "create function pg_temp.to_jsonb(pg_catalog.anyelement) returns pg_catalog.jsonb language sql as 'select case when pg_temp.evil() then null::pg_catalog.jsonb end'",
                                "create function pg_temp.gen_random_uuid() returns pg_catalog.uuid language sql as 'select case when pg_temp.evil() then null::pg_catalog.uuid end'")),
                Arguments.of(
                        "tables",
                        Stream.of("pg_class", "pg_trigger", "pg_namespace", "pg_proc", "pg_type")
                                .map(name -> "create temporary view " + name
                                        + " as select c.*, pg_temp.evil() from pg_catalog." + name
                                        + " c where pg_temp.evil()")));
    }

    private static String catalogued(String type) {
        return type.equals("int") ? "int4" : type.equals("record") ? "text" : type;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void nothingOfTheCallersRunsAsTheOwner(String way, Stream<String> made) {
        made.forEach(statement -> jdbc.sql(statement).update());
        try {
            CALLS.forEach((name, call) -> {
                var failure = catchThrowable(
                        () -> jdbc.sql("select " + call).query((row, nth) -> "").list());
                assertThat(failure == null ? "" : failure.toString()).as(name).doesNotContain(RAN);
            });
        } finally {
            jdbc.sql("discard temporary").update();
            jdbc.sql("create or replace function pg_temp.evil() returns boolean language plpgsql as $$ begin"
                            + " if current_user = 'sl_owner' then raise exception '" + RAN
                            + "'; end if; return true; end $$")
                    .update();
        }
    }
}
