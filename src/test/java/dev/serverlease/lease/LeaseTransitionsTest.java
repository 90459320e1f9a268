package dev.serverlease.lease;

import static dev.serverlease.lease.LeaseStage.ACTIVATION;
import static dev.serverlease.lease.LeaseStage.APPLICATION;
import static dev.serverlease.lease.LeaseStage.CHECKS;
import static dev.serverlease.lease.LeaseStage.CLOSING;
import static dev.serverlease.lease.LeaseStage.CONTRACT;
import static dev.serverlease.lease.LeaseStage.IN_FORCE;
import static dev.serverlease.lease.LeaseStage.LEGAL_REVIEW;
import static dev.serverlease.lease.LeaseStage.SUSPENDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serverlease.approval.Decision;
import dev.serverlease.approval.Decisions;
import dev.serverlease.lease.LeaseTransitions.Step;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Each step from each stage: those of the life of a lease are taken, all others refused. */
@ServerLeaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeaseTransitionsTest {

    /** What a reader of the diagram expects, by the method's name. */
    private static final Map<String, Set<LeaseStage>> OPEN_FROM = Map.ofEntries(
            Map.entry("returnToApplicant", EnumSet.of(CHECKS, LEGAL_REVIEW, CONTRACT)),
            Map.entry("check", EnumSet.of(APPLICATION, CHECKS, LEGAL_REVIEW, ACTIVATION)),
            Map.entry("review", EnumSet.of(CHECKS, LEGAL_REVIEW, CONTRACT)),
            Map.entry("sign", EnumSet.of(LEGAL_REVIEW)),
            Map.entry("activate", EnumSet.of(CONTRACT, ACTIVATION)),
            Map.entry("putInForce", EnumSet.of(ACTIVATION, IN_FORCE, SUSPENDED)),
            Map.entry("suspend", EnumSet.of(IN_FORCE, SUSPENDED)),
            Map.entry("close", EnumSet.of(ACTIVATION, IN_FORCE, SUSPENDED)),
            Map.entry("goOn", EnumSet.of(CLOSING)),
            Map.entry("noticeArrived", EnumSet.of(CLOSING)),
            Map.entry("reject", EnumSet.of(CHECKS, LEGAL_REVIEW)),
            Map.entry("withdraw", EnumSet.of(APPLICATION, CHECKS, LEGAL_REVIEW, CONTRACT)),
            Map.entry("lapse", EnumSet.of(APPLICATION, CONTRACT)),
            Map.entry("expire", EnumSet.of(CLOSING)),
            Map.entry("terminate", EnumSet.of(CLOSING)));

    private static final Map<String, BiConsumer<LeaseTransitions, Step>> STEPS = new LinkedHashMap<>(Map.ofEntries(
            Map.entry("returnToApplicant", LeaseTransitions::returnToApplicant),
            Map.entry("check", LeaseTransitions::check),
            Map.entry("review", (transitions, step) -> transitions.review(step, Instant.EPOCH)),
            Map.entry("sign", (transitions, step) -> transitions.sign(step, Instant.EPOCH)),
            Map.entry("activate", LeaseTransitions::activate),
            Map.entry("putInForce", (transitions, step) -> transitions.putInForce(step, null)),
            Map.entry("suspend", LeaseTransitions::suspend),
            Map.entry("close", (transitions, step) -> transitions.close(step, EndReason.TERMINATED, true)),
            Map.entry("reject", LeaseTransitions::reject),
            Map.entry("withdraw", LeaseTransitions::withdraw),
            Map.entry("lapse", LeaseTransitions::lapse),
            Map.entry("expire", LeaseTransitions::expire),
            Map.entry("terminate", LeaseTransitions::terminate)));

    @Autowired
    private LeaseDriver driver;

    @Autowired
    private Leases leases;

    @Autowired
    private Decisions decisions;

    @Autowired
    private LeaseTransitions transitions;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private String number;

    /** Once: what each test does is rolled back. */
    @BeforeAll
    void applyFor() {
        number = driver.inForce(driver.application());
    }

    @Test
    void namesEveryStepHere() {
        assertThat(Arrays.stream(LeaseTransitions.class.getMethods())
                        .filter(method -> method.getDeclaringClass() == LeaseTransitions.class)
                        .map(java.lang.reflect.Method::getName))
                .containsExactlyInAnyOrderElementsOf(OPEN_FROM.keySet());
    }

    @Test
    void takesTheStepsOfItsLifeAndRefusesAllOthers() {
        for (var stage : LeaseStage.values()) {
            STEPS.forEach((name, step) -> assertThat(isTaken(stage, step))
                    .as("%s out of %s", name, stage)
                    .isEqualTo(OPEN_FROM.get(name).contains(stage)));
            assertThat(isTaken(stage, (to, by) -> to.goOn(leases.get(number), IN_FORCE, by.actor())))
                    .as("goOn out of %s", stage)
                    .isEqualTo(OPEN_FROM.get("goOn").contains(stage));
            assertThat(isTaken(
                            stage,
                            (to, by) -> to.noticeArrived(leases.get(number), AuditEntry.of(by.actor(), "ARRIVED"))))
                    .as("noticeArrived out of %s", stage)
                    .isEqualTo(OPEN_FROM.get("noticeArrived").contains(stage));
        }
    }

    @Test
    void returnsFromTheClosingIfItContinues() {
        for (var stage : List.of(ACTIVATION, IN_FORCE)) {
            inTransaction(CLOSING, (to, step) -> {
                to.goOn(leases.get(number), stage, step.actor());
                if (stage == ACTIVATION) {
                    to.activate(step);
                } else {
                    to.putInForce(step, null);
                }
                assertThat(leases.get(number).stage()).isEqualTo(stage);
                assertThat(leases.get(number).endReason()).isNull();
            });
        }
    }

    /** Where two officers must approve, one who approves twice is one. */
    @Test
    void goesToTheContractByTheApprovalsOfAsManyPeopleAsItNeeds() {
        var first = decisions.of(number).get(0);
        var colleague = first.officer().equals("legal1") ? "legal2" : "legal1";
        for (var officer : List.of(first.officer(), colleague)) {
            assertThat(isTaken(LEGAL_REVIEW, (to, step) -> {
                        jdbc.sql("update lease.lease set officers = 2 where number = :number")
                                .param("number", number)
                                .update();
                        decisions.add(number, again(first, officer), Decisions.Record.NONE);
                        to.sign(step, Instant.EPOCH);
                    }))
                    .as("the second approval by %s, the first by %s", officer, first.officer())
                    .isEqualTo(officer.equals(colleague));
        }
    }

    private static Decision again(Decision first, String officer) {
        return new Decision(
                first.round(),
                "Task_SecondReview",
                first.decision(),
                first.ground(),
                officer,
                first.decidedAt(),
                first.digest(),
                first.clauseLibrary());
    }

    @Test
    void refusesAnotherInstance() {
        assertThatThrownBy(() -> inTransaction(
                        LEGAL_REVIEW, (to, by) -> to.sign(new Step(number, "another", "legal1"), Instant.EPOCH)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("may not bring lease " + number + " into stage Contract");
    }

    @Test
    void writesOneAuditEntry() {
        transaction.executeWithoutResult(status -> {
            long before = entries();
            transitions.suspend(new Step(number, leases.get(number).processInstanceId(), "legal1"));
            assertThat(entries()).isEqualTo(before + 1);
            status.setRollbackOnly();
        });
    }

    private boolean isTaken(LeaseStage from, BiConsumer<LeaseTransitions, Step> step) {
        try {
            inTransaction(from, step);
            return true;
        } catch (IllegalStateException refused) {
            assertThat(refused).hasMessageContaining("the stage does not follow");
            return false;
        }
    }

    /** Nothing of it stays. */
    private void inTransaction(LeaseStage from, BiConsumer<LeaseTransitions, Step> step) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.sql(
                            "update lease.lease set stage = :stage, end_reason = case when :stage in ('CLOSING', 'ENDED') then 'EXPIRED' end"
                                    + " where number = :number")
                    .param("stage", from.name())
                    .param("number", number)
                    .update();
            step.accept(transitions, new Step(number, leases.get(number).processInstanceId(), "legal1"));
        });
    }

    private long entries() {
        return jdbc.sql("select count(*) from lease.audit where lease_number = :number")
                .param("number", number)
                .query(Long.class)
                .single();
    }
}
