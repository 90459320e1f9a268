package dev.serverlease.law.rules.consistency.data;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * An applicant's text in which words are looked for however they are written: in full or half width, in capitals, with
 * characters of no width between, and, of Chinese words, with blanks and hyphens between. Each character is folded by
 * itself, so that a hit is shown as it stands in the text. The work grows with the length of the text alone.
 */
final class SearchedText {

    private static final int AROUND = 15;
    private static final int NEAR = 6;
    /** What forbids a use; whatever else is said of it, it is not meant. */
    private static final List<String> PROHIBITIONS = List.of(
            "不得", "禁止", "严禁", "不用于", "mustnot", "maynot", "notfor", "notusedfor", "notbeusedfor", "neverusedfor");
    /** What only looks like a prohibition. */
    private static final List<String> NO_PROHIBITIONS = List.of("不得不", "不禁止", "未禁止", "没有禁止", "没禁止");
    /** What ends a prohibition within its clause: what follows is allowed, or is another thing. */
    private static final String ENDS_OF_PROHIBITION = "只仅的但而却";
    /** Characters that look like a blank though they are letters or symbols. */
    private static final String FILLERS = "\u115F\u1160\u3164\uFFA0\u2800";
    /** Hyphens that are no dashes by their class: the minus sign and the bullet. */
    private static final String HYPHENS = "\u2212\u2043";

    private final int[] shown;
    private final Folded full;
    private final Folded withoutHyphens;
    private final Folded plain;
    private final boolean[] prohibited;

    SearchedText(String text) {
        shown = text.codePoints().filter(each -> !hasNoWidth(each)).toArray();
        full = folded(shown);
        withoutHyphens = full.without(false);
        plain = full.without(true);
        prohibited = prohibited();
    }

    /** Where a word stands: the first character and the one behind the last, without blanks and hyphens. */
    record Place(int first, int end) {}

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
            return new Folded(kept.toString(), Arrays.copyOf(positions, kept.length()));
        }

        /** The character that came from this one, or from the next that was kept. */
        int indexOf(int origin) {
            int found = Arrays.binarySearch(from, origin);
            return found >= 0 ? found : -found - 1;
        }
    }

    /** A word as it is looked for; letters and digits alone must stand by themselves, others may stand anywhere. */
    record Word(String wanted, boolean standsAlone, String plain) {

        static Word of(String word) {
            Folded full = folded(word.codePoints().toArray());
            boolean ascii = full.text().chars().allMatch(each -> each < 0x80);
            return new Word(
                    full.without(!ascii).text(), ascii, full.without(true).text());
        }

        int length() {
            return plain.length();
        }
    }

    /** The first place of the word with what stands around it; empty if it is not there. */
    Optional<String> find(Word word) {
        return places(word).stream().findFirst().map(this::around);
    }

    /** All places of the word. */
    List<Place> places(Word word) {
        Folded searched = word.standsAlone() ? withoutHyphens : plain;
        String wanted = word.wanted();
        var places = new ArrayList<Place>();
        for (int at = searched.text().indexOf(wanted);
                at >= 0;
                at = searched.text().indexOf(wanted, at + 1)) {
            int first = searched.from()[at];
            int last = searched.from()[at + wanted.length() - 1];
            if (!word.standsAlone() || (isBorder(first - 1) && isBorder(last + 1))) {
                places.add(new Place(plain.indexOf(first), plain.indexOf(last) + 1));
            }
        }
        return places;
    }

    /** Whether one of the words stands before the place, with at most six characters between. */
    boolean isBefore(Place place, Collection<Word> words) {
        return words.stream().anyMatch(word -> reaches(word, place.first() - NEAR - word.length(), place.first()));
    }

    /** Whether one of the words stands behind the place, with at most six characters between. */
    boolean isAfter(Place place, Collection<Word> words) {
        return words.stream().anyMatch(word -> reaches(word, place.end(), place.end() + NEAR + word.length()));
    }

    /** Whether one of the words ends where the place begins. */
    boolean isDirectlyBefore(Place place, Collection<Word> words) {
        return words.stream().anyMatch(word -> reaches(word, place.first() - word.length(), place.first()));
    }

    /** Whether one of the words begins where the place ends. */
    boolean isDirectlyAfter(Place place, Collection<Word> words) {
        return words.stream().anyMatch(word -> reaches(word, place.end(), place.end() + word.length()));
    }

    /** Whether it is forbidden in the clause in which it stands, as 翻墙 in 不得用于翻墙, but not in 不做其他，只做翻墙. */
    boolean isProhibited(Place place) {
        return prohibited[place.first()];
    }

    /** What stands around the place, as it was written. */
    String around(Place place) {
        return around(full.from()[plain.from()[place.first()]], full.from()[plain.from()[place.end() - 1]]);
    }

    private boolean reaches(Word word, int from, int to) {
        return stands(word.plain(), from, to);
    }

    private boolean stands(String wanted, int from, int to) {
        for (int at = Math.max(0, from); at <= to - wanted.length(); at++) {
            if (plain.text().startsWith(wanted, at)) {
                return true;
            }
        }
        return false;
    }

    private boolean[] prohibited() {
        String text = plain.text();
        boolean[] marks = new boolean[text.length() + 1];
        int since = -1;
        for (int at = 0; at < text.length(); at++) {
            if (isEndOfProhibition(at)) {
                since = -1;
            }
            marks[at] = since >= 0 && at >= since;
            for (String prohibition : PROHIBITIONS) {
                if (text.startsWith(prohibition, at) && !isNoProhibition(at)) {
                    since = at + prohibition.length();
                }
            }
        }
        return marks;
    }

    private boolean isEndOfProhibition(int at) {
        char each = plain.text().charAt(at);
        return ENDS_OF_PROHIBITION.indexOf(each) >= 0
                || !(Character.isLetterOrDigit(each) || Character.isSurrogate(each))
                || (at > 0 && isClauseEnd(plain.from()[at - 1] + 1, plain.from()[at]));
    }

    /** Whether a line ends, or a dash stands, among what was left out between two characters. */
    private boolean isClauseEnd(int from, int to) {
        return full.text().substring(from, to).chars().anyMatch(each -> each == '\n' || each == '\r' || each == '—');
    }

    private boolean isNoProhibition(int at) {
        return NO_PROHIBITIONS.stream().anyMatch(each -> stands(each, at - each.length() + 1, at + each.length()));
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
