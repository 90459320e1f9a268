package dev.serverlease.stage.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import dev.serverlease.testing.TestPostgres;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How a contract is signed: by whom, in which kind, by when, and what is told of it. */
@ServerLeaseTest
class SigningTest {

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    @Test
    void lessorSignsByHandOrSealAndThatIsRecorded() {
        var number = approved("2026-11-01");
        var task = tasks.createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey("Task_SignForLessor")
                .singleResult();
        assertThat(task.getDueDate().toInstant()).isEqualTo(clock.instant().plusSeconds(30 * 86_400L));
        for (var kind : List.of("", "OTHER_ESIGN", "CLICK", "RELIABLE_ESIGN")) {
            assertThat(sign(number, kind)).as(kind).isEqualTo(400);
        }
        assertThat(sign(number, "HANDWRITTEN")).isEqualTo(204);
        assertThat(jdbc.sql("select kind from lease.signature where lease_number = ? and party = 'LESSOR'")
                        .param(number)
                        .query(String.class)
                        .single())
                .isEqualTo("HANDWRITTEN");
    }

    @Test
    void signatureOfAKindThatDoesNotBindOpensNothing() {
        var number = approved("2026-11-01");
        lease.signForLessor(number);
        TestPostgres.alter("signature", "update lease.signature set kind = 'CLICK' where lease_number = ?", number);
        assertThat(lease.signForLessee(number).status()).isEqualTo(500);
        assertThat(lease.stage(number)).isEqualTo("CONTRACT");
    }

    @Test
    void startDateThatIsPastIsToldAtTheSigning() {
        var past = approved("2026-11-01");
        lease.signForLessor(past);
        lease.signForLessee(past);
        assertThat(told(past)).containsExactly("sales1");
        var ahead = approved("2026-12-01");
        lease.signForLessor(ahead);
        lease.signForLessee(ahead);
        assertThat(told(ahead)).isEmpty();
    }

    private List<String> told(String number) {
        return jdbc.sql("select person from lease.notice where lease_number = ? and kind = 'START_DATE_PAST'")
                .param(number)
                .query(String.class)
                .list();
    }

    private String approved(String startDate) {
        var application = lease.application();
        ((ObjectNode) application.path("contract")).put("startDate", startDate);
        var number = lease.apply(application);
        lease.approve("legal1", number);
        return number;
    }

    private int sign(String number, String kind) {
        var values = new HashMap<>(Map.of("signerName", "张示例", "authority", "授权委托书 2026-1", "consent", "SIGN"));
        if (!kind.isEmpty()) {
            values.put("kind", kind);
        }
        return lease.complete("contract1", number, "Task_SignForLessor", values).status();
    }
}
