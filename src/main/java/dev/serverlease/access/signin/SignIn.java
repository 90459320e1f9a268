package dev.serverlease.access.signin;

/**
 * A successful or failed sign-in; published as an application event.
 *
 * @param user as it was sent; after a failure it may be no user's name
 * @param source the address from which the request came
 */
public record SignIn(String user, String source, Kind kind) {

    /**
     * A new session of the web applications, one request with HTTP Basic, a wrong password, or an attempt that was not
     * checked because it came too soon after others.
     */
    public enum Kind {
        SESSION,
        BASIC,
        FAILED,
        SLOWED
    }
}
