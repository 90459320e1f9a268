package dev.serverlease.access.gate;

import dev.serverlease.access.door.KeptBody;
import dev.serverlease.access.door.RequestPath;
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
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Guards the web applications' own REST: everybody may sign out, Cockpit's users may read through its plug-ins, and
 * nobody may use their log-in or the set-up of a first administrator.
 */
public class WebAppGate extends OncePerRequestFilter {

    /** Who is signed in, and their signing out. */
    private static final Pattern READER = Pattern.compile("/camunda/api/admin/auth/user/[^/]+(/logout)?/?");

    /** The scripts and styles of the pages: the same files for everybody. */
    private static final Pattern SCRIPTS =
            Pattern.compile("/camunda/api/(cockpit|tasklist|admin)/plugin/[A-Za-z0-9-]+/static/.*");

    private static final Pattern PLUG_INS = Pattern.compile("/camunda/api/(cockpit|tasklist)/plugin/.*");

    /**
     * The set-up creates administrators; in this engine release even if one exists (CVE-2026-77226). The log-in is
     * ours.
     */
    private static final Pattern CLOSED = Pattern.compile("/camunda/api/admin/(setup(/.*)?|auth/user/[^/]+/login/.*)");

    private static final Set<String> QUERIES = Set.of("GET", "HEAD", "OPTIONS", "POST");

    private final Function<HttpServletRequest, Optional<Person>> whoAsks;

    public WebAppGate(Function<HttpServletRequest, Optional<Person>> whoAsks) {
        this.whoAsks = whoAsks;
    }

    /** Signing out: no write for the journal. */
    static boolean isOfReader(HttpServletRequest request) {
        return READER.matcher(RequestPath.of(request)).matches();
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
                || READER.matcher(path).matches()
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
            return !CLOSED.matcher(path).matches();
        }
        boolean reads = isQuery(request);
        boolean ofCockpit = path.startsWith("/camunda/api/cockpit/");
        return reads && (!ofCockpit || person.in(Groups.MANAGERS) || person.in(Groups.OPERATIONS));
    }
}
