package dev.serverlease.visit;

import dev.serverlease.lease.Bilingual;

/** The identified visitor's link cannot be used any more, and they are told why. */
public class LinkEnded extends RuntimeException {

    private final Bilingual why;

    public LinkEnded(Bilingual why) {
        super("The link has ended", null, false, false);
        this.why = why;
    }

    public Bilingual why() {
        return why;
    }
}
