package dev.serverlease.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.testing.ServerLeaseTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** A misspelt setting has no effect; so that somebody notices, the start names it. */
@ServerLeaseTest
@ExtendWith(OutputCaptureExtension.class)
class UnknownSettingsTest {

    /** In code spans, not as the name of a file or the beginning of a family of settings. */
    private static final Pattern DOCUMENTED =
            Pattern.compile("`(server-lease\\.[a-z.-]*[a-z])[`=:]|(SERVERLEASE_[A-Z_]*[A-Z])\\b");

    private static final Pattern FILE = Pattern.compile(".*\\.(bpmn|svg|dmn)");

    @Autowired
    private ListableBeanFactory beans;

    @Autowired
    private ConfigurableEnvironment product;

    @Test
    void aMisspeltOneIsNamedInALineWithoutItsValue(CapturedOutput output) {
        var settings = environment(Map.of("server-lease.sealing.second-factr", "s3cret"), Map.of());
        new UnknownSettings(beans, settings).afterSingletonsInstantiated();
        assertThat(output.getAll().lines().filter(line -> line.contains("不认识")))
                .singleElement()
                .asString()
                .contains("WARN", "server-lease.sealing.second-factr", "check how they are written")
                .doesNotContain("s3cret");
    }

    @Test
    void andSoIsOneOfTheEnvironmentAsItIsWrittenThere() {
        assertThat(unknown(environment(Map.of(), Map.of("SERVERLEASE_SEALING_FACTOR_KEY", "s3cret"))))
                .singleElement()
                .asString()
                .contains("SERVERLEASE_SEALING_FACTOR_KEY")
                .doesNotContain("s3cret");
    }

    @Test
    void listsMapsAndOthersSettingsAreNoMistakes() {
        assertThat(unknown(environment(
                        Map.of(
                                "server-lease.lessor.permit.categories[0]", "B11",
                                "server-lease.reports.impact-assessments.lease", "PIA-1",
                                "server-lease.anchor.mail-to[1]", "a@example.com",
                                "server-lease.trusted-proxies", "10.0.0.1",
                                "server-leases.anything", "1",
                                "spring.anything", "1"),
                        Map.of("SERVERLEASE_SEALING_FACTORKEY", "x", "SERVER_LEASE_PORT", "tcp://10.0.0.1:80"))))
                .isEmpty();
    }

    @Test
    void whatTheProductItselfSetsIsKnown() {
        assertThat(unknown(product)).isEmpty();
    }

    @Test
    void everySettingOfTheDocumentsIsKnown() throws IOException {
        var files = new TreeMap<String, Object>();
        var variables = new TreeMap<String, Object>();
        try (var documents = Files.walk(Path.of("src/docs"))) {
            for (var document :
                    documents.filter(each -> each.toString().endsWith(".md")).toList()) {
                DOCUMENTED.matcher(Files.readString(document)).results().forEach(found -> {
                    if (found.group(1) == null) {
                        variables.put(found.group(2), "x");
                    } else if (!FILE.matcher(found.group(1)).matches()) {
                        files.put(found.group(1), "x");
                    }
                });
            }
        }
        assertThat(files).containsKey("server-lease.expiry.notice-opens");
        assertThat(variables).containsKey("SERVERLEASE_SEAL_PASSWORD");
        assertThat(unknown(environment(files, variables))).isEmpty();
    }

    private Iterable<String> unknown(ConfigurableEnvironment settings) {
        return new UnknownSettings(beans, settings).in(settings);
    }

    private static ConfigurableEnvironment environment(Map<String, Object> files, Map<String, Object> variables) {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        environment.getPropertySources().addFirst(new MapPropertySource("a file", files));
        ConfigurationPropertySources.attach(environment);
        return environment;
    }
}
