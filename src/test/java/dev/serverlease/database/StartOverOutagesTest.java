package dev.serverlease.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serverlease.start.RefusedToStart;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.spring.boot.starter.webapp.filter.LazyInitRegistration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;

/** The database breaks off a start that had begun over it. */
@Tag("slow")
@ExtendWith(OutputCaptureExtension.class)
class StartOverOutagesTest {

    private static final AtomicInteger STARTS = new AtomicInteger();

    @BeforeEach
    void none() {
        STARTS.set(0);
    }

    @Test
    void theStartBeginsAnewAndSaysSoInALine(CapturedOutput output) {
        try (var product = start("08006", 3, "PT60S")) {
            assertThat(product.getBean("engine")).isEqualTo("started");
        }
        assertThat(STARTS).hasValue(3);
        assertThat(output.getAll().lines().filter(line -> line.contains("重新开始启动")))
                .hasSize(2)
                .allMatch(line -> line.contains("WARN") && line.contains("from the driver"));
        assertThat(output.getAll()).doesNotContain("APPLICATION FAILED TO START", "\tat ");
    }

    /** A filter of the next start would ask the one that was broken off for its beans. */
    @Test
    void theWebApplicationsForgetTheStartThatWasBrokenOff() {
        new LazyInitRegistration().setApplicationContext(new GenericApplicationContext());
        start("08006", 2, "PT60S").close();
        assertThat(KeptContext.get()).isNull();
    }

    private static final class KeptContext extends LazyInitRegistration {

        static ApplicationContext get() {
            return APPLICATION_CONTEXT;
        }
    }

    @Test
    void whenTheWaitIsOverTheSentenceStandsAlone(CapturedOutput output) {
        assertThatThrownBy(() -> start("08006", Integer.MAX_VALUE, "PT0S")).hasStackTraceContaining("from the driver");
        assertThat(STARTS).hasValue(1);
        assertThat(output.getAll())
                .containsOnlyOnce("APPLICATION FAILED TO START")
                .contains("与数据库的连接中断")
                .doesNotContain("\tat ", "重新开始启动");
    }

    @Test
    void whatIsNoOutageEndsTheStartAtOnce() {
        assertThatThrownBy(() -> start("42P01", Integer.MAX_VALUE, "PT60S")).hasStackTraceContaining("from the driver");
        assertThat(STARTS).hasValue(1);
    }

    /** It has waited for the database, and tells what came of that. */
    @Test
    void whatTheStartRefusesIsFinal(CapturedOutput output) {
        assertThatThrownBy(() -> start("refused", Integer.MAX_VALUE, "PT60S"))
                .hasStackTraceContaining("from the driver");
        assertThat(STARTS).hasValue(1);
        assertThat(output.getAll())
                .containsOnlyOnce("APPLICATION FAILED TO START")
                .contains("等待了一分钟")
                .doesNotContain("重新开始启动");
    }

    private static org.springframework.context.ConfigurableApplicationContext start(
            String state, int succeeds, String wait) {
        return StartOverOutages.run(
                Starting.class,
                "--spring.config.name=none",
                "--spring.main.web-application-type=none",
                "--failure=" + state,
                "--succeeds=" + succeeds,
                "--server-lease.database.wait=" + wait);
    }

    @Configuration(proxyBeanMethods = false)
    static class Starting {

        @Bean
        String engine(Environment settings) {
            if (STARTS.incrementAndGet() < settings.getRequiredProperty("succeeds", Integer.class)) {
                var failure = settings.getRequiredProperty("failure");
                if (failure.equals("refused")) {
                    throw new RefusedToStart(
                            "等待了一分钟。 A minute was waited.", new SQLException("from the driver", "08001"));
                }
                throw new IllegalStateException(
                        "the engine is being built", new SQLException("from the driver", failure));
            }
            return "started";
        }
    }
}
