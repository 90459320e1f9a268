package dev.serverlease.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.serverlease.config.LeaseSettings.Lessor;
import dev.serverlease.law.facts.LessorFacts.Kind;
import dev.serverlease.law.facts.LessorFacts.Title;
import dev.serverlease.people.SealingSettings;
import dev.serverlease.register.Lessors;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** A seal that is half configured does not start; none at all does. */
@Tag("slow")
class SignatureSettingsTest {

    private static final Map<String, String> WHOLE = Map.of(
            "seal.store", "/etc/lease/seal.p12",
            "seal.password", "from the environment",
            "seal.alias", "seal",
            "time-stamp.url", "https://tsa.example/rfc3161",
            "trust.anchors", "/etc/lease/anchors.pem");

    @Test
    void withoutASealAndWithAWholeOneItStarts() {
        assertThat(complaints(Map.of())).isEmpty();
        assertThat(complaints(WHOLE)).isEmpty();
    }

    @Test
    void whatIsMissingBesideAStoreIsNamed() {
        for (var left : List.of("seal.password", "seal.alias", "time-stamp.url", "trust.anchors")) {
            var settings = new HashMap<>(WHOLE);
            settings.remove(left);
            var named = left.equals("seal.password") ? "SERVERLEASE_SEAL_PASSWORD" : "server-lease." + left;
            assertThat(complaints(settings))
                    .as(left)
                    .singleElement()
                    .satisfies(text -> assertThat(text).contains(named));
        }
    }

    @Test
    void whoSealsWithoutASealIsToldWhatIsMissing() {
        var lessors = mock(Lessors.class);
        when(lessors.current())
                .thenReturn(new Lessor(
                        Kind.MAINLAND_COMPANY,
                        World.LESSOR,
                        "91110108MA01CX0664",
                        "北京",
                        Title.OWNER,
                        null,
                        null,
                        null,
                        null,
                        null));
        new ApplicationContextRunner()
                .withUserConfiguration(SignatureConfiguration.class, Settings.class)
                .withBean(Clock.class, () -> World.CLOCK)
                .withBean(Lessors.class, () -> lessors)
                .run(product -> {
                    assertThat(product).hasNotFailed().doesNotHaveBean(DemoAuthority.class);
                    var seal = product.getBean(LessorSeal.class);
                    assertThatThrownBy(() -> seal.seal(World.ISSUED, new SealAct(World.LESSOR, "SL-2027-000001")))
                            .isInstanceOf(SigningUnavailable.class)
                            .hasMessageContaining("未配置出租人印章")
                            .hasMessageContaining("server-lease.seal");
                });
    }

    /** One officer's password must not be the house's signature. */
    @Test
    void aSealThatAPasswordAloneWouldUseDoesNotStartUnlessThatIsSaid(@TempDir Path folder) throws Exception {
        var anchors = Files.write(folder.resolve("anchors.pem"), World.DEMO.anchorsPem());
        var key = "server-lease.sealing.factor-key=" + Base64.getEncoder().encodeToString(new byte[32]);
        var whole = new ApplicationContextRunner()
                .withUserConfiguration(SignatureConfiguration.class, Settings.class)
                .withBean(Clock.class, () -> World.CLOCK)
                .withBean(Lessors.class, () -> mock(Lessors.class))
                .withPropertyValues(WHOLE.entrySet().stream()
                        .map(one -> "server-lease." + one.getKey() + "="
                                + (one.getKey().equals("trust.anchors") ? anchors : one.getValue()))
                        .toArray(String[]::new));
        whole.run(product -> assertThat(product)
                .getFailure()
                .rootCause()
                .hasMessageContaining("server-lease.sealing.second-factor=true")
                .hasMessageContaining("server-lease.sealing.password-alone=true"));
        whole.withPropertyValues("server-lease.sealing.second-factor=true")
                .run(product -> assertThat(product)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("SERVERLEASE_SEALING_FACTORKEY"));
        for (var enough : List.of(
                List.of("server-lease.sealing.second-factor=true", key),
                List.of("server-lease.sealing.password-alone=true"))) {
            whole.withPropertyValues(enough.toArray(String[]::new))
                    .run(product -> assertThat(product)
                            .getFailure()
                            .rootCause()
                            .as("it goes on to the store, which this test has not")
                            .hasMessageContaining("server-lease.seal.store 所指的"));
        }
        whole.withPropertyValues("server-lease.sealing.password-alone=true", "server-lease.sealing.group=sales")
                .run(product -> assertThat(product).getFailure().rootCause().hasMessageContaining("sealing.group"));
    }

    @EnableConfigurationProperties({SignatureSettings.class, SealingSettings.class})
    static class Settings {}

    private static List<String> complaints(Map<String, String> settings) {
        var all = new HashMap<String, Object>(settings);
        // a binder makes nothing of nothing
        all.put("time-stamp.within", "PT10S");
        var bound = new Binder(new MapConfigurationPropertySource(prefixed(all)))
                .bind("server-lease", SignatureSettings.class)
                .get();
        try (var factory = Validation.buildDefaultValidatorFactory()) {
            return factory.getValidator().validate(bound).stream()
                    .map(ConstraintViolation::getMessage)
                    .toList();
        }
    }

    private static Map<String, Object> prefixed(Map<String, Object> settings) {
        var prefixed = new HashMap<String, Object>();
        settings.forEach((name, value) -> prefixed.put("server-lease." + name, value));
        return prefixed;
    }
}
