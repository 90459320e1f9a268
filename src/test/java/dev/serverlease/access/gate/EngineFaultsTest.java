package dev.serverlease.access.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import dev.serverlease.journal.LeasesConcerned;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.SQLException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What the engine's REST answers with 500 is told as what it is. */
class EngineFaultsTest {

    private final MockHttpServletRequest request =
            new MockHttpServletRequest("POST", "/engine-rest/task/1/submit-form");

    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void twoAtOnceAreToldToTryAgain() throws Exception {
        failing(new ProcessEngineException("wrapped", new OptimisticLockingException("ENGINE-03005")));
        assertThat(response.getStatus()).isEqualTo(409);
        assertThat(response.getContentAsString()).contains("同时办理", "try again");
    }

    @Test
    void anotherFailureStaysOne() throws Exception {
        failing(new ProcessEngineException("disk full"));
        assertThat(response.getStatus()).isEqualTo(500);
    }

    @Test
    void aQueryThatTheEngineRefusesIsTheAskersToCorrect() throws Exception {
        request.setMethod("GET");
        request.setRequestURI("/engine-rest/task");
        failing(new ProcessEngineException("cannot set both"));
        assertThat(response.getStatus()).isEqualTo(400);
    }

    @Test
    void aQueryThatFailsOfTheDatabaseOrOfOurCodeIsNot() throws Exception {
        request.setMethod("GET");
        request.setRequestURI("/engine-rest/task");
        failing(new ProcessEngineException("while executing", new SQLException("broken index", "XX002")));
        assertThat(response.getStatus()).isEqualTo(500);
        failing(new ProcessEngineException("in a listener", new IllegalStateException("ours")));
        assertThat(response.getStatus()).isEqualTo(500);
    }

    private void failing(RuntimeException failure) throws Exception {
        FilterChain engine = (asked, answered) -> {
            asked.setAttribute(EngineFailure.class.getName(), failure);
            ((HttpServletResponse) answered).setStatus(500);
        };
        new EngineFaults(mock(LeasesConcerned.class)).doFilter(request, response, engine);
    }
}
