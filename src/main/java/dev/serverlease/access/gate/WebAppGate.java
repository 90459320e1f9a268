package dev.serverlease.access.gate;

import dev.serverlease.access.door.KeptBody;
import dev.serverlease.access.door.RequestPath;
import dev.serverlease.access.problem.Problems;
import dev.serverlease.access.signin.SignIn;
import dev.serverlease.people.Groups;
import dev.serverlease.people.Person;
import dev.serverlease.request.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Guards the web applications' own REST: everybody may log in and out, Cockpit's users may read through its plug-ins,
 * and nobody may use the set-up of a first administrator.
 */
public class WebAppGate extends OncePerRequestFilter {

    private static final Pattern LOG_IN = Pattern.compile("/camunda/api/admin/auth/user/.*");
    /** The scripts and styles of the log-in page: the same files for everybody, requested before sign-in. */
    private static final Pattern SCRIPTS =
            Pattern.compile("/camunda/api/(cockpit|tasklist|welcome|admin)/plugin/[A-Za-z0-9-]+/static/.*");

    private static final Pattern PLUG_INS = Pattern.compile("/camunda/api/(cockpit|tasklist|welcome)/plugin/.*");

    /** It creates administrators; in this engine release even if one exists (CVE-2026-77226). */
    private static final Pattern SET_UP = Pattern.compile("/camunda/api/admin/setup(/.*)?");

    private static final Set<String> QUERIES = Set.of("GET", "HEAD", "OPTIONS", "POST");

    private final Function<HttpServletRequest, Optional<Person>> whoAsks;

    public WebAppGate(Function<HttpServletRequest, Optional<Person>> whoAsks) {
        this.whoAsks = whoAsks;
    }

    /** Logging in and out: recorded through {@link SignIn}, not as a write in the journal. */
    static boolean isLogIn(HttpServletRequest request) {
        return LOG_IN.matcher(RequestPath.of(request)).matches();
    }

    /** The plug-ins only read; their queries come as POST. */
    static boolean isQuery(HttpServletRequest request) {
        return QUERIES.contains(request.getMethod())
                && PLUG_INS.matcher(RequestPath.of(request)).matches();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = RequestPath.of(request);
        return !path.startsWith("/camunda/api/")
                || path.startsWith("/camunda/api/engine/")
                || LOG_IN.matcher(path).matches()
                || (request.getMethod().equals("GET") && SCRIPTS.matcher(path).matches());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpServletRequest checked = request;
        try {
            var person = whoAsks.apply(request)
                    .filter(one -> permits(one, request))
                    .orElseThrow(() -> new Refusal(403, "您所在的组无权执行此操作。 Your groups may not do this."));
            NoExpressions.inAddress(request);
            var kept = new KeptBody(request);
            NoExpressions.inBody(kept);
            ValueQuestions.atPlugIns(person, request, kept);
            BodyReader.refuseNul(kept);
            checked = BoundedQueries.bounded(request, kept);
        } catch (Refusal refusal) {
            Problems.answer(request, response, refusal);
            return;
        }
        chain.doFilter(checked, response);
    }

    private static boolean permits(Person person, HttpServletRequest request) {
        var path = RequestPath.of(request);
        if (person.in(Groups.ADMINISTRATORS)) {
            return !SET_UP.matcher(path).matches();
        }
        boolean reads = isQuery(request);
        boolean ofCockpit = path.startsWith("/camunda/api/cockpit/");
        return reads && (!ofCockpit || person.in(Groups.MANAGERS) || person.in(Groups.OPERATIONS));
    }
}
