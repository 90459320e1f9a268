package dev.serverlease.clause;

import dev.serverlease.lease.Bilingual;

/** A contract cannot be written from these facts: they say in both languages why, and who mends it. */
public class Unwritable extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final String zh;
    private final String en;

    public Unwritable(Bilingual why) {
        super(why.both());
        this.zh = why.zh();
        this.en = why.en();
    }

    public Bilingual why() {
        return new Bilingual(zh, en);
    }
}
