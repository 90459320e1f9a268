package dev.serverlease.stage.contract.paper;

import dev.serverlease.lease.Bilingual;
import java.util.Optional;
import java.util.regex.Pattern;

/** An authority to sign that is a letter (Civil Code art. 165): it is told by its number. */
public final class LetterOfAuthority {

    private static final Pattern LETTER =
            Pattern.compile("授权委托书|委托书|授权书|letter of authority|power of attorney", Pattern.CASE_INSENSITIVE);

    /** Digits of any script, and the numerals that Chinese files are numbered with. */
    private static final Pattern NUMBER = Pattern.compile("[\\p{N}一二三四五六七八九十零]");

    private static final Bilingual WITHOUT_NUMBER = new Bilingual(
            "授权依据是授权委托书的，请写明其编号，例如“授权委托书 2026-1”；签署人是法定代表人的，填写“法定代表人”。",
            "Give the letter of authority with its number, such as “授权委托书 2026-1”; for the legal representative write"
                    + " “法定代表人”.");

    private LetterOfAuthority() {}

    /** @param authority as somebody wrote it */
    public static boolean isNamed(String authority) {
        return LETTER.matcher(authority).find();
    }

    /** What is wrong with an authority by a letter without number; empty if it has one, or is none. */
    public static Optional<Bilingual> objection(String authority) {
        return isNamed(authority) && !NUMBER.matcher(authority).find() ? Optional.of(WITHOUT_NUMBER) : Optional.empty();
    }
}
