package dev.serverlease.stage.contract.sign;

/** To whoever has not identified themselves, a wrong, a used and an expired link are the same: there is none. */
class NoSuchLink extends RuntimeException {

    NoSuchLink() {
        super("No such link, or none for this visitor", null, false, false);
    }
}
