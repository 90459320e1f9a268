package dev.serverlease.access.signin;

/**
 * Somebody signed in, or tried to; published as an application event.
 *
 * @param user as it was sent: of a failure, perhaps nobody's name
 * @param source the address from which the request came
 */
public record SignIn(String user, String source, Kind kind) {

    /**
     * A new session of the web applications, one request with HTTP Basic, a wrong password, or an attempt that came too
     * soon after others and was not looked at.
     */
    public enum Kind {
        SESSION,
        BASIC,
        FAILED,
        SLOWED
    }
}
