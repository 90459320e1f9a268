package dev.serverlease.people;

import org.jspecify.annotations.Nullable;

/**
 * Proves anew that whoever is signed in is this person, for an act that is signed with the name: by the password, and
 * where the settings ask for it by a one-time code besides.
 */
public interface ProofOfPerson {

    /** By what somebody was proved, as the audit trail names it. */
    enum Factor {
        PASSWORD,
        PASSWORD_AND_CODE
    }

    /**
     * @param code the one-time code; null if none was given
     * @throws dev.serverlease.request.Refusal with 400 if the code is missing, 403 if one of them is not this person's,
     *     409 if the code was used before, 429 after too many wrong ones
     */
    Factor require(Person person, String password, @Nullable String code);
}
