package dev.serverlease.clause;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.Yaml;

/**
 * The agreements that follow a concluded lease, in writing as it is, each from its own clauses in
 * {@code contract/agreements}: renewal (Civil Code arts. 705(2) and 707), change (art. 543), end by agreement (art.
 * 562(1)). What they state beyond a lease is named in the head of their files.
 */
public enum Agreement {
    RENEWAL,
    CHANGE,
    TERMINATION;

    /** Read when first asked for, so that a start without such an agreement pays nothing. */
    private static final class Held {
        private static final Map<Agreement, ClauseLibrary> LIBRARIES =
                Map.of(RENEWAL, RENEWAL.load(), CHANGE, CHANGE.load(), TERMINATION, TERMINATION.load());
    }

    /**
     * Its text for a lease with these facts.
     *
     * @throws MissingText if a text that it states is not known
     */
    public ContractText write(ContractFacts facts) {
        return library().write(facts);
    }

    ClauseLibrary library() {
        return Objects.requireNonNull(Held.LIBRARIES.get(this));
    }

    private ClauseLibrary load() {
        var file = "contract/agreements/" + name().toLowerCase(Locale.ROOT) + ".yaml";
        var figures = Figures.load();
        try (var yaml = new ClassPathResource(file).getInputStream()) {
            List<Object> clauses = new Yaml().load(yaml);
            var reader = new ClauseReader(file, figures);
            return ClauseLibrary.of(
                    clauses.stream()
                            .map(clause -> reader.read(new Yaml().dump(clause)))
                            .toList(),
                    figures);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
