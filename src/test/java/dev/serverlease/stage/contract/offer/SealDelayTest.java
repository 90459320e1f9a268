package dev.serverlease.stage.contract.offer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.signature.FailingTimeStamps;
import dev.serverlease.signature.LessorSeal;
import dev.serverlease.stage.contract.sign.Signer;
import dev.serverlease.testing.LeaseDriver;
import dev.serverlease.testing.ServerLeaseTest;
import dev.serverlease.testing.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.util.ReflectionTestUtils;

/** While the time-stamp service is away people see that the seal waits, since when, why, and when it is tried again. */
@ServerLeaseTest
class SealDelayTest {

    @Autowired
    private LeaseDriver lease;

    @Autowired
    private SealedFiles files;

    @Autowired
    private SettableClock clock;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private ManagementService management;

    @Autowired
    private RuntimeService runtime;

    @LocalServerPort
    private int port;

    private Object seal;

    @BeforeEach
    void serviceIsAway() {
        clock.set(SettableClock.START);
        seal = ReflectionTestUtils.getField(files, "seal");
        var away = new FailingTimeStamps();
        var waiting = mock(LessorSeal.class);
        when(waiting.seal(any(), any())).thenAnswer(call -> away.service().stamp(new byte[32]));
        ReflectionTestUtils.setField(files, "seal", waiting);
    }

    @AfterEach
    void serviceIsBack() {
        ReflectionTestUtils.setField(files, "seal", seal);
    }

    @Test
    void aSealThatWaitsIsShownFromItsFirstFailureToItsEnd() {
        var number = decided();
        assertThat(desk("ops1")).doesNotContain(number + "</a><br/>");
        lease.runJobs(number);
        for (var person : List.of("contract1", "ops1", "manager1")) {
            assertThat(desk(person))
                    .as(person)
                    .contains("待加盖的电子印章", number, "自 2026年12月1日 09:00 起", "时间戳服务没有给出时间戳", "2026年12月1日 09:05");
        }
        assertThat(desk("sales1")).doesNotContain("待加盖的电子印章");
        assertThat(page(number)).contains("自 2026年12月1日 09:00 起未能加盖", "2026年12月1日 09:05 自动再试（还有 2 次）");
        assertThat(told("ops1", number)).isEqualTo(1);
        assertThat(told("contract1", number)).isEqualTo(1);

        lease.at(SettableClock.START.plus(Duration.ofMinutes(5)), number);
        assertThat(page(number)).contains("自 2026年12月1日 09:00 起", "09:10 自动再试（还有 1 次）");
        lease.at(SettableClock.START.plus(Duration.ofMinutes(10)), number);
        assertThat(page(number)).contains("自动重试已用尽", "增加重试次数");
        assertThat(told("ops1", number)).as("told once, then the incident").isEqualTo(1);

        serviceIsBack();
        var stopped = management.createJobQuery().noRetriesLeft().list().stream()
                .filter(job -> seals(job.getProcessInstanceId(), number))
                .findFirst()
                .orElseThrow();
        management.setJobRetries(stopped.getId(), 1);
        lease.at(SettableClock.START.plus(Duration.ofMinutes(15)), number);
        assertThat(lease.stage(number)).isEqualTo("IN_FORCE");
        assertThat(page(number)).doesNotContain("未能加盖，合同尚未成立", "自动重试已用尽");
    }

    private boolean seals(String instance, String number) {
        return number.equals(runtime.createProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult()
                .getBusinessKey());
    }

    private String decided() {
        var number = lease.toBeSigned(lease.application());
        var link = lease.call(
                "contract1",
                "POST",
                "/api/leases/" + number + "/signing-links",
                json.valueToTree(Map.of("to", "SIGNER")));
        var signer = new Signer(port, link.body().path("link").asText())
                .identified(() -> lease.call("contract1", "POST", "/api/leases/" + number + "/signing-code", null)
                        .body()
                        .path("code")
                        .asText())
                .consented();
        Signer.done(signer.post("signature", Map.of()));
        lease.decideToSealElectronically(number);
        return number;
    }

    private String desk(String person) {
        return lease.call(person, "GET", "/desk", null).text();
    }

    private String page(String number) {
        return lease.call("contract1", "GET", "/desk/leases/" + number, null).text();
    }

    private long told(String person, String number) {
        JsonNode all =
                lease.call(person, "GET", "/api/notices?size=200", null).body().path("notices");
        return StreamSupport.stream(all.spliterator(), false)
                .filter(notice -> notice.path("kind").asText().equals("SEAL_DELAYED"))
                .filter(notice -> notice.path("lease").asText().equals(number))
                .count();
    }
}
