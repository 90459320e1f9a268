package dev.serverlease.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;

/** Settings that make no sense are refused at the start, with their name and what is right. */
@ExtendWith(OutputCaptureExtension.class)
class SettingsTest {

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
    void isSaidInOneSentence(String setting, String value, String what, CapturedOutput output) {
        assertThatThrownBy(() -> start(
                        "--" + setting + "=" + value,
                        "--server-lease.lessor.kind=OVERSEAS_ENTITY",
                        "--server-lease.lessor.name=示例",
                        "--server-lease.lessor.domicile=新加坡"))
                .isNotNull();
        assertThat(said(output))
                .contains("设置有误", "correct it and start again", what)
                .doesNotContain("\tat ", "Action:");
        assertThat(Stream.of(setting.split("[.-]")))
                .allSatisfy(part -> assertThat(said(output)).containsIgnoringCase(part));
    }

    private static String said(CapturedOutput output) {
        assertThat(output.getAll()).containsOnlyOnce("APPLICATION FAILED TO START");
        return output.getAll().substring(output.getAll().indexOf("Description:"));
    }

    private static void start(String... settings) {
        new SpringApplicationBuilder(AllSettings.class)
                .web(WebApplicationType.NONE)
                .properties("spring.config.name=none")
                .run(settings)
                .close();
    }

    @Configuration(proxyBeanMethods = false)
    @ConfigurationPropertiesScan("dev.serverlease")
    @ComponentScan(
            basePackages = "dev.serverlease.config",
            useDefaultFilters = false,
            includeFilters = @Filter(type = FilterType.REGEX, pattern = ".*IsoPeriodConverter"))
    static class AllSettings {}
}
