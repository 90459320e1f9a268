package dev.serverlease.stage.contract.sign;

import dev.serverlease.stage.contract.link.LinkState;

/** The identified visitor's link cannot be used any more, and they are told why. */
class LinkEnded extends RuntimeException {

    private final LinkState state;

    LinkEnded(LinkState state) {
        super("The link has ended", null, false, false);
        this.state = state;
    }

    LinkState state() {
        return state;
    }
}
