package dev.serverlease.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The database answered when the start began, and does not while it goes on. */
@ExtendWith(OutputCaptureExtension.class)
class OutageAtStartTest {

    @ParameterizedTest
    @CsvSource({"none,连接", "08006,连接", "25006,takes no writes", "55P03,占用", "57014,太久"})
    void isSaidInOneSentence(String state, String why, CapturedOutput output) {
        assertThatThrownBy(() -> new SpringApplicationBuilder(Starting.class)
                        .web(WebApplicationType.NONE)
                        .run("--spring.config.name=none", "--failure=" + state))
                .hasStackTraceContaining("from the driver");
        assertThat(output.getAll())
                .containsOnlyOnce("APPLICATION FAILED TO START")
                .contains(why, "重新启动", "start again")
                .doesNotContain("\tat ", "stack_trace");
    }

    @Configuration(proxyBeanMethods = false)
    static class Starting {

        @Bean
        Object engine(Environment settings) {
            var state = settings.getRequiredProperty("failure");
            throw new IllegalStateException(
                    "the engine is being built",
                    state.equals("none")
                            ? new SQLTransientConnectionException("from the driver")
                            : new SQLException("from the driver", state));
        }
    }
}
