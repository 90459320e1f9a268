package dev.serverlease.visit;

/** The browser has not proved who uses it, or too long ago: the page asks for a code. */
public class VisitOver extends RuntimeException {

    public VisitOver() {
        super("The visitor is to be identified", null, false, false);
    }
}
