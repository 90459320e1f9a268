package dev.serverlease.start;

import java.time.Duration;
import org.springframework.util.ClassUtils;

/** What a setting's value must be that could not be read, in words for whoever writes settings. */
final class MustBe {

    private MustBe() {}

    static String a(Class<?> type) {
        var wrapped = ClassUtils.resolvePrimitiveIfNecessary(type);
        if (wrapped == Integer.class || wrapped == Long.class) {
            return "须为整数，例如 8080 must be a whole number, such as 8080";
        }
        if (wrapped == Boolean.class) {
            return "须为 true 或者 false must be true or false";
        }
        if (wrapped == Duration.class) {
            return "须为时长，例如 PT60S must be a duration, such as PT60S";
        }
        return "写法有误，须为 badly written; it must be a " + type.getSimpleName();
    }
}
