package dev.serverlease.rulebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.Yaml;

/** The titles of the cases that test the rules; the case files are part of the product. */
@Component
class CaseTitles {

    private final Map<String, List<String>> byRule = new HashMap<>();

    CaseTitles() {
        try {
            for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:law/cases/*.yaml")) {
                try (var text = file.getInputStream()) {
                    read(new Yaml().load(text));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> of(String rule) {
        return byRule.getOrDefault(rule, List.of());
    }

    private void read(Object file) {
        if (!(file instanceof List<?> groups)) {
            return;
        }
        for (var group : groups) {
            if (group instanceof Map<?, ?> one && one.get("cases") instanceof List<?> cases) {
                var titles = byRule.computeIfAbsent(String.valueOf(one.get("rule")), rule -> new ArrayList<>());
                cases.forEach(each -> {
                    if (each instanceof Map<?, ?> fields) {
                        titles.add(fields.get("title") + " → " + fields.get("expect"));
                    }
                });
            }
        }
    }
}
