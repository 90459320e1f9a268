package dev.serverlease.clause.terms;

import dev.serverlease.lease.Bilingual;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days as contracts write them: 2027年1月31日, 31 January 2027. */
public final class Days {

    private static final DateTimeFormatter ZH = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);
    private static final DateTimeFormatter EN = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    private Days() {}

    public static Bilingual of(LocalDate day) {
        return new Bilingual(ZH.format(day), EN.format(day));
    }
}
