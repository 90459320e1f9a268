package dev.serverlease.clause;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.Yaml;

/** Each clause stands where it applies, says what it must say, and is absent where it does not apply. */
class ClauseCasesTest {

    private static final ClauseLibrary LIBRARY = ClauseLibrary.current();

    /**
     * A lease, told by how it differs from the plainest, and what its contract says in one clause.
     *
     * @param absent whether the clause does not stand in the contract
     */
    record Case(
            String clause,
            String name,
            ContractFacts facts,
            boolean absent,
            List<String> expected,
            List<String> never) {

        @Override
        public String toString() {
            return clause + ": " + name;
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void clauseSaysWhatItsCaseExpects(Case lease) {
        var contract = LIBRARY.write(lease.facts());

        var clause = contract.clause(lease.clause());

        assertThat(clause.isEmpty()).isEqualTo(lease.absent());
        clause.map(ClauseCasesTest::said)
                .ifPresent(text -> assertThat(text)
                        .contains(lease.expected())
                        .satisfies(said ->
                                lease.never().forEach(words -> assertThat(said).doesNotContain(words))));
    }

    /** What it says, what its heading cites, and what page 1 announces of it. */
    private static String said(NumberedClause clause) {
        var meaning = clause.markMeaning();
        return String.join("、", clause.articles()) + "\n" + clause.plainZh() + "\n"
                + (meaning == null ? "" : meaning.zh());
    }

    /** Of every case, also what the case is not about: nothing void, nothing blank, under a third of it marked. */
    @ParameterizedTest
    @MethodSource("cases")
    void contractOfTheCaseHoldsNothingForbidden(Case lease) {
        var contract = LIBRARY.write(lease.facts());

        assertThat(Proofs.voidTerms(contract)).isEmpty();
        assertThat(Proofs.unmarked(contract)).isEmpty();
        assertThat(length(contract, true)).isLessThan(length(contract, false) / 3);
    }

    @Test
    void everyClauseHasACaseAndOneWhereItIsAbsent() {
        var cases = cases().collect(Collectors.groupingBy(Case::clause));

        assertThat(cases.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        LIBRARY.clauses().stream().map(Clause::id).toList());
        for (var clause : LIBRARY.clauses()) {
            boolean always = clause.when().equals(When.ALWAYS);
            var own = Objects.requireNonNull(cases.get(clause.id()));
            assertThat(own).as(clause.id()).anyMatch(lease -> !lease.expected().isEmpty());
            assertThat(own.stream().anyMatch(Case::absent)).as(clause.id()).isEqualTo(!always);
        }
    }

    private static int length(ContractText contract, boolean markedOnly) {
        return contract.clauses().stream()
                .flatMap(clause -> clause.lines().stream())
                .filter(line -> line.marked() || !markedOnly)
                .mapToInt(line -> line.zh().length())
                .sum();
    }

    static Stream<Case> cases() {
        try {
            var files = new PathMatchingResourcePatternResolver().getResources("classpath:contract/cases/*.yaml");
            return Stream.of(files).flatMap(ClauseCasesTest::casesIn);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Case> casesIn(Resource file) {
        var clause = Objects.requireNonNull(file.getFilename()).replace(".yaml", "");
        List<Map<String, Object>> cases = new Yaml().load(text(file));
        return cases.stream()
                .map(lease -> new Case(
                        clause,
                        Objects.toString(lease.get("name")),
                        facts(lease),
                        Boolean.TRUE.equals(lease.get("absent")),
                        strings(lease.get("expect")),
                        strings(lease.get("never"))));
    }

    /** The plainest lease with the case's facts, texts (their names have a dot) and lists. */
    private static ContractFacts facts(Map<String, Object> lease) {
        var codes = new TreeMap<String, String>();
        var texts = new TreeMap<>(plainestTexts());
        ((Map<?, ?>) lease.getOrDefault("facts", Map.of())).forEach((name, value) -> {
            var key = name.toString();
            (key.contains(".") ? texts : codes).put(key, value.toString());
        });
        var lists = new TreeMap<String, List<Map<String, String>>>();
        ((Map<?, ?>) lease.getOrDefault("lists", Map.of()))
                .forEach((name, items) -> lists.put(
                        name.toString(),
                        ((List<?>) items)
                                .stream().map(item -> strings((Map<?, ?>) item)).toList()));
        return ContractFacts.of(codes, texts, lists);
    }

    private static Map<String, String> plainestTexts() {
        var file = new PathMatchingResourcePatternResolver().getResource("classpath:contract/plainest.yaml");
        return strings((Map<?, ?>) new Yaml().load(text(file)));
    }

    private static Map<String, String> strings(Map<?, ?> map) {
        var strings = new TreeMap<String, String>();
        map.forEach((name, value) -> strings.put(name.toString(), value.toString()));
        return strings;
    }

    private static List<String> strings(@Nullable Object list) {
        var strings = new ArrayList<String>();
        if (list instanceof List<?> all) {
            all.forEach(each -> strings.add(each.toString()));
        }
        return strings;
    }

    private static String text(Resource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
