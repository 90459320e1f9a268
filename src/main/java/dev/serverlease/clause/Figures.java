package dev.serverlease.clause;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.Yaml;

/**
 * The numbers that no law gives and our clauses state, each with its reason, in {@code contract/figures.yaml}. A lawyer
 * sets them; a changed one changes the version of the clauses that use it.
 */
record Figures(Map<String, String> values) {

    static final String PREFIX = "figure.";

    static Figures load() {
        try (var file = new ClassPathResource("contract/figures.yaml").getInputStream()) {
            return of(new Yaml().<Map<String, Map<String, Object>>>load(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Figures of(Map<String, Map<String, Object>> file) {
        var values = new TreeMap<String, String>();
        file.forEach((name, figure) -> {
            if (!(figure.get("value") instanceof Number value) || !(figure.get("why") instanceof String)) {
                throw new IllegalArgumentException("contract/figures.yaml: “" + name + "” needs a value and a why");
            }
            values.put(PREFIX + name, value.toString());
        });
        return new Figures(values);
    }

    ContractFacts addedTo(ContractFacts facts) {
        return facts.texts(values);
    }
}
