package dev.serverlease;

import dev.serverlease.testing.Cost;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerLeaseTest
class StepCostTest {
    @Autowired LeaseDriver lease;
    @Autowired SettableClock clock;
    @Autowired JdbcClient jdbc;
    @Autowired ManagementService management;
    String number;

    @Test
    void steps() {
        clock.set(SettableClock.START);
        lease.inForce(lease.application());
        lease.inForce(lease.application());
        var a = lease.application();
        step("apply", () -> number = lease.apply(a));
        var review = task("Task_LegalReview");
        step("claim review", () -> lease.claim("legal1", review));
        step("submit review", () -> lease.submit("legal1", review, Map.of("decision", "APPROVE", "integrity", "NONE", "ground", "用途合法，信道合规")));
        step("job draft", () -> job());
        step("lessee signs", () -> lease.signForLessee(number));
        var seal = task("Task_SealForLessor");
        step("claim seal", () -> lease.claim("contract2", seal));
        step("confirm", () -> lease.confirmSeal("contract2", number));
        step("submit seal", () -> lease.submit("contract2", seal, LeaseDriver.SEALED));
        step("job seal", () -> job());
        step("job handover", () -> job());
        System.out.println("STAGE " + lease.stage(number));
    }
    void step(String what, Runnable r) {
        var cost = Cost.of(jdbc, r);
        System.out.printf("STEP %s: %d statements, %d tx, %d KB%n", what, cost.statements(), cost.writeTransactions(), cost.walBytes() / 1024);
        cost.mostOften().forEach(s -> System.out.println("   " + s));
    }
    String task(String key) {
        return jdbc.sql("select /* test */ t.id_ from act_ru_task t join act_ru_execution p on p.id_ = t.proc_inst_id_ and t.task_def_key_ = '" + key + "' where p.business_key_ = :n").param("n", number).query(String.class).single();
    }
    void job() {
        management.executeJob(jdbc.sql("select /* test */ j.id_ from act_ru_job j join act_ru_execution p on p.id_ = j.process_instance_id_ and j.handler_type_ = 'async-continuation' where p.business_key_ = :n").param("n", number).query(String.class).single());
    }
}
