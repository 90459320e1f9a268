package dev.serverlease.access.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.serverlease.people.Groups;
import dev.serverlease.people.Person;
import dev.serverlease.request.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What the engine refuses though the gate, before and afterwards, finds nothing wrong. */
class EngineGateTest {

    private static final Person OFFICER = new Person("compliance1", List.of(Groups.COMPLIANCE));

    @Test
    void anOfficerReadsWhatTheEnginesSideRefused() throws Exception {
        var answer = asked((request, response) -> {
            request.setAttribute(
                    EngineFailure.class.getName(),
                    new ProcessEngineException("ENGINE-03051", new Refusal(409, "命令仍然有效。 The order still stands.")));
            ((HttpServletResponse) response).setStatus(500);
        });
        assertThat(answer.getStatus()).isEqualTo(409);
        assertThat(answer.getContentAsString(StandardCharsets.UTF_8))
                .contains("命令仍然有效")
                .doesNotContain("ENGINE-");
    }

    @Test
    void whatIsNoRefusalStaysAFailure() throws Exception {
        var answer = asked((request, response) -> {
            request.setAttribute(EngineFailure.class.getName(), new IllegalStateException("no"));
            ((HttpServletResponse) response).setStatus(500);
        });
        assertThat(answer.getStatus()).isEqualTo(500);
        assertThat(answer.getContentAsString(StandardCharsets.UTF_8)).contains("操作未完成");
    }

    private static MockHttpServletResponse asked(FilterChain engine) throws Exception {
        var requests = mock(EngineRequests.class);
        when(requests.checkOf(anyString(), anyString(), any())).thenReturn(EngineGate.NOTHING);
        var gate = new EngineGate("/engine-rest", any -> Optional.of(OFFICER), requests);
        var request = new MockHttpServletRequest("POST", "/engine-rest/task/1/complete");
        request.setServletPath("/engine-rest/task/1/complete");
        request.setContentType("application/json");
        request.setContent("{\"variables\":{}}".getBytes(StandardCharsets.UTF_8));
        var response = new MockHttpServletResponse();
        gate.doFilter(request, response, engine);
        return response;
    }
}
