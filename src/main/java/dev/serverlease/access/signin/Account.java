package dev.serverlease.access.signin;

import dev.serverlease.people.Person;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user as stored in the database now.
 *
 * @param password the salted hash; null for a user without password, who cannot sign in
 */
public record Account(
        String user, @Nullable String password, @Nullable String salt, List<String> groups) {

    public Person person() {
        return new Person(user, groups);
    }

    /** Changes with the password and the groups, but reveals neither. */
    String fingerprint() {
        try {
            var all = String.join("\n", user, String.valueOf(password), String.valueOf(salt), groups.toString());
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return user;
    }
}
