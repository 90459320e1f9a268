package dev.serverlease.access;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.TreeSet;
import org.camunda.bpm.engine.rest.impl.DefaultProcessEngineRestServiceImpl;

/** What the engine's REST takes by POST and PUT, read from its own classes. */
final class EngineOperations {

    private static final int DEEPEST = 6;

    private EngineOperations() {}

    /** Such as {@code PUT /job/{id}/retries}. */
    static TreeSet<String> all() {
        var found = new TreeSet<String>();
        collect(DefaultProcessEngineRestServiceImpl.class, "", 0, found);
        return found;
    }

    private static void collect(Class<?> resource, String prefix, int depth, TreeSet<String> found) {
        if (depth > DEEPEST) {
            return;
        }
        for (var method : resource.getMethods()) {
            var path = prefix + path(method);
            if (method.isAnnotationPresent(POST.class)) {
                found.add("POST " + path);
            } else if (method.isAnnotationPresent(PUT.class)) {
                found.add("PUT " + path);
            } else if (method.isAnnotationPresent(Path.class)
                    && method.getReturnType().getName().startsWith("org.camunda.bpm.engine.rest.")) {
                collect(method.getReturnType(), path, depth + 1, found);
            }
        }
    }

    private static String path(Method method) {
        var path = method.getAnnotation(Path.class);
        var text = path == null ? "" : path.value().replaceAll("\\{\\s*([A-Za-z-]+)[^}]*}", "{$1}");
        return text.isEmpty() || text.equals("/") ? "" : text.startsWith("/") ? text : "/" + text;
    }
}
