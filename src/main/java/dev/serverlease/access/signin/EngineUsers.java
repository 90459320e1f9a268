package dev.serverlease.access.signin;

import dev.serverlease.access.signin.SignIn.Kind;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Authenticates one HTTP Basic request against the engine's users. */
@Component
public class EngineUsers implements AuthenticationProvider {

    private final Accounts accounts;
    private final SignIns signIns;

    EngineUsers(Accounts accounts, SignIns signIns) {
        this.accounts = accounts;
        this.signIns = signIns;
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        var user = authentication.getName();
        var source = authentication.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "";
        var person = checked(user, String.valueOf(authentication.getCredentials()), source)
                .person();
        return UsernamePasswordAuthenticationToken.authenticated(
                person,
                null,
                person.groups().stream().map(SimpleGrantedAuthority::new).toList());
    }

    private Account checked(String user, String password, String source) {
        try (var attempt = signIns.admit(user, source)) {
            var account = accounts.find(user).filter(known -> accounts.isPassword(known, password));
            if (account.isEmpty()) {
                signIns.failed(user, source);
                throw new BadCredentialsException("用户名或者密码不正确。 Wrong user name or password.");
            }
            signIns.succeeded(user, source, Kind.BASIC);
            return account.get();
        }
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
