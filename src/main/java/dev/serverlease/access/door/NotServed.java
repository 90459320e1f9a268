package dev.serverlease.access.door;

import dev.serverlease.access.problem.Problems;
import dev.serverlease.request.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Parts of the engine's REST that this installation does not offer. Metrics: the engine keeps none (see its settings)
 * and fails when asked for them. External tasks: no process uses external workers, which would hold a connection while
 * they wait.
 */
public class NotServed extends OncePerRequestFilter {

    private static final Pattern NOT_SERVED = Pattern.compile(
            "/(engine-rest|camunda/api/engine)(/engine/[^/]+)?/(metrics(/.*)?|external-task/fetchAndLock/?)");

    /** The web applications have only one engine and fail when asked for another. */
    private static final Pattern OTHER_ENGINE =
            Pattern.compile("/camunda/app/(tasklist|cockpit|admin)/(?!default/?$)[^/.]+/?");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = RequestPath.of(request);
        return !NOT_SERVED.matcher(path).matches()
                && !OTHER_ENGINE.matcher(path).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var text = NOT_SERVED.matcher(RequestPath.of(request)).matches()
                ? "本系统不记录引擎计量数据，也没有外部任务。 This installation has no engine metrics and no external tasks."
                : "没有这个页面。 There is no such page.";
        Problems.answer(request, response, new Refusal(404, text));
    }
}
