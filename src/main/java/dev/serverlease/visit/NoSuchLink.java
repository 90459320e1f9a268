package dev.serverlease.visit;

/** To whoever has not identified themselves, a wrong, a used and a revoked link are the same: there is none. */
public class NoSuchLink extends RuntimeException {

    public NoSuchLink() {
        super("No such link, or none for this visitor", null, false, false);
    }
}
