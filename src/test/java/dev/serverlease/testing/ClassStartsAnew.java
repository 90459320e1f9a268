package dev.serverlease.testing;

import dev.serverlease.access.door.VisitorDoor;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import org.springframework.test.util.ReflectionTestUtils;

/**
 * What one class leaves in the shared product and the next must not find: its time; its visitors, who would be counted
 * together, for all come from one machine and in the same minute of a clock that stands; and what another application
 * that was started meanwhile made of the levels of logging, which are one for the JVM.
 */
final class ClassStartsAnew implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        var product = SpringExtension.getApplicationContext(context);
        product.getBean(SettableClock.class).set(SettableClock.START);
        product.getBeansOfType(SecurityFilterChain.class).values().stream()
                .flatMap(chain -> chain.getFilters().stream())
                .filter(VisitorDoor.class::isInstance)
                .map(door -> ReflectionTestUtils.getField(door, "counts"))
                .map(Objects::requireNonNull)
                .forEach(counts -> ((Map<?, ?>) counts).clear());
        var logging = product.getBean(LoggingSystem.class);
        Binder.get(product.getEnvironment())
                .bind("logging.level", Bindable.mapOf(String.class, LogLevel.class))
                .ifBound(levels -> levels.forEach(logging::setLogLevel));
    }
}
