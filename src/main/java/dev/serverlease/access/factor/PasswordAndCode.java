package dev.serverlease.access.factor;

import dev.serverlease.access.signin.PasswordAgain;
import dev.serverlease.people.Person;
import dev.serverlease.people.ProofOfPerson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The password again, and where the settings ask for it the code; the code is looked at only if the password is right.
 */
@Component
class PasswordAndCode implements ProofOfPerson {

    private final PasswordAgain password;
    private final SecondFactors factors;

    PasswordAndCode(PasswordAgain password, SecondFactors factors) {
        this.password = password;
        this.factors = factors;
    }

    @Override
    public Factor require(Person person, String given, @Nullable String code) {
        password.require(person, given);
        if (!factors.isAskedFor()) {
            return Factor.PASSWORD;
        }
        factors.require(person, code);
        return Factor.PASSWORD_AND_CODE;
    }
}
