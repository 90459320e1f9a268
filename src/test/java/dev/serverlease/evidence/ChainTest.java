package dev.serverlease.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.AuditTrail;
import dev.serverlease.lease.EndReason;
import dev.serverlease.lease.Leases;
import dev.serverlease.notification.Notices;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The record: whoever alters it, and be it the database's administrator, is found out. */
@ServerLeaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChainTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String ALTERED = "altered_record";

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ChainCheck chains;

    @Autowired
    private Anchors anchors;

    @Autowired
    private AnchorStamps stamps;

    @Autowired
    private Notices notices;

    @Autowired
    private AuditTrail audit;

    @Autowired
    private Leases leases;

    @Autowired
    private PlatformTransactionManager transactions;

    /** Of the database; it knows of the triggers. */
    private final SingleConnectionDataSource administrator =
            new SingleConnectionDataSource(TestPostgres.url("shared", "postgres"), true);

    /** A lease in force, which is intact before the tests that alter it and after them. */
    private String inForce;

    @BeforeAll
    void aLeaseInForce() {
        startOfTime();
        inForce = lease.drivenToForce(lease.application());
        // the tests' provisioner keeps no record; the product's own does
        audit.append(
                inForce,
                AuditEntry.of("system", "HANDOVER_KEPT")
                        .keeping(
                                "handover",
                                AuditEntry.Row.of("action", "HAND_OVER")
                                        .and("occurrence", 1)
                                        .and("provider_ref", "r")
                                        .and("done_at", clock.instant())),
                clock.instant());
        assertThat(chains.of(inForce)).isEmpty();
    }

    @AfterAll
    void isIntactAfterAll() {
        administrator.destroy();
        assertThat(chains.of(inForce)).isEmpty();
    }

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    /** What the check finds of the lease while the administrator has changed something, which does not stay. */
    private List<String> foundAfter(String change, Object on) {
        var database = JdbcClient.create(administrator);
        return new TransactionTemplate(new JdbcTransactionManager(administrator)).execute(transaction -> {
            transaction.setRollbackOnly();
            database.sql("set local session_replication_role = replica").update();
            assertThat(database.sql(change).param(on).update()).isPositive();
            return new ChainCheck(database, clock, anchors).of(inForce);
        });
    }

    @Test
    void chainOfALeaseInForceIsIntact() {
        assertThat(chains.of(lease.drivenToForce(lease.application()))).isEmpty();
    }

    /** By nothing of ours: from the rows alone, as the chain is described. */
    @Test
    void hashesMatchTheirDescription() throws Exception {
        var number = lease.drivenToForce(lease.application());
        var sha256 = MessageDigest.getInstance("SHA-256");
        var entries = jdbc.sql("select *, to_char(at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') as utc,"
                        + " to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') as recorded"
                        + " from lease.audit where lease_number = ? order by seq")
                .param(number)
                .query()
                .listOfRows();
        assertThat(entries).hasSizeGreaterThan(10);
        var before = new byte[32];
        int nth = 0;
        for (var entry : entries) {
            assertThat(entry.get("seq")).isEqualTo(++nth);
            sha256.update((byte[]) entry.get("salt"));
            var commitment = sha256.digest(((String) entry.get("payload")).getBytes(StandardCharsets.UTF_8));
            var body = new TreeMap<String, Object>(Map.of(
                    "lease", number,
                    "seq", nth,
                    "at", entry.get("utc"),
                    "actor", entry.get("actor"),
                    "action", entry.get("action"),
                    "recorded", entry.get("recorded"),
                    "commitment", java.util.HexFormat.of().formatHex(commitment)));
            if (entry.get("digest") != null) {
                body.put("digest", entry.get("digest"));
            }
            sha256.update(before);
            before = sha256.digest(JSON.writeValueAsBytes(body));
            assertThat((byte[]) entry.get("hash")).as("entry " + nth).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            audit       | update lease.audit set actor = 'legal2' where lease_number = ? and action like 'DECIDED%'
            audit       | update lease.audit set at = at - interval '1 day' where lease_number = ? and seq = 3
            audit       | update lease.audit set payload = replace(payload, '用途合法', '用途不明') where lease_number = ? and action like 'DECIDED%'
            audit       | delete from lease.audit where lease_number = ? and seq = 4
            audit       | delete from lease.audit where lease_number = ? and action = 'STAGE_IN_FORCE'
            audit_head  | delete from lease.audit_head where lease_number = ?
            decision    | update lease.decision set ground = 'x' where lease_number = ?
            decision    | update lease.decision set officer = 'legal2' where lease_number = ?
            signature   | delete from lease.signature where lease_number = ? and party = 'LESSEE'
            contract    | update lease.contract set clauses = array_append(clauses, clauses[1]) where lease_number = ?
            application | update lease.application set content = jsonb_set(content, '{server,quantity}', '99') where lease_number = ?
            findings    | update lease.findings set document = jsonb_set(document, '{findings,0,outcome}', '"INFO"') where lease_number = ? and occasion = 'CHECKS'
            findings    | update lease.findings set document = document #- '{findings,5}' where lease_number = ? and occasion = 'CHECKS'
            findings    | update lease.findings set document = jsonb_set(document, '{facts,lessee.kind}', '"INDIVIDUAL"') where lease_number = ? and occasion = 'CHECKS'
            findings    | update lease.findings set document = jsonb_set(document, '{asOf}', '"2026-11-30"') where lease_number = ? and occasion = 'CHECKS'
            findings    | delete from lease.findings where lease_number = ? and occasion = 'ACTIVATION'
            findings    | insert into lease.findings (lease_number, occasion, round, document) values (?, 'CHECKS', 9, '[]')
            handover    | update lease.handover set done_at = done_at - interval '30 days' where lease_number = ?
            suspension  | insert into lease.suspension (lease_number, position, ground, clause, unlawful, cure_by, suspended_by, suspended_at) values (?, 1, 'x', 'x', true, now(), 'x', now())
            """)
    void alterationByAnAdministratorIsReported(String table, String change) {
        assertThat(foundAfter(change, inForce)).as(table).isNotEmpty().allMatch(place -> place.contains(inForce));
    }

    /** A text is kept once for many leases: whoever alters it has altered the findings of each. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            messageZh  | update lease.message_text set zh = concat(zh, '。') where zh = ?
            citationZh | update lease.article_text set quote = concat(quote, '。') where citation_zh = ?
            rule       | update lease.finding_form set facts = array_append(facts, 'x') where rule = ?
            """)
    void alteringATextAltersEveryFindingThatQuotesIt(String quoted, String change) {
        var text = jdbc.sql("select f ->> ? from lease.findings s, jsonb_array_elements(lease.document(s)) f"
                        + " where lease_number = ? and f ->> 'outcome' = 'INFO' limit 1")
                .params(quoted, inForce)
                .query(String.class)
                .single();
        assertThat(foundAfter(change, text)).isNotEmpty().allMatch(place -> place.contains("findings"));
    }

    /** A clause is kept once for many contracts, too. */
    @Test
    void alteringAClauseAltersEveryContractThatHasIt() {
        var clause = jdbc.sql("select clauses[9] from lease.contract where lease_number = ?")
                .param(inForce)
                .query(String.class)
                .single();
        assertThat(foundAfter("update lease.clause_text set text = concat(text, ' ') where digest = ?", clause))
                .isNotEmpty()
                .allMatch(place -> place.contains("contract"));
    }

    /** What is violated stands in the index as the document says it, in whatever set. */
    @Test
    void whatIsViolatedIsFoundByItsRule() {
        var application = lease.application();
        ((ObjectNode) application.path("contract")).put("governingLaw", "SG");
        var number = lease.apply(application);
        var violated =
                "select violated ->> 'contract.governing-law' from lease.findings where occasion = 'CHECKS' and lease_number = ?";
        assertThat(jdbc.sql(violated).param(number).query(String.class).single())
                .isEqualTo(jdbc.sql(
                                "select f ->> 'outcome' from lease.findings, jsonb_array_elements(lease.document(findings)) f where occasion = 'CHECKS'"
                                        + " and lease_number = ? and f ->> 'rule' = 'contract.governing-law'")
                        .param(number)
                        .query(String.class)
                        .single())
                .isEqualTo("REVIEW");
        assertThatThrownBy(() -> TestPostgres.alter(
                        "findings", "update lease.findings set violated = '{}' where lease_number = ?", number))
                .hasMessageContaining("violated");
    }

    /** The operators' journal is a chain as well: their administrator cannot take a line out. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            journal        | update lease.journal set actor = 'ops1' where id = ?
            journal        | delete from lease.journal where id = ?
            journal_answer | update lease.journal_answer set status = 403 where journal = ?
            """)
    void alterationOfTheJournalIsReported(String table, String change) {
        clock.set(SettableClock.START.plus(Duration.ofDays(400)).plus(Duration.ofDays(change.length())));
        var id = jdbc.sql("select lease.journal_add(?, 'admin', '127.0.0.1', 'DELETE /engine-rest/x', 'WRITE', 'd', 1)")
                .param(java.sql.Timestamp.from(clock.instant()))
                .query(Long.class)
                .single();
        if (table.equals("journal_answer")) {
            jdbc.sql("select lease.journal_answered(?, 204, ?)")
                    .params(id, java.sql.Timestamp.from(clock.instant()))
                    .query()
                    .singleRow();
        }
        clock.set(clock.instant().plus(Duration.ofDays(89)));
        var before = chains.ofTheJournal().size();
        assertThat(TestPostgres.alter(table, change, id)).isPositive();
        assertThat(chains.ofTheJournal()).hasSizeGreaterThan(before);
    }

    /** Who rewrites a chain from its beginning makes one that fits itself, but not the root that others were sent. */
    @Test
    void rewrittenChainDoesNotMatchAnEarlierAnchor() {
        clock.set(SettableClock.START.plus(Duration.ofDays(40)));
        var number = lease.apply(lease.application());
        clock.set(SettableClock.START.plus(Duration.ofDays(41)));
        var anchor = anchors.ofToday().orElseThrow();
        assertThat(chains.of(number)).isEmpty();
        assertThat(anchors.ofToday()).as("one a day").isEmpty();

        var head = jdbc.sql("select hash from lease.audit_head where lease_number = ?")
                .param(number)
                .query(byte[].class)
                .single();
        var forged = new byte[32];
        TestPostgres.superuser("shared")
                .sql("update lease.audit_head set hash = ? where lease_number = ?")
                .params(forged, number)
                .update();
        TestPostgres.alter(
                "audit",
                "update lease.audit set hash = ? where lease_number = ? and seq = (select max(seq) from lease.audit where lease_number = ?)",
                forged,
                number,
                number);
        assertThat(chains.of(number))
                .anyMatch(place -> place.endsWith("rewritten or deleted after anchor " + anchor.number()));

        TestPostgres.alter(
                "audit",
                "update lease.audit set hash = ? where lease_number = ? and seq = (select max(seq) from lease.audit where lease_number = ?)",
                head,
                number,
                number);
        TestPostgres.superuser("shared")
                .sql("update lease.audit_head set hash = ? where lease_number = ?")
                .params(head, number)
                .update();
        assertThat(chains.of(number)).isEmpty();
    }

    @Test
    void anAnchorCoversThePreviousRootAndStillMatchesAfterChainsGrow() {
        clock.set(SettableClock.START.plus(Duration.ofDays(50)));
        var first = anchors.ofToday().orElseThrow();
        var number = lease.apply(lease.application());
        clock.set(SettableClock.START.plus(Duration.ofDays(51)));
        var second = anchors.ofToday().orElseThrow();
        audit.record(number, "test", "GROWN", Map.of(), null);
        assertThat(second.previous()).isEqualTo(first.root());
        assertThat(holds(first)).isTrue();
        assertThat(holds(second)).isTrue();
    }

    /** Whoever alters them has the time of a minute at most, and not of a day. */
    @Test
    void conclusionsAndEndsAreAnchoredAtOnceAndEvidenceThatIsTakenOut() {
        anchors.ofWhatHappened();
        assertThat(anchors.ofWhatHappened()).as("nothing happened").isEmpty();
        var number = lease.drivenToForce(lease.application());
        var signed = anchors.ofWhatHappened().orElseThrow();
        assertThat(occasion(signed)).isEqualTo("SIGNED");
        assertThat(holds(signed)).isTrue();
        assertThat(anchors.ofWhatHappened()).isEmpty();
        assertThat(anchors.ofExport(number)).as("the newest covers it").isEmpty();
        audit.record(number, "legal1", "EVIDENCE_TAKEN_OUT", Map.of(), null);
        assertThat(occasion(anchors.ofExport(number).orElseThrow())).isEqualTo("EXPORT");
        audit.record(number, "legal2", "EVIDENCE_TAKEN_OUT", Map.of(), null);
        assertThat(anchors.ofExport(number))
                .as("taken out again within a minute, and nothing else happened")
                .isEmpty();
        audit.record(number, "test", "GROWN", Map.of(), null);
        assertThat(occasion(anchors.ofExport(number).orElseThrow())).isEqualTo("EXPORT");
        audit.record(number, "legal1", "EVIDENCE_TAKEN_OUT", Map.of(), null);
        clock.set(clock.instant().plus(Duration.ofMinutes(1)));
        assertThat(occasion(anchors.ofExport(number).orElseThrow()))
                .as("a minute later")
                .isEqualTo("EXPORT");
        var withdrawn = "/api/leases/" + lease.apply(lease.application()) + "/withdrawal";
        assertThat(lease.callRaw("sales1", "POST", withdrawn, "{\"ground\": \"不再需要\"}")
                        .status())
                .isEqualTo(202);
        assertThat(occasion(anchors.ofWhatHappened().orElseThrow())).isEqualTo("ENDED");
    }

    @ParameterizedTest
    @EnumSource
    void anEndIsAnchoredAtOnceWhateverItWas(EndReason reason) {
        anchors.ofWhatHappened();
        var number = lease.apply(lease.application());
        audit.record(number, AuditTrail.SYSTEM, "ENDED_" + reason, Map.of(), null);
        assertThat(anchors.ofWhatHappened()).map(this::occasion).contains("ENDED");
    }

    /** One o'clock in Beijing is still the day before in UTC. */
    @Test
    void eachDayOfTheChineseCalendarHasItsAnchor() {
        clock.set(Instant.parse("2027-05-04T15:00:00Z"));
        anchors.ofToday();
        assertThat(anchors.ofToday()).as("the same day").isEmpty();
        clock.set(Instant.parse("2027-05-04T17:00:00Z"));
        assertThat(anchors.ofToday()).as("the next day").isPresent();
    }

    private boolean holds(Anchor anchor) {
        return !new AnchorWalk(jdbc, anchors)
                .unproven(anchors.all(), anchor.number())
                .contains(anchor.number());
    }

    private String occasion(Anchor anchor) {
        return jdbc.sql("select occasion from lease.anchor where number = ?")
                .param(anchor.number())
                .query(String.class)
                .single();
    }

    /** In a database of its own, in which nothing else is altered: what is looked through is all that there is. */
    @Test
    void brokenRecordIsToldToTheResponsiblePeople() {
        TestPostgres.url(ALTERED);
        var own = TestPostgres.superuser(ALTERED);
        for (var number : List.of("SL-2027-000001", "SL-2027-000002")) {
            own.sql("select lease.append(?, now(), 'sales1', 'SUBMITTED', null, null, null, false)")
                    .param(number)
                    .query()
                    .singleRow();
        }
        new SettableClock(own).set(SettableClock.START.plus(Duration.ofDays(60)));
        var all = new ChainCheck(own, clock, new Anchors(own, clock));
        assertThat(all.look().broken()).isEmpty();
        own.sql(
                        "set session_replication_role = replica; update lease.audit set actor = 'x' where lease_number = 'SL-2027-000002'")
                .update();

        toldOf(all, Duration.ofDays(60), "2027-01-30");
        var found = all.latest().orElseThrow();
        assertThat(found.chains()).isEqualTo(2);
        assertThat(found.broken()).singleElement().asString().startsWith("SL-2027-000002 #1");
        own.sql(
                        "set session_replication_role = replica; update lease.audit set actor = 'sales1' where lease_number = 'SL-2027-000002'")
                .update();
        assertThat(all.look().broken()).isEmpty();
    }

    /** Through all leases that the other tests of this class have left behind. */
    @Test
    @Tag("nightly")
    void amongAllLeasesTheBrokenOneIsFoundAndToldOf() {
        var number = lease.apply(lease.application());
        alter("application", "update lease.application set submitted_by = 'x' where lease_number = ?", number);
        toldOf(chains, Duration.ofDays(61), "2027-01-31");
        // not all of them are listed
        assertThat(chains.latest().orElseThrow().broken()).isNotEmpty();
        assertThat(chains.of(number)).isNotEmpty();
        alter("application", "update lease.application set submitted_by = 'sales1' where lease_number = ?", number);
        assertThat(chains.of(number)).isEmpty();
    }

    private void toldOf(ChainCheck all, Duration since, String day) {
        clock.set(SettableClock.START.plus(since));
        new EvidenceWatch(anchors, stamps, all, notices, new AnchorSettings(List.of()), clock).check();
        for (var group : List.of("camunda-admin", "managers")) {
            assertThat(jdbc.sql("select count(*) from lease.notice where kind = 'CHAIN_BROKEN' and group_id = ?"
                                    + " and once like concat('chain ', ?, '%')")
                            .params(group, day)
                            .query(Integer.class)
                            .single())
                    .as(group)
                    .isEqualTo(1);
        }
    }

    /** A court's order to erase: names and words go, the chain still holds and says that it was done. */
    @Test
    void anErasedEntryLeavesTheChainIntact() {
        var number = lease.apply(lease.application());
        audit.record(number, "legal1", "NOTED", Map.of("name", "张三"), null);
        int seq = jdbc.sql("select max(seq) from lease.audit where lease_number = ?")
                .param(number)
                .query(Integer.class)
                .single();
        assertThatThrownBy(() -> jdbc.sql("select lease.erase(?, ?, now(), 'legal1')")
                        .params(number, seq)
                        .query()
                        .singleRow())
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("permission denied");
        TestPostgres.superuser("shared")
                .sql("select lease.erase(?, ?, lease.clock(), 'legal1')")
                .params(number, seq)
                .query()
                .singleRow();
        assertThat(jdbc.sql("select count(*) from lease.audit where payload like '%张三%'")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(chains.of(number)).isEmpty();
        assertThat(audit.of(number)).anyMatch(step -> step.action().equals("ENTRY_ERASED"));
    }

    /** The caller holds the lease and the end of its chain; waiting for either would be waiting for oneself. */
    @Test
    void anEntryInATransactionOfItsOwnDoesNotWaitForItsCaller() {
        var number = lease.apply(lease.application());
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            leases.lock(number);
            audit.record(number, "test", "BEFORE", Map.of(), null);
            audit.recordApart(number, "test", "APART", Map.of("kept", true));
            assertThat(audit.has(number, "APART")).isTrue();
            status.setRollbackOnly();
        });
        assertThat(audit.has(number, "APART")).isTrue();
        assertThat(audit.has(number, "BEFORE")).isFalse();
        assertThat(steps(number)).endsWith("APART");
        audit.record(number, "test", "AFTER", Map.of(), null);
        assertThat(steps(number)).endsWith("APART", "AFTER");
        assertThat(jdbc.sql("select count(*) from lease.audit_waiting where lease_number = ?")
                        .param(number)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(chains.of(number)).isEmpty();
    }

    @Test
    void waitingEntriesAreAnchoredEvenIfNoneFollow() {
        var number = lease.apply(lease.application());
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            leases.lock(number);
            audit.recordApart(number, "test", "APART", Map.of());
        });
        anchors.settle();
        assertThat(jdbc.sql("select count(*) from lease.audit where lease_number = ? and action = 'APART'")
                        .param(number)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    /** Whoever alters the record of one lease must not keep all others from being anchored and taken out. */
    @Test
    void anAlteredRecordStopsNoOtherLease() {
        var altered = lease.drivenToForce(lease.application());
        var other = lease.apply(lease.application());
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            leases.lock(altered);
            audit.recordApart(altered, "test", "APART", Map.of());
        });
        var head = jdbc.sql("select * from lease.audit_head where lease_number = ?")
                .param(altered)
                .query()
                .singleRow();
        alter("audit_head", "delete from lease.audit_head where lease_number = ?", altered);
        try {
            anchors.ofWhatHappened();
            assertThat(anchors.ofWhatHappened())
                    .as("what no anchor can cover asks for none")
                    .isEmpty();
            assertThat(lease.bytes("legal1", "/api/leases/" + other + "/evidence"))
                    .isNotEmpty();
            var refused = lease.call("legal1", "GET", "/api/leases/" + altered + "/evidence", null);
            assertThat(refused.status()).isEqualTo(500);
            assertThat(refused.text()).contains("存证记录", altered, "does not fit").doesNotContain("audit_pkey");
        } finally {
            TestPostgres.alter(
                    "audit_head",
                    "insert into lease.audit_head (lease_number, seq, hash) values (?, ?, ?)",
                    altered,
                    head.get("seq"),
                    head.get("hash"));
        }
        anchors.settle();
        assertThat(steps(altered)).endsWith("APART");
        assertThat(chains.of(altered)).isEmpty();
    }

    /** What somebody could do who has the product's own connection. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into lease.audit (lease_number, seq, at, actor, action, commitment, hash) values ('x', 1, now(), 'x', 'x', '', '')",
                "update lease.audit set actor = 'x'",
                "delete from lease.audit",
                "truncate lease.audit",
                "update lease.audit_head set seq = 0",
                "insert into lease.decision select * from lease.decision",
                "update lease.findings set document = '[]'",
                "delete from lease.findings",
                "update lease.message_text set zh = ''",
                "insert into lease.article_text (key, citation_zh, citation_en, quote) values (gen_random_uuid(), '', '', '')",
                "update lease.finding_form set rule_version = 0",
                "insert into lease.anchor values (99, now(), 0, '', '', 'DAY')",
                "insert into lease.anchor_stamp values (1, now(), '')",
                "delete from lease.anchor_stamp_wanted",
                "delete from lease.anchor",
                "insert into lease.chain_check (checked_at, leases, broken) values (now() + interval '10 years', 0, '{}')",
                "alter table lease.audit disable trigger all",
                "drop table lease.audit",
                "delete from lease.lease",
                "set session_replication_role = replica",
                "set role sl_owner",
                "select lease.chain('x', now(), 'x', 'x', null, '{}', now())",
                "select lease.add_rows('x', '{}', false)",
                "create or replace function lease.append(text, timestamptz, text, text, text, text, json, boolean) returns boolean language sql as 'select true'",
                "create table lease.mine (x int)",
                "update lease.flyway_schema_history set success = false"
            })
    void theProductsOwnRoleCannotAlterTheRecord(String statement) {
        assertThatThrownBy(() -> new TransactionTemplate(transactions)
                        .executeWithoutResult(status -> jdbc.sql(statement).update()))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void onlyTablesOfEvidenceTakeRowsWithAnEntry() {
        assertThatThrownBy(() -> audit.append(
                        "x",
                        AuditEntry.of("x", "X").keeping("lease", AuditEntry.Row.of("number", "x")),
                        clock.instant()))
                .hasMessageContaining("no table of evidence");
    }

    private static int alter(String table, String change, String number) {
        if (table.equals("audit_head")) {
            return TestPostgres.superuser("shared").sql(change).param(number).update();
        }
        return TestPostgres.alter(table, change, number);
    }

    private List<String> steps(String number) {
        return audit.of(number).stream().map(AuditTrail.Step::action).toList();
    }
}
