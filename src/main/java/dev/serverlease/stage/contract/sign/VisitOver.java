package dev.serverlease.stage.contract.sign;

/** The browser has not proved who uses it, or too long ago: the page asks for a code. */
class VisitOver extends RuntimeException {

    VisitOver() {
        super("The visitor is to be identified", null, false, false);
    }
}
