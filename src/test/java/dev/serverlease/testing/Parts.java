package dev.serverlease.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.mockito.Mockito;

/**
 * Parts of the product put together without its server and its database: those that are named are the product's own,
 * and whatever else they ask is a stand-in that knows nothing until a test tells it.
 */
public final class Parts {

    private final Map<Class<?>, Object> parts = new HashMap<>();

    /** From now on this one is asked. */
    public <T> Parts with(Class<T> type, T part) {
        assertThat(parts.putIfAbsent(type, part)).as(type.getName()).isNull();
        return this;
    }

    /** The product's own, made of what is here by now; those that it asks come before it. */
    public Parts own(Class<?>... types) {
        for (var type : types) {
            assertThat(parts.putIfAbsent(type, made(type))).as(type.getName()).isNull();
        }
        return this;
    }

    /** A part that is here; one that is not is a stand-in from now on. */
    public <T> T get(Class<T> type) {
        return type.cast(parts.computeIfAbsent(type, Mockito::mock));
    }

    private Object made(Class<?> type) {
        assertThat(type.getDeclaredConstructors()).as(type.getName()).hasSize(1);
        var constructor = type.getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        try {
            return constructor.newInstance(
                    Stream.of(constructor.getParameterTypes()).map(this::get).toArray());
        } catch (InstantiationException | IllegalAccessException | InvocationTargetException e) {
            throw new AssertionError(type.getName(), e);
        }
    }
}
