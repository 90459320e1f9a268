package dev.serverlease.access.signin;

import dev.serverlease.access.door.RequestPath;
import dev.serverlease.access.problem.Problems;
import dev.serverlease.operation.log.LogMarks;
import dev.serverlease.request.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Before the web applications: ends the session of a user who was removed or changed, whom they remember for minutes.
 * They bring a log-in of their own, which nobody needs: who is not signed in signs in at our page, and their first page
 * leads to ours.
 */
public class EndedSessions extends OncePerRequestFilter {

    private static final Pattern APPLICATION = Pattern.compile("/camunda/app/(tasklist|cockpit|admin)/default/?");
    private static final Pattern FIRST_PAGE = Pattern.compile("/camunda(/app)?/?|/camunda/app/welcome(/default)?/?");

    private final Sessions sessions;

    public EndedSessions(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var path = RequestPath.of(request);
        if (FIRST_PAGE.matcher(path).matches()) {
            response.sendRedirect("/desk");
            return;
        }
        var person = sessions.person(request);
        person.ifPresent(one -> LogMarks.actor(one.name()));
        var application = APPLICATION.matcher(path);
        if (application.matches()) {
            if (person.isEmpty()) {
                SignInFirst.leadToIt(request, response);
                return;
            }
            if (!Sessions.opens(request, application.group(1))) {
                Problems.answer(
                        request,
                        response,
                        new Refusal(
                                403,
                                "您所在的组不使用此应用；请从“待办”页办理。 Your groups do not use this application; begin at the page of tasks."));
                return;
            }
        }
        chain.doFilter(request, response);
    }
}
