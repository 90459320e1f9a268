package dev.serverlease.access;

/**
 * Somebody signed in, or tried to; published as an event of the application.
 *
 * @param user as it was typed
 * @param source the address that it came from
 */
record SignIn(String user, String source, Kind kind) {

    enum Kind {
        /** A new session at the web applications. */
        SESSION,
        /** One request with a right name and password. */
        BASIC,
        FAILED,
        /** Not even tried: too many failures before. */
        SLOWED
    }
}
