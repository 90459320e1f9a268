package dev.serverlease.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;

/** Settings that make no sense are refused at the start, with their name and what is right. */
@ExtendWith(OutputCaptureExtension.class)
class SettingsTest {

    /** Started with settings that make sense; for each row its settings are read anew. */
    private static ConfigurableApplicationContext started;

    @BeforeAll
    static void start() {
        started = startWith();
    }

    @AfterAll
    static void close() {
        started.close();
    }

    @ParameterizedTest
    @CsvSource({
        "server-lease.database.wait, -PT5S, 不得为负",
        "server-lease.database.wait, banana, must be a duration",
        "server-lease.contract.sign-within, -P30D, above zero",
        "server-lease.contract.sign-within, P0D, above zero",
        "server-lease.contract.sign-within, soon, above zero",
        "server-lease.signing.link-valid, PT-1H, above zero",
        "server-lease.signing.provider.poll-every, -PT5M, 不得短于 1 秒",
        "server-lease.time-stamp.within, PT0S, 不得短于 1 秒",
        "server-lease.use-review.brought-forward-per-day, many, 须为整数",
        "server-lease.activation.log-retention-months, 5, 不得小于 6",
        "server-lease.lessor.foreign-share-pct, 101, 不得大于 100",
        "server-lease.signing.sms-gateway.token, ' ', token is missing",
        "server-lease.sealing.second-factor, perhaps, true 或者 false",
    })
    void isSaidInOneSentence(String setting, String value, String what) {
        var said = analysis(catchThrowable(() -> readAnewWith(setting, value)));
        isSaid(said.getDescription(), setting, what);
        assertThat(said.getAction()).isNull();
    }

    @Test
    void whatIsWrongIsAllThatAStartSays(CapturedOutput output) {
        assertThatThrownBy(() -> startWith("--server-lease.contract.sign-within=-P30D"))
                .isNotNull();
        assertThat(output.getAll()).containsOnlyOnce("APPLICATION FAILED TO START");
        isSaid(
                output.getAll().substring(output.getAll().indexOf("Description:")),
                "server-lease.contract.sign-within",
                "above zero");
    }

    private static void isSaid(String said, String setting, String what) {
        assertThat(said).contains("设置有误", "correct it and start again", what).doesNotContain("\tat ", "Action:");
        assertThat(Stream.of(setting.split("[.-]")))
                .allSatisfy(part -> assertThat(said).containsIgnoringCase(part));
    }

    private static void readAnewWith(String setting, String value) {
        var sources = started.getEnvironment().getPropertySources();
        sources.addFirst(new MapPropertySource("wrong", Map.of(setting, value)));
        try {
            var beans = (DefaultListableBeanFactory) started.getBeanFactory();
            for (var settings : beans.getBeanNamesForAnnotation(ConfigurationProperties.class)) {
                beans.destroySingleton(settings);
                beans.getBean(settings);
            }
        } finally {
            sources.remove("wrong");
        }
    }

    /** By the first who knows what to say, as at a start. */
    private static FailureAnalysis analysis(Throwable failure) {
        assertThat(failure).isNotNull();
        return SpringFactoriesLoader.forDefaultResourceLocation()
                .load(
                        FailureAnalyzer.class,
                        ArgumentResolver.of(BeanFactory.class, started.getBeanFactory())
                                .and(Environment.class, started.getEnvironment()),
                        (type, name, why) -> {
                            // of a library that is not here
                        })
                .stream()
                .map(analyzer -> analyzer.analyze(failure))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    private static ConfigurableApplicationContext startWith(String... settings) {
        return new SpringApplicationBuilder(AllSettings.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "spring.config.name=none",
                        "server-lease.lessor.kind=OVERSEAS_ENTITY",
                        "server-lease.lessor.name=示例",
                        "server-lease.lessor.domicile=新加坡")
                .run(settings);
    }

    @Configuration(proxyBeanMethods = false)
    @ConfigurationPropertiesScan("dev.serverlease")
    @ComponentScan(
            basePackages = "dev.serverlease.config",
            useDefaultFilters = false,
            includeFilters = @Filter(type = FilterType.REGEX, pattern = ".*IsoPeriodConverter"))
    static class AllSettings {}
}
