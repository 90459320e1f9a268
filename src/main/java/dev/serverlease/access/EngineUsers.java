package dev.serverlease.access;

import dev.serverlease.process.Person;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.context.annotation.Lazy;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/** Signs people in with the engine's users; the engine slows down and locks repeated wrong passwords. */
@Component
class EngineUsers implements AuthenticationProvider {

    private final IdentityService identity;

    EngineUsers(@Lazy IdentityService identity) {
        this.identity = identity;
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        var user = authentication.getName();
        var password = String.valueOf(authentication.getCredentials());
        if (user.isBlank() || password.isEmpty() || !identity.checkPassword(user, password)) {
            throw new BadCredentialsException("用户名或者密码不正确。 Wrong user name or password.");
        }
        var person = person(user);
        return UsernamePasswordAuthenticationToken.authenticated(
                person,
                null,
                person.groups().stream().map(SimpleGrantedAuthority::new).toList());
    }

    Person person(String user) {
        return new Person(
                user,
                identity.createGroupQuery().groupMember(user).list().stream()
                        .map(Group::getId)
                        .toList());
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
