package dev.serverlease.law;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The arbitral institutions that are known, by their names: {@code law/arbitral-bodies.csv}. */
public final class ArbitralBodies {

    private static final List<LawTable.Row> KNOWN = LawTable.read("arbitral-bodies");

    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    private ArbitralBodies() {}

    /** @param body as somebody wrote it; width, case and space do not count */
    public static Optional<LawTable.Row> known(String body, LocalDate day) {
        return named(body).filter(entry -> entry.inForce().on(day)).findFirst();
    }

    /**
     * As a text in English calls it: by the name that the table gives, with the Chinese one in brackets; as it is
     * written where that is no Chinese, or none of the known ones.
     */
    public static String inEnglish(String body) {
        return CHINESE.matcher(body).find()
                ? named(body)
                        .findFirst()
                        .map(entry -> entry.get("en") + " (" + body + ")")
                        .orElse(body)
                : body;
    }

    private static Stream<LawTable.Row> named(String body) {
        var name = plain(body);
        return KNOWN.stream().filter(entry -> name.equals(plain(entry.get("name"))));
    }

    /** As names are compared. */
    public static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .replaceAll("\\p{Cf}", "")
                .replaceAll("\\s+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
