package dev.serverlease.access.gate;

import dev.serverlease.access.door.KeptBody;
import dev.serverlease.access.door.RequestPath;
import dev.serverlease.access.problem.Problems;
import dev.serverlease.lease.LeaseNotFound;
import dev.serverlease.people.Groups;
import dev.serverlease.people.Person;
import dev.serverlease.request.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Guards one door to the engine: lets through only what the allow-list names, rejects expressions, checks writes before
 * the engine sees them, and answers refusals with our text.
 */
public class EngineGate extends OncePerRequestFilter {

    private static final Pattern UNCLAIM = Pattern.compile("/task/([^/]+)/unclaim");

    private static final String TASK_COUNTS = "/task/report/candidate-group-count";

    /** For requests that need no check beyond the allow-list. */
    static final Consumer<KeptBody> NOTHING = body -> {};

    private final String door;
    private final Function<HttpServletRequest, Optional<Person>> whoAsks;
    private final EngineRequests requests;

    /**
     * @param door the path under which the engine's REST is served
     * @param whoAsks the person signed in at this door
     */
    public EngineGate(String door, Function<HttpServletRequest, Optional<Person>> whoAsks, EngineRequests requests) {
        this.door = door;
        this.whoAsks = whoAsks;
        this.requests = requests;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !RequestPath.below(door).matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            var path = EnginePath.of(request);
            if (request.getMethod().equals("GET") && path.equals("/engine")) {
                // the log-in page asks for the engine's name before anybody is signed in
                chain.doFilter(request, response);
                return;
            }
            var person = whoAsks.apply(request).orElseThrow(() -> new Refusal(401, "请先登录。 Sign in first."));
            AllowList.require(person, request.getMethod(), path);
            pass(request, response, chain, path, person);
        } catch (Refusal refusal) {
            Problems.answer(request, response, refusal);
        } catch (LeaseNotFound missing) {
            Problems.answer(request, response, new Refusal(404, String.valueOf(missing.getMessage())));
        }
    }

    private void pass(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, String path, Person person)
            throws ServletException, IOException {
        boolean administrator = person.in(Groups.ADMINISTRATORS);
        NoExpressions.inAddress(request);
        ShownViews.check(request.getMethod(), path);
        if (administrator && KeptBody.isForm(request)) {
            chain.doFilter(BoundedQueries.bounded(request, null), response);
            return;
        }
        if (path.equals(TASK_COUNTS) && !administrator) {
            // Cockpit asks this for each of its users. The engine would count only for who may read every single task.
            response.setContentType("application/json");
            response.getOutputStream().write(requests.taskCounts(person));
            return;
        }
        var kept = new KeptBody(request);
        NoExpressions.inBody(kept);
        var bounded = BoundedQueries.bounded(request, kept);
        ValueQuestions.atTheEngine(person, path, request, kept);
        LawsDates.check(request.getMethod(), path, kept);
        ShownViews.checkAmong(request.getMethod(), path, kept);
        var unclaim = UNCLAIM.matcher(path);
        if (request.getMethod().equals("POST") && unclaim.matches() && !administrator) {
            requests.unclaim(unclaim.group(1), kept, person);
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        var check = requests.checkOf(request.getMethod(), path, person);
        check.accept(kept);
        // if it is in a form, the form's own check has already named the field
        BodyReader.refuseNul(kept);
        if (administrator) {
            chain.doFilter(bounded, response);
            return;
        }
        var answer = new EngineAnswer(response);
        chain.doFilter(bounded, answer);
        if (answer.hasFailed()) {
            EngineFailure.outage(request).ifPresent(refusal -> {
                throw refusal;
            });
            // Two simultaneous requests both pass the check, and the engine rejects one. Checking again gives the
            // reason.
            check.accept(kept);
            // else what was thrown in the engine's transaction, where the state was no longer the one checked here
            EngineFailure.refusal(request).ifPresent(refusal -> {
                throw refusal;
            });
            throw answer.refusal(request);
        }
    }
}
