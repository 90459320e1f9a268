package dev.serverlease.law.whatif;

import dev.serverlease.law.facts.LeaseFacts;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The place of one fact within all facts of a lease, by its name of the vocabulary like {@code lessor.permit.no}. */
final class FactAt {

    private final List<RecordComponent> path;

    private FactAt(List<RecordComponent> path) {
        this.path = path;
    }

    /** Empty if no component has that name, like the applicant's answers. */
    static Optional<FactAt> named(String name) {
        var path = new ArrayList<RecordComponent>();
        Class<?> section = LeaseFacts.class;
        for (String member : name.split("\\.")) {
            var component = component(section, member);
            if (component.isEmpty()) {
                return Optional.empty();
            }
            path.add(component.get());
            section = component.get().getType();
        }
        return section.isRecord() || section == java.util.SortedMap.class
                ? Optional.empty()
                : Optional.of(new FactAt(path));
    }

    private static Optional<RecordComponent> component(Class<?> section, String name) {
        return section.isRecord()
                ? Arrays.stream(section.getRecordComponents())
                        .filter(component -> component.getName().equals(name))
                        .findFirst()
                : Optional.empty();
    }

    Class<?> type() {
        return path.get(path.size() - 1).getType();
    }

    /** The type of the values of a set; {@link Object} for any other fact. */
    Class<?> elements() {
        return path.get(path.size() - 1).getGenericType() instanceof ParameterizedType many
                        && many.getActualTypeArguments()[0] instanceof Class<?> element
                ? element
                : Object.class;
    }

    @Nullable
    Object of(LeaseFacts facts) {
        Object value = facts;
        for (RecordComponent component : path) {
            value = value == null ? null : read(component, value);
        }
        return value;
    }

    /** The same facts with this one changed. */
    LeaseFacts with(LeaseFacts facts, @Nullable Object value) {
        return (LeaseFacts) with(facts, 0, value);
    }

    private Object with(Object section, int depth, @Nullable Object value) {
        RecordComponent changed = path.get(depth);
        Object inner = depth == path.size() - 1
                ? value
                : with(Objects.requireNonNull(read(changed, section)), depth + 1, value);
        var components = section.getClass().getRecordComponents();
        var values = Arrays.stream(components)
                .map(component -> component.getName().equals(changed.getName()) ? inner : read(component, section))
                .toArray();
        try {
            var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return section.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException("Facts are records of values", failure);
        }
    }

    private static @Nullable Object read(RecordComponent component, Object from) {
        try {
            return component.getAccessor().invoke(from);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException("Facts are records of values", failure);
        }
    }

    /**
     * The value that a finding kept as text; null if it kept that nothing was stated.
     *
     * @throws IllegalArgumentException if the text is none of this fact's values
     */
    @Nullable
    Object parsed(String text) {
        if (type() == Set.class) {
            var values = new LinkedHashSet<Object>();
            Arrays.stream(text.split(", "))
                    .filter(each -> !each.isEmpty())
                    .map(each -> value(elements(), each))
                    .forEach(values::add);
            return values;
        }
        return text.isEmpty() ? null : value(type(), text);
    }

    private static Object value(Class<?> type, String text) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .filter(each -> ((Enum<?>) each).name().equals(text))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(text));
        }
        if (type == Boolean.class) {
            return Boolean.valueOf(text);
        }
        if (type == Long.class) {
            return Long.valueOf(text);
        }
        if (type == BigDecimal.class) {
            return new BigDecimal(text);
        }
        return type == LocalDate.class ? LocalDate.parse(text) : text;
    }
}
