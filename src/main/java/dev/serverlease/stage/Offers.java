package dev.serverlease.stage;

import static java.lang.annotation.ElementType.PACKAGE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Named at a stage's {@code package-info}: what other stages may use of it. All else is its own; a test holds it so.
 */
@Retention(RUNTIME)
@Target(PACKAGE)
public @interface Offers {

    Class<?>[] value();
}
