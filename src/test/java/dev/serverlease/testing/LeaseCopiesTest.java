package dev.serverlease.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.approval.CaseDigest;
import dev.serverlease.approval.Decisions;
import dev.serverlease.evidence.ChainCheck;
import dev.serverlease.law.Occasion;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.Leases;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A copied lease is one that was driven, but for its papers: its record verifies, and it lives on in the same way. */
@ServerLeaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeaseCopiesTest {

    /** Tables of ours that know no lease. */
    private static final Set<String> OF_NO_LEASE = Set.of(
            "anchor",
            "anchor_stamp",
            "anchor_stamp_wanted",
            "article_text",
            "chain_check",
            "clause_text",
            "finding_form",
            "journal",
            "journal_answer",
            "lessee_name",
            "lessor_register",
            "message_text",
            "monthly_report",
            "node",
            "permit_register",
            "portfolio_day",
            "register_import",
            "replay",
            "replay_rule",
            "second_factor",
            "service_level",
            "service_level_taken_back",
            "steering_run");

    /** Of applications that nobody else makes: the first two leases of them are driven. */
    private static final String RENT = "18101.00";

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ChainCheck chains;

    @Autowired
    private Agreement agreement;

    @Autowired
    private NextDate nextDate;

    @Autowired
    private Leases leases;

    @Autowired
    private Findings findings;

    @Autowired
    private Decisions decisions;

    @Autowired
    private CaseDigest digests;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private FakeProvisioner provisioner;

    /** What copies are made from, and what it was when it was driven. */
    private String driven;

    private List<String> actionsOfDriven;
    private List<String> engineIdsOfDriven;
    private String copy;

    @BeforeAll
    void driveAndCopy() {
        clock.set(SettableClock.START);
        lease.inForce(application());
        driven = lease.inForce(application());
        actionsOfDriven = actions(driven);
        engineIdsOfDriven = engineIds(driven);
        copy = lease.inForce(application());
        assertThat(copy).isNotEqualTo(driven);
        assertThat(lease.contractDigest(copy)).isEqualTo(lease.contractDigest(driven));
        assertThat(namesItsOwnReference(driven)).as("driven").isTrue();
        assertThat(namesItsOwnReference(copy)).as("copied").isFalse();
    }

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    private ObjectNode application() {
        var application = lease.application();
        ((ObjectNode) application.path("contract")).put("monthlyRent", RENT);
        return application;
    }

    /** The application of a copy names the reference of the lease that was driven. */
    private boolean namesItsOwnReference(String number) {
        return jdbc.sql("select l.reference = a.content ->> 'reference' from lease.lease l"
                        + " join lease.application a on a.lease_number = l.number where l.number = ?")
                .param(number)
                .query(Boolean.class)
                .single();
    }

    @Test
    void itsRecordVerifies() {
        assertThat(chains.of(copy)).isEmpty();
        assertThat(actions(copy)).isEqualTo(actionsOfDriven).hasSizeGreaterThan(20);
        agreement.holdsFor(copy);
        nextDate.holdsFor(copy);
    }

    @Test
    void itsDecisionIsOnItsCase() {
        var row = leases.get(copy);
        assertThat(decisions.of(copy))
                .isNotEmpty()
                .allMatch(decision -> digests.isOf(decision, row, findings.of(copy, Occasion.CHECKS, row.round())));
    }

    /** Nothing of the driven lease stands in a row of the copy, but in what people signed. */
    @Test
    void nothingOfItNamesTheDrivenLease() {
        var rows = new LeaseRows(TestPostgres.superuser("shared"), catalogue(), copy);
        rows.byTable.forEach(
                (table, all) -> assertThat(all.toString()).as(table).doesNotContain(driven));
        assertThat(rows.engineIds).doesNotContainAnyElementsOf(engineIdsOfDriven);
    }

    /** Wherever the number of a lease stands in a table of ours, the row is copied, or the list says why not. */
    @Test
    void noTableIsForgotten() {
        var known = new TreeSet<>(catalogue().ours().keySet());
        LeaseRows.NOT_ITS_OWN.keySet().forEach(table -> known.add("lease." + table));
        OF_NO_LEASE.forEach(table -> known.add("lease." + table));
        assertThat(catalogue().tables.keySet().stream().filter(table -> table.startsWith("lease.")))
                .containsExactlyInAnyOrderElementsOf(known);
    }

    /** Whatever the driven lease has lived since. */
    @Test
    void itIsWhereTheDrivenOneWasAndLivesTheRestOfItsLifeAsThat() {
        lease.attach("legal1", driven, "OTHER");
        live(driven);
        clock.set(SettableClock.START);
        var later = lease.inForce(application());
        assertThat(actions(later)).isEqualTo(actions(copy));
        assertThat(rowsByTable(later)).isEqualTo(rowsByTable(copy));
        assertThat(provisioner.callsFor(later)).containsExactly(later + "/HAND_OVER/1");
        lease.attach("legal1", later, "OTHER");
        live(later);
        assertThat(actions(later)).isEqualTo(actions(driven)).last().asString().contains("ENDED_EXPIRED");
        assertThat(rowsByTable(later)).isEqualTo(rowsByTable(driven));
        assertThat(chains.of(later)).isEmpty();
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(later)
                        .count())
                .isZero();
    }

    /** Reviewed, suspended, cured, told that it ends, and ended. */
    private void live(String number) {
        clock.set(SettableClock.START);
        var due = OffsetDateTime.parse(lease.lease(number).path("nextReviewAt").asText());
        lease.at(due.toInstant(), number);
        done("compliance1", number, "Task_UseReview", LeaseDriver.asAgreed());
        lease.suspendForABreach(number, due.toLocalDate().plusDays(20).toString());
        assertThat(lease.callRaw("compliance1", "POST", "/api/leases/" + number + "/cures", "{\"proof\": \"已停止并删除\"}")
                        .status())
                .isEqualTo(202);
        lease.runJobs(number);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
        var end = OffsetDateTime.parse(lease.lease(number).path("termEndsAt").asText());
        lease.at(end.minusDays(30).toInstant(), number);
        done(
                "compliance1",
                number,
                "Task_ExpiryNotice",
                Map.of("answer", "OBJECT", "servedOn", "2028-10-02", "proof", "EMS 1"));
        lease.at(end.toInstant(), number);
        done("ops1", number, "Task_TakeBackServer", Map.of("accessRevokedOn", "2028-11-01", "note", "已收回"));
        lease.at(end.plusDays(31).toInstant(), number);
        done(
                "ops1",
                number,
                "Task_ReturnData",
                Map.of(
                        "dataDisposedOn", "2028-12-02",
                        "how", "ERASED",
                        "logsKeptUntil", "2029-05-01",
                        "impactAssessmentKeptUntil", "2031-11-01",
                        "note", "已删除"));
        assertThat(lease.stage(number)).isEqualTo("ENDED");
    }

    private void done(String user, String number, String task, Map<String, String> values) {
        LeaseDriver.expectDone(lease.complete(user, number, task, values));
        lease.runJobs(number);
    }

    private List<String> actions(String number) {
        return jdbc.sql(
                        "select actor || ' ' || action || ' ' || at from lease.audit where lease_number = ? order by seq")
                .param(number)
                .query(String.class)
                .list();
    }

    private Map<String, Integer> rowsByTable(String number) {
        var rows = new TreeMap<String, Integer>();
        new LeaseRows(TestPostgres.superuser("shared"), catalogue(), number)
                .byTable.forEach((table, all) -> rows.put(table, all.size()));
        return rows;
    }

    private static List<String> engineIds(String number) {
        return List.copyOf(new LeaseRows(TestPostgres.superuser("shared"), catalogue(), number).engineIds);
    }

    private static LeaseRows.Catalogue catalogue() {
        return new LeaseRows.Catalogue(TestPostgres.superuser("shared"));
    }
}
