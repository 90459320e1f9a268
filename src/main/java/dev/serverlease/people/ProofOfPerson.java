package dev.serverlease.people;

/**
 * Proves anew that whoever is signed in is this person, for an act that is signed with the name. In production a second
 * factor is put behind it.
 */
public interface ProofOfPerson {

    /**
     * @param secret what only this person knows or has at this moment
     * @throws dev.serverlease.request.Refusal with 403 if it is not this person's, 429 after too many wrong ones
     */
    void require(Person person, String secret);
}
