package dev.serverlease.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serverlease.database.DatabaseSetup;
import dev.serverlease.notification.Audience;
import dev.serverlease.notification.Notice;
import dev.serverlease.notification.Notices;
import dev.serverlease.signature.TimeStamps;
import dev.serverlease.start.RefusedToStart;
import dev.serverlease.testing.TestPostgres;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentCaptor;
import org.mockito.Mockito;
import org.postgresql.Driver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What the product's own role, or whoever has the database, may try beside what the other tests of the record try. */
@Tag("slow")
@Tag("nightly")
class AttackedAnewTest {

    private static final AtomicInteger NTH = new AtomicInteger();

    private static final String ONE = "SL-2027-000001";

    private static final String OTHER = "SL-2027-000002";

    private final String database = "attacked_anew_" + NTH.incrementAndGet();

    private final SingleConnectionDataSource product =
            new SingleConnectionDataSource(TestPostgres.url(database), "sl_runtime", "runtime", true);

    private final JdbcClient runtime = JdbcClient.create(product);

    private final JdbcClient administrator = TestPostgres.superuser(database);

    private final Clock clock = Clock.system(ZoneId.of("Asia/Shanghai"));

    private final Anchors anchors = new Anchors(runtime, clock);

    private final ChainCheck chains = new ChainCheck(runtime, clock, anchors);

    @BeforeEach
    void twoLeasesAndTheirAnchor() {
        for (var lease : new String[] {ONE, OTHER}) {
            administrator
                    .sql(
                            "insert into lease.lease (number, reference, applicant, stage, submission_digest, lessee_name,"
                                    + " process_instance_id, applied_at, stage_since) values (?, ?, 'x', 'CHECKS', 'x', 'x', 'x', now(), now())")
                    .params(lease, lease)
                    .update();
            runtime.sql(
                            "select lease.append(?, now(), 'legal1', 'DECIDED_APPROVE', null, null, cast(? as json), false)")
                    .params(lease, decision("legal1"))
                    .query()
                    .singleRow();
        }
        anchors.ofToday().orElseThrow();
        assertThat(chains.look().broken()).isEmpty();
    }

    @AfterEach
    void close() {
        product.destroy();
    }

    private static String decision(String officer) {
        return """
                {"decision": [{"round": 1, "task": "legal-review", "decision": "APPROVE", "ground": "x", "officer": "%s",
                 "decided_at": "%s", "digest": "x", "clause_library": "x"}]}""".formatted(officer, Instant.now());
    }

    private static String datedIn2020(String decision) {
        return decision.replaceAll("\"decided_at\": \"[^\"]+\"", "\"decided_at\": \"2020-01-01T00:00:00Z\"");
    }

    private void call(String call) {
        runtime.sql("select " + call).query().listOfRows();
    }

    /** As whoever has the database, and knows of the triggers. */
    private void alter(String change) {
        administrator
                .sql("set session_replication_role = replica; " + change + "; set session_replication_role = origin")
                .update();
    }

    private boolean append(String lease, String rows, boolean once) {
        return runtime.sql("select lease.append(?, now(), 'x', 'X', null, null, cast(? as json), ?)")
                .params(lease, rows, once)
                .query(Boolean.class)
                .single();
    }

    @Test
    void nothingInPublicRunsAsTheAdministratorWhoSetsTheDatabaseUp() {
        // as in databases of before
        administrator.sql("grant create on schema public to sl_runtime").update();
        runtime.sql("create table public.ran (who text)").update();
        runtime.sql("create function public.name_eq(name, varchar) returns boolean language plpgsql as $$ begin"
                        + " insert into public.ran values (current_user); return $1::text = $2::text; end $$")
                .update();
        runtime.sql("create operator public.= (function = public.name_eq, leftarg = name, rightarg = varchar)")
                .update();
        var setUp = new SimpleDriverDataSource(new Driver(), TestPostgres.url(database, "postgres"), "postgres", "");
        assertThatThrownBy(() -> DatabaseSetup.run(setUp, null))
                .isInstanceOf(RefusedToStart.class)
                .hasMessageContaining("table public.ran")
                .hasMessageContaining("function public.name_eq");
        // as if somebody else had made them
        administrator.sql("reassign owned by sl_runtime to postgres").update();
        administrator.sql("grant all on public.ran to public").update();
        DatabaseSetup.run(setUp, null);
        assertThat(runtime.sql("select distinct who from public.ran")
                        .query(String.class)
                        .list())
                .isEmpty();
    }

    /** Whoever reads what the product's role owns runs its code, be it an administrator. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table public.mine ()",
                "create view public.mine as select 1",
                "create function public.mine() returns integer language sql as 'select 1'",
                "create domain public.mine as text",
                "create schema mine",
                "alter table act_ru_job rename to mine",
                "alter table act_ru_job alter column id_ set default 'mine'",
                "alter table act_ru_job enable row level security",
                "create policy mine on act_ru_job using (true)",
                "create rule mine as on insert to act_ru_job do instead nothing",
                "create trigger mine before insert on act_ru_job for each row execute function suppress_redundant_updates_trigger()",
                "create index mine on act_ru_job (id_)",
                "drop table act_ru_job cascade",
                "set role sl_engine",
                "set role sl_owner"
            })
    void theProductsRoleOwnsNothingAndMakesNothing(String statement) {
        assertThatThrownBy(() -> runtime.sql(statement).update())
                .rootCause()
                .hasMessageMatching("(?s).*(permission denied|must be owner).*");
        assertThat(administrator
                        .sql("select count(*) from pg_shdepend where refobjid = 'sl_runtime'::regrole and deptype = 'o'"
                                + " and dbid = (select oid from pg_database where datname = current_database())")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    /** Other rows of a lease are no excuse. */
    @Test
    void aDecisionIsNotDatedAsSomeOtherEntryOfItsLease() {
        alter(
                "insert into lease.audit select (jsonb_populate_record(a, '{\"seq\": 2, \"at\": \"2020-01-01T00:00:00Z\"}')).*"
                        + " from lease.audit a where lease_number = '" + ONE + "'");
        assertThatThrownBy(() -> append(ONE, datedIn2020(decision("legal2")), false))
                .hasMessageContaining("操作时间");
    }

    /** As an entry of before it was recorded when, which the anchors since then would cover. */
    @Test
    void aChainOfYearsAgoThatNoAnchorKnowsIsNamed() {
        administrator
                .sql("select lease.chain('SL-2020-000001', '2020-01-01', 'x', 'X', null, '{}', null)")
                .query()
                .singleRow();
        assertThat(chains.of("SL-2020-000001")).anyMatch(place -> place.contains("anchor 1, which does not cover it"));
    }

    /** A time stamp may come a day later, and says no more. */
    @Test
    void anAnchorBearsItsTime() {
        alter("update lease.anchor set at = at - interval '1 hour'");
        assertThat(chains.look().broken()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lease.keep_check(0, '{}', 2147483647)",
                "lease.keep_check(0, array[null]::text[], 0)",
                "lease.keep_check(0, array[['a', 'b'], ['c', 'd']], 0)",
                "lease.append('" + ONE + "', now(), 'x', 'X', null, '{\"rows\": 1, \"x\": \"\\u0000\"}', null, false)",
                "lease.append('" + ONE + "', now(), 'x', 'X', null, '{} no json \"rows\":', null, false)",
                "lease.append('" + ONE + "', now(), 'x', 'X', null, '{}, \"rows\": {\"decision\": 5}', null, false)",
                "lease.append_apart('" + ONE + "', now(), 'x', 'X', null, '{} no json \"rows\":')"
            })
    void noCallEndsTheChecksToCome(String call) {
        try {
            call(call);
        } catch (RuntimeException refused) {
            // so much the better
        }
        assertThatCode(chains::latest).doesNotThrowAnyException();
        assertThatCode(chains::look).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"audit\": [{\"lease_number\": \"" + OTHER
                        + "\", \"seq\": 2, \"at\": \"2020-01-01T00:00:00Z\", \"actor\": \"x\", \"action\": \"X\", \"commitment\": \"\\\\x00\", \"hash\": \"\\\\x00\"}]}",
                "{\"anchor_head\": [{\"lease_number\": \"other\", \"anchor\": 1, \"seq\": 1, \"hash\": \"\\\\xab\"}]}",
                "{\"anchor\": [{\"number\": 2, \"at\": \"2020-01-01T00:00:00Z\", \"leaves\": 2, \"previous\": \"\\\\x00\", \"root\": \"\\\\x00\", \"occasion\": \"DAY\"}]}",
                "{\"anchor_stamp\": [{\"anchor\": 1, \"at\": \"2020-01-01T00:00:00Z\", \"token\": \"\\\\x00\"}]}",
                "{\"journal\": [{\"at\": \"2026-11-01T00:00:00Z\", \"actor\": \"x\", \"source\": \"x\", \"door\": \"x\", \"kind\": \"SIGN_IN\", \"count\": 1}]}",
                "{\"notice\": [{\"kind\": \"ANCHORED\", \"address\": \"x\", \"text_zh\": \"x\", \"text_en\": \"x\", \"once\": \"x\", \"created_at\": \"2020-01-01T00:00:00Z\"}]}",
                "{\"clause_text\": [{\"digest\": \"of another text\", \"text\": \"x\"}]}"
            })
    void noEntryAddsToTheRecordItselfNorToWhatHasAFunctionOfItsOwn(String rows) {
        assertThatThrownBy(
                        () -> runtime.sql("select lease.append(?, now(), 'x', 'X', null, null, cast(? as json), false)")
                                .params(ONE, rows)
                                .query()
                                .singleRow())
                .hasMessageContaining("is no table of evidence");
    }

    @Test
    void anEntrysRowsAreOfItsOwnLease() {
        try {
            runtime.sql("select lease.append(?, now(), 'x', 'X', null, null, cast(? as json), false)")
                    .params(ONE, decision("x").replace("\"round\"", "\"lease_number\": \"" + OTHER + "\", \"round\""))
                    .query()
                    .singleRow();
        } catch (RuntimeException refused) {
            // so much the better
        }
        assertThat(chains.of(OTHER)).isEmpty();
    }

    @Test
    void aDecisionWhoseEntryWasErasedIsNotRewrittenUnseen() {
        alter("update lease.audit set salt = null, payload = null where lease_number = '" + ONE
                + "'; update lease.decision set officer = 'legal2' where lease_number = '" + ONE + "'");
        assertThat(chains.look().broken()).isNotEmpty();
    }

    /** Whoever pretends that an order was followed is told of to those who know whether there is one. */
    @Test
    void anErasureIsTold() {
        administrator
                .sql("select lease.erase(?, 1, lease.clock(), 'legal1')")
                .param(ONE)
                .query()
                .singleRow();
        assertThat(chains.look().broken()).isEmpty();
        assertThat(chains.erasures()).singleElement().satisfies(erasure -> {
            assertThat(erasure.place()).isEqualTo(ONE + " #2");
            assertThat(erasure.erased()).isEqualTo("1");
        });
    }

    @Test
    void anErasureHidesNoRowThatIsPutInBesideIt() {
        administrator
                .sql("select lease.erase(?, 1, lease.clock(), 'legal1')")
                .param(ONE)
                .query()
                .singleRow();
        alter(
                "insert into lease.decision select (jsonb_populate_record(d, '{\"position\": 2}')).* from lease.decision d where lease_number = '"
                        + ONE + "'");
        assertThat(chains.look().broken()).singleElement().asString().contains(ONE, "decision");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ENTRY_ERASED", "FINDINGS_KEPT", "NOTICE_KEPT"})
    void whatTheRecordSaysOfItselfNobodyElseSays(String action) {
        for (var function : List.of("append", "append_apart")) {
            assertThatThrownBy(() -> call("lease." + function + "('" + ONE + "', now(), 'x', '" + action
                            + "', null, '{\"entry\": 1}'" + (function.equals("append") ? ", null, false)" : ")")))
                    .hasMessageContaining("Only the record itself");
        }
        assertThatThrownBy(() -> call("lease.append('journal', now(), 'x', 'X', null, null, null, false)"))
                .hasMessageContaining("Only the record itself");
    }

    @Test
    void aRowBearsTheTimeOfItsEntry() {
        assertThatThrownBy(() -> append(ONE, datedIn2020(decision("legal2")), false))
                .hasMessageContaining("操作时间");
        assertThatThrownBy(() -> call("lease.tell('" + ONE
                        + "', 'X', null, 'managers', null, 'x', 'x', 'x', now() - interval '400 days', '{}')"))
                .hasMessageContaining("操作时间");
    }

    /** An entry is whole or not there. */
    @Test
    void ofTwoRowsOneOfWhichIsThereNoneIsAddedWithoutItsEntry() {
        assertThatThrownBy(() -> append(
                        ONE,
                        decision("legal2")
                                .replace("\"round\": 1", "\"round\": 1, \"position\": 2")
                                .replace(
                                        "}]}",
                                        "}, "
                                                + decision("legal1")
                                                        .replace("\"round\": 1", "\"round\": 1, \"position\": 1")
                                                        .replace("{\"decision\": [", "")),
                        true))
                .hasMessageContaining("is there already");
        assertThat(chains.look().broken()).isEmpty();
    }

    @Test
    void anImportThatWasAlteredIsNamed() {
        assertThat(append("register PERMITS", """
                {"register_import": [{"register": "PERMITS", "imported_by": "ops1", "imported_at": "%s", "rows": 3, "digest": "x"}]}""".formatted(Instant.now()), false))
                .isTrue();
        assertThat(chains.look().broken()).isEmpty();
        alter("update lease.register_import set rows = 4");
        assertThat(chains.look().broken()).isNotEmpty().allMatch(place -> place.startsWith("register PERMITS"));
    }

    @Test
    void aNoticeThatWasAlteredOrPutInIsNamed() {
        call("lease.tell('" + ONE + "', 'X', null, 'managers', null, '一', 'one', 'once', now(), '{}')");
        assertThat(chains.look().broken()).isEmpty();
        alter("insert into lease.notice (lease_number, kind, group_id, text_zh, text_en, once, created_at) values ('"
                + OTHER + "', 'X', 'managers', '二', 'two', 'twice', now() - interval '400 days')");
        assertThat(chains.look().broken()).singleElement().asString().contains(OTHER, "notice");
        alter("update lease.notice set text_zh = '三' where lease_number = '" + ONE + "'");
        assertThat(chains.look().broken()).anyMatch(place -> place.startsWith(ONE) && place.contains("notice"));
    }

    /** Whoever makes an anchor cannot say what it is over. */
    @Test
    void anAnchorIsOverWhatIsThere() {
        for (var name : List.of("SL-\uFF5E", "SL-\uD83D\uDE00", "SL-z", "SL-é", "SL-0")) {
            call("lease.append('" + name + "', now(), 'x', 'X', null, null, null, false)");
            call("lease.add_anchor('EXPORT')");
        }
        assertThat(chains.look().broken()).isEmpty();
        assertThat(runtime.sql("select count(distinct pg_get_function_identity_arguments(oid)) from pg_proc"
                                + " where proname = 'add_anchor'")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void whatIsNoTimeStampIsKeptOfNoAnchor() {
        assertThatThrownBy(() -> call("lease.stamp_anchor(1, '\\x00')")).hasMessageContaining("does not name the root");
        call("lease.stamp_anchor(1, (select 'x'::bytea || root from lease.anchor where number = 1))");
        assertThatThrownBy(() -> append(ONE, "{\"register_import\": []}", false))
                .hasMessageContaining("is no table of evidence");
        assertThat(chains.look().broken()).singleElement().asString().contains("is not over its root");
        assertThat(new AnchorStamps(
                                runtime,
                                Mockito.mock(TimeStamps.class),
                                clock,
                                new DataSourceTransactionManager(product))
                        .of(ONE))
                .isEmpty();
    }

    /** A transaction that is held open for long is a date that can be chosen. */
    @Test
    void anEntryThatCameAfterAnAnchorIsNamed() {
        call("lease.append('" + ONE + "', now(), 'x', 'X', null, null, null, false)");
        alter(
                "insert into lease.anchor select number + 1, at + interval '10 minutes', leaves, root, root, 'DAY' from lease.anchor");
        assertThat(chains.of(ONE)).singleElement().asString().contains("anchor 2", "which does not cover it");
        assertThat(chains.of(OTHER)).isEmpty();
    }

    @Test
    void anEntryDatedForEverIsChecked() {
        alter("update lease.audit set at = 'infinity', actor = 'x' where lease_number = '" + ONE + "'");
        assertThat(chains.look().broken()).isNotEmpty();
    }

    @Test
    void anchorsThatACheckHasSeenAreMissed() {
        call("lease.append('" + ONE + "', now(), 'x', 'X', null, null, null, false)");
        anchors.ofExport(ONE).orElseThrow();
        assertThat(chains.look().broken()).isEmpty();
        alter("delete from lease.anchor_stamp_wanted where anchor = 2; delete from lease.anchor_head where anchor = 2;"
                + " delete from lease.anchor where number = 2");
        assertThat(chains.look().broken()).isNotEmpty();
    }

    /** One entry was recorded while the database's clock was an hour ahead. */
    @Test
    void aClockThatWasAheadOnceStopsNobody() {
        administrator
                .sql("update lease.audit_head set recorded_at = now() + interval '1 hour' where lease_number = ?")
                .param(ONE)
                .update();
        assertThatCode(() -> call("lease.append('" + ONE + "', now(), 'x', 'X', null, null, null, false)"))
                .doesNotThrowAnyException();
    }

    private static String facts(String facts) {
        return """
                {"recorded_fact": [{"section": "use", "facts": %s, "recorded_by": "x", "recorded_at": "%s"}]}""".formatted(facts, Instant.now());
    }

    /** What nobody can read to its end would end each check that comes. */
    @Test
    void nothingIsKeptThatIsNestedWithoutEnd() {
        var deep = "[".repeat(3_000) + "]".repeat(3_000);
        assertThatThrownBy(() -> append(ONE, facts("{\"a\": " + deep + "}"), false))
                .hasMessageContaining("nested");
        assertThatThrownBy(() -> call(
                        "lease.append('" + ONE + "', now(), 'x', 'X', null, '{\"a\": " + deep + "}', null, false)"))
                .hasMessageContaining("nested");
        assertThat(chains.look().broken()).isEmpty();
    }

    @Test
    void whatWasAddedWithinARowIsNamed() {
        append(ONE, facts("{\"ways\": [1], \"of\": {}}"), false);
        assertThat(chains.look().broken()).isEmpty();
        alter("update lease.recorded_fact set facts = '{\"ways\": [1, 2], \"of\": {\"b\": 1}}'");
        assertThat(chains.look().broken()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lease.append('SL-2027-000001', now(), 'x', 'X', null, '{\"n\": ' || repeat('9', 1001) || '}', null, false)",
                "lease.add_findings('SL-2027-000001', now(), '../x', 1, '{\"findings\": []}', 'x')",
                "lease.add_findings('SL-2027-000001', now(), 'checks', 1, '{\"findings\": [{\"form\": \"a\", \"message\": 1}]}', 'x')",
                "lease.add_findings('SL-2027-000001', now(), 'checks', 1, '{\"findings\": [{\"form\": 1.5, \"message\": 1}]}', 'x')",
                "lease.add_findings('SL-2027-000001', now(), 'checks', 1, '{\"findings\": [1]}', 'x')",
                "lease.add_findings('SL-2027-000001', now(), 'checks', 1, '{\"findings\": 1}', 'x')"
            })
    void whatNobodyCanReadAgainIsNotKept(String call) {
        assertThatThrownBy(() -> call(call)).hasMessageContaining("to be kept");
    }

    @Test
    void noPlaceIsTakenAfterWhichThereIsNoRoom() {
        assertThatThrownBy(() -> append(
                        ONE,
                        decision("legal2").replace("\"round\": 1", "\"round\": 1, \"position\": 2147483647"),
                        false))
                .hasMessageContaining("so many rows");
    }

    private EvidenceWatch watch(Notices told) {
        var transactions = new DataSourceTransactionManager(product);
        return new EvidenceWatch(
                anchors,
                new AnchorStamps(runtime, Mockito.mock(TimeStamps.class), clock, transactions),
                chains,
                told,
                new AnchorSettings(List.of("notary@example.cn")),
                clock);
    }

    private static List<Notice> told(Notices notices) {
        var told = ArgumentCaptor.forClass(Notice.class);
        Mockito.verify(notices, Mockito.atLeast(0)).tell(told.capture(), Mockito.any(Audience[].class));
        return told.getAllValues();
    }

    /** Whoever makes the day's anchor himself keeps its mail from nobody. */
    @Test
    void theDaysAnchorIsMailedWhoeverAskedForIt() {
        var root = runtime.sql("select encode(root, 'hex') from lease.add_anchor('DAY')")
                .query(String.class)
                .single();
        var notices = Mockito.mock(Notices.class);
        watch(notices).anchor();
        assertThat(told(notices)).singleElement().satisfies(notice -> {
            assertThat(notice.en()).contains("Anchor 2 ", root);
            assertThat(notice.once()).as("a name that nobody knows beforehand").doesNotContain(root);
        });
        watch(notices).anchor();
        assertThat(told(notices)).extracting(Notice::once).hasSize(2).doesNotHaveDuplicates();
    }

    /** Each anchor has its time stamp, or waits for it. */
    @Test
    void aTimeStampThatWasTakenAwayIsMissed() {
        alter("delete from lease.anchor_stamp_wanted");
        assertThat(chains.look().broken()).singleElement().asString().contains("its time stamp is gone");
    }

    /** The checks look for them by these, and the next ones come behind them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1, '{\"findings\": []}', null",
                "1, '{\"findings\": []}', 'x'",
                "2147483647, '{\"findings\": []}', repeat('a', 64)"
            })
    void findingsAreKeptOnlyAsTheyCanBeFollowed(String said) {
        assertThatThrownBy(() -> call("lease.add_findings('" + ONE + "', now(), 'CHECKS', " + said + ")"))
                .hasMessageContaining("No findings of CHECKS");
    }

    /** What is told once under a name is not told where somebody has told it before. */
    @Test
    void anAlarmHasNoNameThatIsKnownBeforehand() {
        alter("update lease.decision set officer = 'legal2' where lease_number = '" + ONE + "'");
        var notices = Mockito.mock(Notices.class);
        var watch = watch(notices);
        watch.check();
        watch.check();
        assertThat(told(notices))
                .extracting(Notice::once)
                .hasSize(2)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.startsWith("chain 20"));
    }

    /** The product's role may keep a result that it made up. */
    @Test
    void noResultHidesWhatOneBeforeItFound() {
        alter("update lease.decision set officer = 'legal2' where lease_number = '" + ONE + "'");
        assertThat(chains.look().broken()).isNotEmpty();
        call("lease.keep_check(2, '{}', 1)");
        assertThat(chains.latest().orElseThrow().broken()).isNotEmpty();
    }

    @Test
    void anAnchorIsNotOverWhatAnOlderTransactionSees() {
        runtime.sql("begin isolation level repeatable read").update();
        assertThatThrownBy(() -> call("lease.add_anchor('EXPORT')")).hasMessageContaining("older transaction");
        runtime.sql("rollback").update();
    }
}
