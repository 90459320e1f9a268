package dev.serverlease.reconcile;
import dev.serverlease.testing.*;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
@ServerLeaseTest
class DebugTest {
    @Autowired LeaseDriver lease; @Autowired JdbcClient jdbc; @Autowired SettableClock clock; @Autowired Waits waits;
    @Autowired com.fasterxml.jackson.databind.ObjectMapper json;
    @Test void show() {
        clock.set(SettableClock.START);
        var n = lease.inForce(lease.application());
        System.out.println(jdbc.sql("select x.id_, x.parent_id_, x.act_id_, x.is_active_, x.is_scope_, x.root_proc_inst_id_, l.process_instance_id, l.stage from lease.lease l join act_ru_execution x on x.business_key_=l.number or x.proc_inst_id_ = l.process_instance_id where l.number = :n").param("n", n).query().listOfRows());
        System.out.println(json.valueToTree(waits.all()).toString().substring(0, 3000));
    }
}
