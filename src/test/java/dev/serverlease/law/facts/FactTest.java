package dev.serverlease.law.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The names under which facts are recorded are those of the records that the rules read. */
class FactTest {

    @ParameterizedTest
    @EnumSource
    void aFactIsAComponentOfItsSection(Fact fact) {
        var section = component(LeaseFacts.class, fact.section());
        assertThat(component(section.getType(), fact.member())).isNotNull();
    }

    @Test
    void whatIsNotKnownIsLeftOutAndWhatIsTakenBackIsNull() {
        var facts = NamedFacts.of(Fact.SUBLET, true)
                .withKnown(Fact.SUBLET_KNOWN_SINCE, null)
                .and(NamedFacts.of(Fact.SUBLET, null))
                .with(Fact.CONNECTED_ON, LocalDate.of(2026, 12, 1));
        assertThat(facts.sections().get("review")).containsOnlyKeys("sublet").containsEntry("sublet", null);
        assertThat(facts.sections()).containsEntry("activation", Map.of("connectedOn", "2026-12-01"));
    }

    private static RecordComponent component(Class<?> type, String name) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> component.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(type.getSimpleName() + " has no " + name));
    }
}
