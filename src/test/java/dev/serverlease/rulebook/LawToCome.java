package dev.serverlease.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.spy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.serverlease.law.Outcome;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.lease.Findings;
import dev.serverlease.lease.Findings.Brief;
import dev.serverlease.lease.LeaseRounds;
import dev.serverlease.lease.RecordedFacts;
import dev.serverlease.rulebook.Replay.Kind;
import dev.serverlease.rulebook.ReplayStore.Question;
import dev.serverlease.stage.checks.LegalCheck;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A law that counts from 2027-07-01 on, and leases in force that it touches, for the tests of sweeps. It is the
 * rulebook with one rule that decides otherwise from that day on, over lessees whose name says how.
 */
@ServerLeaseTest
abstract class LawToCome {

    static final String SWEEPS = "/api/rules/sweeps";
    static final LocalDate LAW = LocalDate.of(2027, 7, 1);
    static final String RULE = "party.real-identity";

    static final String BLOCKED = "新法禁止";
    static final String TO_REVIEW = "新法须审";
    static final String FREED = "新法放行";

    @Autowired
    protected LeaseDriver lease;

    @Autowired
    protected SettableClock clock;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected ReplayStore store;

    @Autowired
    protected PlatformTransactionManager transactions;

    @Autowired
    private LeaseRounds rounds;

    @Autowired
    private Findings findings;

    @Autowired
    private RecordedFacts recorded;

    @Autowired
    private LegalCheck legalCheck;

    @Autowired
    private SweepNotices notices;

    /** The leases of other tests are in force too. */
    private final String ours = "第" + System.nanoTime();

    @BeforeEach
    @AfterEach
    void startOfTime() {
        clock.set(SettableClock.START);
        store.running().forEach(store::stop);
    }

    /** @param lessee how the law to come decides */
    protected ObjectNode application(String lessee) {
        var application = lease.application();
        ((ObjectNode) application.path("lessee")).put("name", name(lessee));
        return application;
    }

    /** It is called so since an agreement: the leases of all tests are in force by one application. */
    protected String inForce(String lessee) {
        var number = lease.inForce(lease.application());
        recorded.restate(number, "lessee", "name", TextNode.valueOf(name(lessee)), "contract1");
        return number;
    }

    private String name(String lessee) {
        return lessee + ours + "有限公司";
    }

    /** A sweep that nobody has gone on with. */
    protected long begun() {
        return store.begin(
                new Question(Kind.SWEEP, LAW, LocalDate.now(clock), ReplayRun.RULEBOOK),
                rounds.count(Kind.SWEEP.stages()),
                "manager1",
                null);
    }

    /** A sweep under the law to come, to its end. */
    protected long swept() {
        long id = begun();
        var run = new ReplayRun(rounds, findings, recorded, underTheLawToCome(), store, notices);
        while (Boolean.TRUE.equals(new TransactionTemplate(transactions).execute(status -> run.step(id)))) {
            // until all are asked
        }
        return id;
    }

    private LegalCheck underTheLawToCome() {
        var asked = spy(legalCheck);
        doAnswer(call -> {
                    boolean counts = !call.<LocalDate>getArgument(1).isBefore(LAW);
                    var name = String.valueOf(
                            call.<LeaseFacts>getArgument(2).lessee().name());
                    @SuppressWarnings("unchecked")
                    var found = (List<Brief>) call.callRealMethod();
                    return found.stream().map(one -> decided(one, name, counts)).toList();
                })
                .when(asked)
                .underTheLawOf(any(), any(), any(), any());
        return asked;
    }

    private Brief decided(Brief found, String name, boolean counts) {
        if (!found.rule().value().equals(RULE) || !name.contains(ours)) {
            return found;
        }
        var outcome = name.startsWith(BLOCKED)
                ? counts ? Outcome.BLOCK : Outcome.SATISFIED
                : name.startsWith(TO_REVIEW)
                        ? counts ? Outcome.REVIEW : Outcome.SATISFIED
                        : name.startsWith(FREED) ? counts ? Outcome.SATISFIED : Outcome.REQUIRE : found.outcome();
        return new Brief(found.rule(), found.ruleVersion(), outcome, found.citation(), found.asOf());
    }

    protected JsonNode get(long id, String query) {
        var answer = lease.call("manager1", "GET", SWEEPS + "/" + id + "?x=" + query, null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    protected void finished(long id) {
        await().until(() -> get(id, "").path("state").asText().equals("DONE"));
    }

    /** What becomes of our leases, by number. */
    protected Map<String, String> effects(long id) {
        var effects = new HashMap<String, String>();
        get(id, "&size=500")
                .path("leases")
                .forEach(one -> effects.put(
                        one.path("leaseNumber").asText(), one.path("effect").asText()));
        return effects;
    }

    protected List<String> told(String group) {
        return jdbc.sql("select text_zh from lease.notice where group_id = :group and kind = 'LAW_CHANGE'")
                .param("group", group)
                .query(String.class)
                .list();
    }
}
