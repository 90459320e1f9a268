package dev.serverlease.stage.inforce.usereview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.testing.Agreement;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An administrator has taken the lease's process away; an order still stops the server. */
class OrderWithoutProcessTest extends LeaseInForce {

    @Autowired
    private Agreement agreement;

    @Autowired
    private SwitchOffWithoutProcess stops;

    @Test
    void anOrderSwitchesTheServerOffWhereTheInstanceIsGone() {
        deleteInstance();
        var answer = order("GONE-1");
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(answer.text()).contains("直接关停服务器");
        assertThat(lease.stage(number)).isEqualTo("SUSPENDED");
        assertThat(provisioner.callsFor(number)).containsExactly(number + "/HAND_OVER/1", number + "/SWITCH_OFF/1");
        assertThat(actions())
                .contains("DUTY_REPORT_TO_POLICE", "STOP_WITHOUT_PROCESS", "SUSPENSION_ORDERED", "SERVER_SWITCHED_OFF");
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(agreement.mismatches(number)).containsExactly("INSTANCE_GONE " + instance()));
        // the same order again does nothing more
        assertThat(order("GONE-1").status()).isEqualTo(202);
        stops.tryAgain();
        assertThat(provisioner.callsFor(number)).hasSize(2);
    }

    @Test
    void operationsAreToldWhereThatFailsAndItIsTriedAgain() {
        deleteInstance();
        provisioner.failFor(number, "no answer");
        assertThat(order("GONE-2").status()).isEqualTo(202);
        assertThat(lease.stage(number)).isEqualTo("SUSPENDED");
        assertThat(actions()).contains("STOP_WITHOUT_PROCESS").doesNotContain("SERVER_SWITCHED_OFF");
        stops.tryAgain();
        assertThat(jdbc.sql("select count(*) from lease.notice where kind = 'STOP_BY_HAND' and lease_number = :number")
                        .param("number", number)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        provisioner.workAgainFor(number);
        stops.tryAgain();
        assertThat(actions()).contains("SERVER_SWITCHED_OFF");
        assertThat(provisioner.callsFor(number)).contains(number + "/SWITCH_OFF/1");
    }

    @Test
    void aSuspendedInstanceIsNoReasonToWaitEither() {
        assertThat(lease.callRaw(
                                "admin",
                                "PUT",
                                "/engine-rest/process-instance/" + instance() + "/suspended",
                                "{\"suspended\":true}")
                        .status())
                .isEqualTo(204);
        assertThat(order("HALTED-1").status()).isEqualTo(202);
        assertThat(lease.stage(number)).isEqualTo("SUSPENDED");
        assertThat(provisioner.callsFor(number)).contains(number + "/SWITCH_OFF/1");
    }

    @Test
    void unlawfulContentThatIsReportedStopsItToo() {
        deleteInstance();
        assertThat(report("GONE-3", Map.of("illegalContentFound", true)).status())
                .isEqualTo(202);
        assertThat(lease.stage(number)).isEqualTo("SUSPENDED");
        assertThat(provisioner.callsFor(number)).contains(number + "/SWITCH_OFF/1");
    }

    private void deleteInstance() {
        var answer = lease.callRaw("admin", "DELETE", "/engine-rest/process-instance/" + instance(), null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    }

    private String instance() {
        return lease.column(number, "process_instance_id");
    }

    private java.util.List<String> actions() {
        return StreamSupport.stream(lease.lease(number).path("timeline").spliterator(), false)
                .map(step -> step.path("action").asText())
                .toList();
    }
}
