package dev.serverlease.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.law.RuleId;
import dev.serverlease.lease.Bilingual;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** Looks at records whose equality is written by hand. */
public final class Components {

    private Components() {}

    /** Demands that a record equals another with the same components, and none that differs in one of them. */
    public static void eachTellsApart(Record one) throws ReflectiveOperationException {
        var components = one.getClass().getRecordComponents();
        var values = new Object[components.length];
        for (int n = 0; n < values.length; n++) {
            var read = components[n].getAccessor();
            read.setAccessible(true);
            values[n] = read.invoke(one);
        }
        assertThat(made(one, values)).isEqualTo(one).hasSameHashCodeAs(one);
        for (int n = 0; n < values.length; n++) {
            var others = values.clone();
            others[n] = other(values[n], components[n]);
            assertThat(made(one, others)).as(components[n].getName()).isNotEqualTo(one);
        }
        assertThat(one).isNotEqualTo(null).isNotEqualTo("");
    }

    private static Object made(Record like, Object[] values) throws ReflectiveOperationException {
        var types = Arrays.stream(like.getClass().getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        var constructor = like.getClass().getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor.newInstance(values);
    }

    private static Object other(Object value, RecordComponent component) {
        if (value instanceof Enum<?> constant) {
            return Arrays.stream(constant.getDeclaringClass().getEnumConstants())
                    .filter(each -> each != constant)
                    .findFirst()
                    .orElseThrow();
        }
        return switch (component.getType().getSimpleName()) {
            case "String" -> value + "x";
            case "int" -> (int) value + 1;
            case "boolean" -> !(boolean) value;
            case "LocalDate" -> ((LocalDate) value).plusDays(1);
            case "List" -> List.of();
            case "SortedMap" -> new TreeMap<>();
            case "RuleId" -> new RuleId("another.rule");
            case "Bilingual" -> new Bilingual("另", "another");
            default -> throw new IllegalArgumentException("Another " + component);
        };
    }
}
