package dev.serverlease.lease;

import java.util.Locale;

/** A party to a lease. */
public enum Party {
    LESSOR("出租人", "Lessor"),
    LESSEE("承租人", "Lessee");

    private final String zh;
    private final String en;

    Party(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public String zh() {
        return zh;
    }

    /** The English word within a sentence. */
    public String en() {
        return en.toLowerCase(Locale.ROOT);
    }

    /** For people, Chinese first. */
    public String label() {
        return new Bilingual(zh, en).both();
    }
}
