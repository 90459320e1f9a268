package dev.serverlease.stage.legalreview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** After the human look the lessee is told, and the record says how. */
@ServerLeaseTest
class TellLesseeTest {

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    @Test
    void officerTellsTheLesseeAndTheTimelineShowsIt() {
        var application = lease.sample("vpn-resale");
        application.put("reference", lease.application().path("reference").asText());
        var lessee = (ObjectNode) application.path("lessee");
        lessee.removeAll();
        lessee.put("kind", "INDIVIDUAL")
                .put("name", "张三")
                .put("idType", "RESIDENT_ID")
                .put("idNo", "110101199003071233")
                .put("idVerified", true)
                .put("age", 36)
                .put("domicile", "北京市东城区示例路1号")
                .put("signerName", "张三")
                .put("email", "a@lessee.example");
        var number = lease.apply(application);
        assertThat(lease.callRaw("sales1", "POST", "/api/leases/" + number + "/human-looks", "{\"ground\":\"请人工复查\"}")
                        .status())
                .isEqualTo(202);
        assertThat(lease.complete("legal1", number, "Task_HumanLook", Map.of("decision", "UPHOLD", "ground", "自动审查无误"))
                        .status())
                .isEqualTo(204);
        assertThat(lease.complete("legal1", number, "Task_TellLessee", Map.of("ground", " "))
                        .status())
                .isEqualTo(400);
        assertThat(lease.submit("legal1", lease.taskId(number, "Task_TellLessee"), Map.of("ground", "当日电话告知"))
                        .status())
                .isEqualTo(204);
        assertThat(lease.lease(number).path("timeline"))
                .anySatisfy(step -> assertThat(step.path("action").asText()).isEqualTo("LESSEE_TOLD"));
        assertThat(lease.hasTask(number, "Task_TellLessee")).isFalse();
    }
}
