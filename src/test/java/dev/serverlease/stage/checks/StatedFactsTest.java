package dev.serverlease.stage.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What an applicant may state of re-letting and of a minor reaches the rules that ask for it. */
@ServerLeaseTest
class StatedFactsTest {

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SettableClock clock;

    @BeforeEach
    void startOfTime() {
        clock.set(SettableClock.START);
    }

    @ParameterizedTest
    @CsvSource({"NO, SATISFIED", "YES, BLOCK", "UNKNOWN, UNDETERMINED"})
    void whetherAccessResourcesAreRelet(String answer, String outcome) {
        assertThat(outcome(
                        "channel.resource-reletting",
                        application -> ((ObjectNode) application.path("use"))
                                .put("telecomBusiness", "YES")
                                .put("reletsAccessResources", answer)))
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "110101201006010014, true, SATISFIED",
        "110101201006010014, false, REVIEW",
        "110101201006010014,, REVIEW",
        "110101201106010011, true, REVIEW"
    })
    void whetherAMinorLivesOnOwnLabourIncome(String idNo, Boolean own, String outcome) {
        assertThat(outcome(
                        "party.capacity",
                        application -> minor(application, idNo).put("livesOnOwnLabourIncome", own)))
                .isEqualTo(outcome);
    }

    @Test
    void theConsentOfTheStatutoryAgentIsNamedToTheOfficer() {
        var application = lease.application();
        minor(application, "110101201406010013").put("guardianConsentRef", "GC-1");
        assertThat(lease.call("sales1", "POST", "/api/leases/checks", application)
                        .text())
                .contains("已提供法定代理人同意书");
    }

    @Test
    void anotherAnswerIsRefused() {
        var application = lease.application();
        ((ObjectNode) application.path("use")).put("reletsAccessResources", "PERHAPS");
        ((ObjectNode) application.path("lessee")).put("livesOnOwnLabourIncome", "YES");
        var answer = lease.call("sales1", "POST", "/api/leases/checks", application);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("errors"))
                .extracting(error -> error.path("field").asText())
                .containsExactlyInAnyOrder("use.reletsAccessResources", "lessee.livesOnOwnLabourIncome");
    }

    /** The birth date stands in the number. */
    private static ObjectNode minor(ObjectNode application, String idNo) {
        var lessee = (ObjectNode) application.path("lessee");
        lessee.remove("uscc");
        return lessee.put("kind", "INDIVIDUAL").put("idType", "RESIDENT_ID").put("idNo", idNo);
    }

    private String outcome(String rule, Consumer<ObjectNode> change) {
        var application = lease.application();
        change.accept(application);
        var findings = lease.call("sales1", "POST", "/api/leases/checks", application)
                .body()
                .path("findings");
        return StreamSupport.stream(findings.spliterator(), false)
                .filter(finding -> finding.path("rule").asText().equals(rule))
                .findFirst()
                .orElseThrow()
                .path("outcome")
                .asText();
    }
}
