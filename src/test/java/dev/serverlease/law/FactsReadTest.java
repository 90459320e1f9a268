package dev.serverlease.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.rules.Rulebook;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A fact that no rule reads decorates: it is named here with its reason, or removed. */
class FactsReadTest {

    private static final Map<String, String> READ_BY_NO_RULE = Map.ofEntries(
            Map.entry("lessee.email", "where notices go"),
            Map.entry("lessee.noticeEmail", "where notices go: a clause of the contract"),
            Map.entry("lessee.noticeAddress", "where notices go: a clause of the contract"),
            Map.entry("lessee.contactPhone", "where the verifier of identity calls back"),
            Map.entry("lessee.idVerified", "the applicant's claim; taken from old interfaces and not believed"),
            Map.entry("identity.records", "read part by part, each under a name of its own: identity.method and so on"),
            Map.entry("lessor.name", "printed in the contract"));

    /** Nobody states these: they are properties of a text, and the check of the rendered text reads them there. */
    private static final Set<String> FOR_THE_CLAUSE_LIBRARY = Set.of("contract.unfairExemptions");

    @Test
    void everyFactIsReadByARuleOrNamedHere() {
        var unread = new TreeSet<>(facts());
        unread.removeAll(read());
        assertThat(unread).isEqualTo(READ_BY_NO_RULE.keySet());
    }

    @Test
    void whatNobodyCanSupplyIsAskedOfNobody() {
        assertThat(FOR_THE_CLAUSE_LIBRARY).isSubsetOf(facts());
        assertThat(AnyApplication.paths()).doesNotContainAnyElementsOf(FOR_THE_CLAUSE_LIBRARY);
    }

    private static Set<String> facts() {
        return Stream.of(LeaseFacts.class.getRecordComponents())
                .filter(section -> section.getType().isRecord())
                .flatMap(section -> names(section.getName(), section.getType()))
                .collect(Collectors.toSet());
    }

    private static Stream<String> names(String path, Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .flatMap(component -> component.getType().isRecord()
                        ? names(path + "." + component.getName(), component.getType())
                        : Stream.of(path + "." + component.getName()));
    }

    /** By the cases, which reach every branch of every rule. */
    private static Set<String> read() {
        return CasesTest.cases()
                .map(each -> FactsReader.facts(each.text().get("facts")))
                .flatMap(facts -> Rulebook.current().rules().stream()
                        .flatMap(rule -> rule.factsUsed(facts).texts().keySet().stream()))
                .collect(Collectors.toSet());
    }
}
