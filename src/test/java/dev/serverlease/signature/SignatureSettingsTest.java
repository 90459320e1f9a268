package dev.serverlease.signature;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** A seal that is half configured does not start; none at all does. */
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
