package dev.serverlease.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Another program has the port already. */
@ExtendWith(OutputCaptureExtension.class)
class PortTakenTest {

    @Test
    void isSaidWithTheSettingOfLeases(CapturedOutput output) throws IOException {
        try (var another = new ServerSocket(0)) {
            var taken = String.valueOf(another.getLocalPort());
            assertThatThrownBy(() -> start(Serving.class, WebApplicationType.SERVLET, taken, "0"))
                    .isInstanceOf(Exception.class);
            isSaid(output, taken, "server.port");
            assertThat(output.getAll()).doesNotContain("management.server.port");
        }
    }

    @Test
    void isSaidWithTheSettingOfHealth(CapturedOutput output) {
        assertThatThrownBy(() -> start(HealthTaken.class, WebApplicationType.NONE, "8080", "8081"))
                .hasRootCauseInstanceOf(PortInUseException.class);
        isSaid(output, "8081", "management.server.port");
    }

    private static void isSaid(CapturedOutput output, String port, String setting) {
        assertThat(output.getAll())
                .containsOnlyOnce("APPLICATION FAILED TO START")
                .containsPattern(
                        "端口 " + port + "（" + setting + "）.*请.*" + setting + ".* Port " + port + " .*start again")
                .doesNotContain("\tat ", "Action:", "Web server failed");
    }

    private static void start(Class<?> what, WebApplicationType type, String ours, String health) {
        new SpringApplicationBuilder(what)
                .web(type)
                .run("--spring.config.name=none", "--server.port=" + ours, "--management.server.port=" + health)
                .close();
    }

    @Configuration(proxyBeanMethods = false)
    @Import(ServletWebServerFactoryAutoConfiguration.class)
    static class Serving {}

    @Configuration(proxyBeanMethods = false)
    static class HealthTaken {

        @Bean
        Object health() {
            throw new PortInUseException(8081);
        }
    }
}
