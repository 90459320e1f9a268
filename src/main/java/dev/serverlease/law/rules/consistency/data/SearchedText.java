package dev.serverlease.law.rules.consistency.data;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Optional;

/**
 * An applicant's text in which words are looked for however they are written: in full or half width, in capitals, with
 * characters of no width between, and, of Chinese words, with blanks and hyphens between. Each character is folded by
 * itself, so that a hit is shown as it stands in the text. The work grows with the length of the text alone.
 */
final class SearchedText {

    private static final int AROUND = 15;
    /** Characters that look like a blank though they are letters or symbols. */
    private static final String FILLERS = "\u115F\u1160\u3164\uFFA0\u2800";
    /** Hyphens that are no dashes by their class: the minus sign and the bullet. */
    private static final String HYPHENS = "\u2212\u2043";

    private final int[] shown;
    private final Folded full;
    private final Folded withoutHyphens;
    private final Folded plain;

    SearchedText(String text) {
        shown = text.codePoints().filter(each -> !hasNoWidth(each)).toArray();
        full = folded(shown);
        withoutHyphens = full.without(false);
        plain = full.without(true);
    }

    /** A text in the form in which it is compared, and where each of its characters came from. */
    private record Folded(String text, int[] from) {

        Folded without(boolean blanks) {
            var kept = new StringBuilder();
            var positions = new int[text.length()];
            for (int i = 0; i < text.length(); i++) {
                char each = text.charAt(i);
                if (!isHyphen(each) && !(blanks && isBlank(each))) {
                    positions[kept.length()] = i;
                    kept.append(each);
                }
            }
            return new Folded(kept.toString(), positions);
        }
    }

    /** A word as it is looked for; letters and digits alone must stand by themselves, others may stand anywhere. */
    record Word(String wanted, boolean standsAlone) {

        static Word of(String word) {
            Folded full = folded(word.codePoints().toArray());
            boolean ascii = full.text().chars().allMatch(each -> each < 0x80);
            return new Word(full.without(!ascii).text(), ascii);
        }
    }

    /** The first place of the word with what stands around it; empty if it is not there. */
    Optional<String> find(Word word) {
        Folded searched = word.standsAlone() ? withoutHyphens : plain;
        String wanted = word.wanted();
        for (int at = searched.text().indexOf(wanted);
                at >= 0;
                at = searched.text().indexOf(wanted, at + 1)) {
            int first = searched.from()[at];
            int last = searched.from()[at + wanted.length() - 1];
            if (!word.standsAlone() || (isBorder(first - 1) && isBorder(last + 1))) {
                return Optional.of(around(full.from()[first], full.from()[last]));
            }
        }
        return Optional.empty();
    }

    private boolean isBorder(int position) {
        if (position < 0 || position >= full.text().length()) {
            return true;
        }
        char each = full.text().charAt(position);
        return !(each >= 'a' && each <= 'z') && !(each >= '0' && each <= '9');
    }

    private String around(int first, int last) {
        int from = Math.max(0, first - AROUND);
        int to = Math.min(shown.length, last + 1 + AROUND);
        var said = new StringBuilder(from > 0 ? "…" : "");
        Arrays.stream(shown, from, to).map(each -> isBlank(each) ? ' ' : each).forEach(said::appendCodePoint);
        return said.append(to < shown.length ? "…" : "").toString();
    }

    private static Folded folded(int[] codePoints) {
        var text = new StringBuilder();
        int[] from = new int[codePoints.length];
        for (int i = 0; i < codePoints.length; i++) {
            int before = text.length();
            fold(codePoints[i])
                    .codePoints()
                    .filter(each -> !hasNoWidth(each))
                    .map(Character::toLowerCase)
                    .forEach(text::appendCodePoint);
            if (text.length() > from.length) {
                from = Arrays.copyOf(from, 2 * text.length());
            }
            Arrays.fill(from, before, text.length(), i);
        }
        return new Folded(text.toString(), from);
    }

    private static String fold(int codePoint) {
        String alone = Character.toString(codePoint);
        return codePoint < 0x80 ? alone : Normalizer.normalize(alone, Normalizer.Form.NFKC);
    }

    private static boolean hasNoWidth(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.FORMAT, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            case Character.CONTROL -> !Character.isWhitespace(codePoint);
            default -> false;
        };
    }

    private static boolean isBlank(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint) || FILLERS.indexOf(codePoint) >= 0;
    }

    private static boolean isHyphen(int codePoint) {
        return Character.getType(codePoint) == Character.DASH_PUNCTUATION || HYPHENS.indexOf(codePoint) >= 0;
    }
}
