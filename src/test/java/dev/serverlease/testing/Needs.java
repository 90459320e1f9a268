package dev.serverlease.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The test needs these tools, and is one of the slow ones. Where a tool is missing the test is left out, and the end of
 * the run says so; with {@code REQUIRE_ALL_TESTS=true} in the environment it fails instead.
 */
@Tag("slow")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsCondition.class)
public @interface Needs {
    Tool[] value();
}
