package dev.serverlease.signature.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.testing.CountedText;
import dev.serverlease.visit.PdfPages;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whoever hands in a file does not keep a processor busy with it: what looks at its text looks at each character a few
 * times, however the file is made. Files have megabytes.
 */
class FilesInTimeTest {

    private static final int LENGTH = 4_000;

    private static final int MOST_TIMES = 40;

    /** These look at what stands at one place only. */
    private static final Set<String> FROM_ONE_PLACE = Set.of("TableWidths.PLAIN", "Revisions.OBJECT");

    private static final List<String> PIECES = List.of(
            " ",
            "\n",
            " \n",
            "1",
            "1 ",
            "1 1 ",
            "/Filter",
            "/Filter ",
            "/Filter [",
            "/Filter 1",
            "/Filter 1 1",
            "/Fl",
            "/Fl ",
            "/W",
            "/W ",
            "/W[",
            "<",
            "<a",
            ">",
            "> ",
            "/>",
            "a",
            "[",
            "]",
            "#",
            "startxref",
            "0123456789 ",
            "<pdf:Producer>",
            " pdf:Producer=\"",
            "stream",
            "+",
            ".");

    record Named(String name, Pattern pattern) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Named> patterns() {
        return Stream.of(Expansion.class, TableWidths.class, Revisions.class, Information.class, PdfPages.class)
                .flatMap(one -> Arrays.stream(one.getDeclaredFields())
                        .filter(field -> Modifier.isStatic(field.getModifiers())
                                && field.getType().equals(Pattern.class))
                        .map(field -> new Named(one.getSimpleName() + "." + field.getName(), read(field))));
    }

    private static Pattern read(Field field) {
        try {
            field.setAccessible(true);
            return (Pattern) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void aFileOfItsOwnPiecesIsReadInTime(Named one) {
        for (var begin : PIECES) {
            for (var piece : PIECES) {
                var text = new CountedText(begin + piece.repeat(LENGTH / piece.length()) + "~");
                var matcher = one.pattern().matcher(text);
                if (FROM_ONE_PLACE.contains(one.name())) {
                    matcher.lookingAt();
                }
                while (!FROM_ONE_PLACE.contains(one.name()) && matcher.find()) {
                    // all of them
                }
                assertThat(text.looked())
                        .as("characters looked at in “%s”, then “%s” again and again", begin, piece)
                        .isLessThanOrEqualTo((long) MOST_TIMES * LENGTH);
            }
        }
    }

    /** Each would be read to its end, and those within it again. */
    @Test
    void widthsWithinWidthsAreNotRead() {
        var nested = "/Type/XRef" + "/W[1 2 3 4 ".repeat(3) + "]".repeat(3);
        assertThat(TableWidths.areSound("/Type/XRef/W[1 2 1]")).isTrue();
        assertThat(TableWidths.areSound("/Type/XRef/W[1 2 1]/W[3[500 600]]")).isTrue();
        assertThat(TableWidths.areSound(nested)).isFalse();
    }
}
