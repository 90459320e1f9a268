package dev.serverlease.access.signin;

import dev.serverlease.people.Person;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The sessions that {@link LogIn} begins. A session ends when its user, password or groups change; this is checked once
 * per request, in one statement.
 */
@Component
public class Sessions {

    private static final String ENGINE = "default";
    private static final String FINGERPRINT = Sessions.class.getName() + ".fingerprint";
    private static final String ASKED = Sessions.class.getName() + ".person";

    private final Accounts accounts;

    Sessions(Accounts accounts) {
        this.accounts = accounts;
    }

    /**
     * For all our pages and the web applications, under another id than before.
     *
     * @param account as it was before the password was checked: a change in between ends the session
     */
    public void begin(HttpServletRequest request, Account account) {
        AuthenticationUtil.revalidateSession(request, AuthenticationUtil.createAuthentication(ENGINE, account.user()));
        request.getSession().setAttribute(FINGERPRINT, account.fingerprint());
    }

    /** Whether whoever is signed in may use one of the web applications. */
    static boolean opens(HttpServletRequest request, String application) {
        var session = request.getSession(false);
        return session != null
                && AuthenticationUtil.getAuthsFromSession(session).getAuthenticationForProcessEngine(ENGINE)
                        instanceof UserAuthentication user
                && user.isAuthorizedForApp(application);
    }

    /** Who is signed in. Ends the session if its user has changed. */
    public Optional<Person> person(HttpServletRequest request) {
        if (request.getAttribute(ASKED) instanceof Optional<?> asked) {
            return asked.map(Person.class::cast);
        }
        var person = ask(request.getSession(false));
        request.setAttribute(ASKED, person);
        return person;
    }

    private Optional<Person> ask(@Nullable HttpSession session) {
        try {
            var user = session == null ? null : userOf(session);
            if (session == null || user == null) {
                return Optional.empty();
            }
            var account = accounts.find(user);
            if (account.map(Account::fingerprint)
                    .filter(now -> now.equals(session.getAttribute(FINGERPRINT)))
                    .isEmpty()) {
                session.invalidate();
                return Optional.empty();
            }
            return account.map(Account::person);
        } catch (IllegalStateException ended) {
            return Optional.empty(); // another request ended it at the same moment
        }
    }

    private static @Nullable String userOf(HttpSession session) {
        var one = AuthenticationUtil.getAuthsFromSession(session).getAuthenticationForProcessEngine(ENGINE);
        return one == null ? null : one.getIdentityId();
    }
}
