package dev.serverlease.stage.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.io.IOException;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An approved application that comes back from the draft of its contract says what is wrong with the draft. */
@ServerLeaseTest
class DefectiveDraftTest {

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private JdbcClient jdbc;

    private ObjectNode application;
    private String number;

    @BeforeEach
    void signatureThatIsNotReliable() {
        clock.set(SettableClock.START);
        application = lease.application();
        ((ObjectNode) application.path("contract")).put("signatureKind", "CLICK");
        number = lease.apply(application);
        lease.approve("legal1", number);
        assertThat(lease.stage(number)).isEqualTo("APPLICATION");
    }

    @Test
    void taskAndLeaseSayWhatIsWrong() throws Exception {
        var stored = jdbc.sql(
                        "select f ->> 'messageZh' from lease.findings s, jsonb_array_elements(lease.document(s)) f"
                                + " where lease_number = :number and occasion = 'CONTRACT' and f ->> 'rule' = 'contract.reliable-esign'")
                .param("number", number)
                .query(String.class)
                .single();
        assertThat(stored).contains("不是可靠的电子签名");
        assertThat(view().path("draft")).singleElement().satisfies(finding -> {
            assertThat(finding.path("messageZh").asText()).isEqualTo(stored);
            assertThat(finding.path("outcomeZh").asText()).isEqualTo("须补正");
            assertThat(finding.path("fields").asText()).isNotEmpty();
        });
        assertThat(lease.call("sales1", "GET", "/api/leases/" + number, null)
                        .body()
                        .path("draftFindings"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.path("message").path("zh").asText()).isEqualTo(stored);
                    assertThat(finding.path("status").asText()).isEqualTo("OPEN");
                });
    }

    @Test
    void defectIsNotShownAfterItsCorrection() throws Exception {
        ((ObjectNode) application.path("contract")).put("signatureKind", "RELIABLE_ESIGN");
        var answer = lease.call("sales1", "PUT", "/api/leases/" + number + "/application", application);
        assertThat(answer.body().path("draftFindings")).isEmpty();
        lease.complete("legal1", number, "Task_LegalReview", Map.of("decision", "REQUEST_CHANGES", "ground", "请补充"));
        assertThat(view().path("draft")).isEmpty();
        assertThat(view().path("request").asText()).contains("请补充");
    }

    @Test
    void incompleteApplicationHasNoDraft() throws Exception {
        var shop = lease.sample("shop-without-licence");
        shop.put("reference", lease.application().path("reference").asText());
        number = lease.apply(shop);
        assertThat(view().path("draft")).isEmpty();
        assertThat(lease.lease(number).path("draftFindings")).isEmpty();
    }

    private JsonNode view() throws IOException {
        return json.readTree(tasks.getVariableLocal(lease.taskId(number, "Task_CompleteApplication"), "view")
                .toString());
    }
}
