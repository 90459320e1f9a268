package dev.serverlease.stage.activation.delivery;

import dev.serverlease.lease.Bilingual;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The serial numbers, or identifiers of instances, that operations write down, a machine a line: each is there once. A
 * line that names none as such is compared as a whole, for of its words nobody can say which is the number.
 */
final class SerialNumbers {

    /** A number as it is written, up to the next mark; of a rack several machines may name the same. */
    static final Pattern NAMED = Pattern.compile(
            "(?:(?<!机箱|机柜|机框)序列号|标识符?|(?<!chassis |enclosure |rack )serial(?: ?(?:number|no\\.?|#)|(?= ?:))|(?<![a-z])s/?n(?![a-z]))"
                    + "(?: ?\\(s/?n\\))?[ :#=为是-]*+(?<number>[^\\d,;、。()|]{0,100}+\\d[^,;、。()|]*+)",
            Pattern.CASE_INSENSITIVE);

    /** Long enough to be a whole one; what follows it after a blank is something else. */
    private static final Pattern WHOLE = Pattern.compile("(?=\\S*\\d)\\S{6,}(?= )");

    private SerialNumbers() {}

    /** What is wrong with the first number that is there twice; empty if none is. */
    static Optional<Bilingual> objection(String units) {
        var seen = new HashSet<String>();
        return units.lines()
                .filter(line -> !line.isBlank())
                .map(SerialNumbers::number)
                .filter(number -> !seen.add(number.replace(" ", "")))
                .findFirst()
                .map(twice -> new Bilingual(
                        "“" + twice + "”填写了两次；每台的序列号（虚拟机的标识）各不相同，请核对后逐台填写。",
                        "“" + twice
                                + "” is there twice; each machine has a serial number of its own, and each instance an"
                                + " identifier: check and correct them."));
    }

    private static String number(String line) {
        var plain = Normalizer.normalize(line, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Z}\\p{Cf}]+", " ")
                .strip()
                .toUpperCase(Locale.ROOT);
        var named = NAMED.matcher(plain);
        if (!named.find()) {
            return plain;
        }
        var whole = WHOLE.matcher(named.group("number"));
        return whole.lookingAt() ? whole.group() : named.group("number").strip();
    }
}
