package dev.serverlease.law;

import java.time.LocalDate;

/** A place in one edition of an act, e.g. article 26 of the Cybersecurity Law as amended in 2025. */
public record Citation(Act act, String article, String articleEn, Edition edition) {

    public Citation {
        if (edition.act() != act) {
            throw new IllegalArgumentException(edition + " is not an edition of " + act);
        }
    }

    public boolean inForceOn(LocalDate day) {
        return edition.inForce().on(day);
    }

    /** As a lawyer writes it: 《中华人民共和国民法典》第七百零五条. */
    public String text() {
        return act.zhQuoted() + article;
    }

    public String textEn() {
        return act.en() + ", " + articleEn;
    }
}
