package dev.serverlease.access.gate;

import dev.serverlease.access.door.KeptBody;
import dev.serverlease.access.door.RequestPath;
import dev.serverlease.access.problem.Outages;
import dev.serverlease.access.problem.Problems;
import dev.serverlease.people.Groups;
import dev.serverlease.people.Person;
import dev.serverlease.request.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Runs between sign-in and the gates: journals each write of administrators and operators at the engine's doors before
 * it is passed on, even if a gate then rejects it.
 */
public class JournalFilter extends OncePerRequestFilter {

    private static final int FAILED = 500;

    private final Function<HttpServletRequest, Optional<Person>> whoAsks;
    private final EngineActs acts;

    /** @param whoAsks the person signed in at this door */
    public JournalFilter(Function<HttpServletRequest, Optional<Person>> whoAsks, EngineActs acts) {
        this.whoAsks = whoAsks;
        this.acts = acts;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return Outages.isRead(request)
                || !RequestPath.below("/engine-rest", "/camunda/api").matches(request)
                || WebAppGate.isOfReader(request)
                || EngineQueries.isOne(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var person = whoAsks.apply(request).filter(one -> isJournalled(one, request));
        if (person.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        try {
            pass(request, response, chain, person.get());
        } catch (Refusal refusal) {
            Problems.write(response, refusal);
        }
    }

    private void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain, Person person)
            throws ServletException, IOException {
        KeptBody kept;
        try {
            kept = new KeptBody(request);
        } catch (Refusal unread) {
            acts.end(acts.begin(person, request, null), unread.status());
            throw unread;
        }
        var act = acts.begin(person, request, kept);
        int status = FAILED;
        try {
            chain.doFilter(kept, response);
            status = response.getStatus();
            if (status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
                response.flushBuffer(); // nobody waits for the journal too, where the database is away
            }
        } finally {
            acts.end(act, status);
        }
    }

    /** An operator's work on tasks is officer's work: the lease's audit trail records it. */
    private static boolean isJournalled(Person person, HttpServletRequest request) {
        return person.in(Groups.ADMINISTRATORS)
                || (person.in(Groups.OPERATIONS)
                        && !AllowList.isWorkOnTasks(request.getMethod(), EnginePath.of(request)));
    }
}
