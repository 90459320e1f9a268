package dev.serverlease.access.signin;

import dev.serverlease.people.Person;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import java.util.List;
import org.springframework.stereotype.Component;

/** The password again, slowed down after wrong ones like a sign-in. */
@Component
public class PasswordAgain {

    /** Counted for itself, whatever address the person works from. */
    private static final String SOURCE = "confirmation";

    private final Accounts accounts;
    private final SignIns signIns;

    PasswordAgain(Accounts accounts, SignIns signIns) {
        this.accounts = accounts;
        this.signIns = signIns;
    }

    /** @throws Refusal with 403 if it is not this person's, 429 after too many wrong ones */
    public void require(Person person, String secret) {
        try (var attempt = signIns.admit(person.name(), SOURCE)) {
            check(person, secret);
        } catch (TooSoon tooSoon) {
            throw tooSoon.refusal();
        }
    }

    private void check(Person person, String secret) {
        if (accounts.read(person.name())
                .filter(account -> accounts.isPassword(account, secret))
                .isEmpty()) {
            signIns.failed(person.name(), SOURCE);
            var message = "密码不正确，请重新输入本人密码。 Wrong password; type your own again.";
            throw new Refusal(403, message, List.of(new FieldError("password", message)));
        }
        signIns.forget(person.name(), SOURCE);
    }
}
