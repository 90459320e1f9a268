package dev.serverlease.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.config.LeaseSettings.Lessor;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What the settings say of the lessor, and above all what they leave unsaid. */
class LessorSettingsTest {

    @Test
    void aForeignShareThatNobodyStatedStaysUnknown() {
        assertThat(lessor(Map.of()).foreignSharePct()).isNull();
        assertThat(lessor(Map.of("foreign-share-pct", "0")).foreignSharePct()).isZero();
    }

    @Test
    void aClaimToBeWhollyAbroadMayBeStated() {
        assertThat(lessor(Map.of()).claimsWhollyAbroad()).isNull();
        assertThat(lessor(Map.of("claims-wholly-abroad", "true")).claimsWhollyAbroad())
                .isTrue();
    }

    private static Lessor lessor(Map<String, String> more) {
        var settings = new HashMap<String, Object>(
                Map.of("lessor.kind", "OVERSEAS_ENTITY", "lessor.name", "示例", "lessor.domicile", "新加坡"));
        more.forEach((name, value) -> settings.put("lessor." + name, value));
        return new Binder(new MapConfigurationPropertySource(settings))
                .bind("lessor", Lessor.class)
                .get();
    }
}
