package dev.serverlease.clause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.clause.PlainWords.Patience;
import dev.serverlease.clause.wording.UsualCondition;
import dev.serverlease.lease.Bilingual;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Whoever writes a text out of the pieces of a pattern, again and again, does not keep a processor busy. The work is
 * counted in characters looked at, which no other load on the machine changes.
 */
@Tag("nightly")
class PatternsInTimeTest {

    /** What an officer may write in one field; fields of the application and closed forms are far shorter. */
    private static final int LONGEST = 2_000;

    private static final int LONGEST_FIELD = 300;

    /** Long enough to tell which piece is the worst. */
    private static final int SAMPLE = 100;

    private static final Bilingual HEADING = Bilingual.of("开通条件");

    /** Read with {@link Patience}, whatever they look at. */
    private static final Set<String> BOUNDED = Set.of("ForbiddenWords", "ReservedTopic", "FreeText");

    /** These look at a text from its beginning only. */
    private static final Set<String> WHOLE =
            Set.of("OfficersTerm.HELPS", "OfficersTerm.NEUTRAL", "wording.UsualCondition.USUAL");

    private static final Pattern PIECE = Pattern.compile("\\p{IsHan}+|[A-Za-z]{2,}|[0-9]|[，。；（(：:.;“]");

    record Named(String name, Pattern pattern) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Named> bounded() {
        return all().filter(one -> BOUNDED.contains(owner(one)));
    }

    static Stream<Named> unbounded() {
        return all().filter(one -> !BOUNDED.contains(owner(one)));
    }

    @Test
    void everyPatternIsFound() {
        assertThat(bounded()).hasSizeGreaterThan(100);
        assertThat(unbounded()).hasSizeGreaterThan(50);
    }

    /** What one pattern alone would look at for too long is for a second officer. */
    @ParameterizedTest
    @MethodSource("bounded")
    void aTextOfItsOwnPiecesIsReadInTimeOrByASecondOfficer(Named one) {
        var text = repeated(worstPiece(one.pattern()), LONGEST);
        boolean alwaysAsked = one.name().endsWith(".words") || one.name().endsWith(".chinese");
        for (var kind : List.of(FreeText.SPECIAL_TERM, FreeText.CONDITION)) {
            boolean isReadable = TextCheck.isReadable(kind, text);
            if (alwaysAsked && kind == FreeText.SPECIAL_TERM && isReadable) {
                assertThat(looked(one.pattern(), text, PatternsInTimeTest::findAny))
                        .as("characters looked at in “%s”", text.substring(0, 20))
                        .isLessThanOrEqualTo(Patience.MOST);
            }
            if (!isReadable) {
                assertThat(OfficersTerm.isNeutral(text) && kind == FreeText.SPECIAL_TERM)
                        .isFalse();
                assertThat(UsualCondition.is(text)).isFalse();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("unbounded")
    void aTextOfItsOwnPiecesIsReadInTime(Named one) {
        int longest = one.name().startsWith("wording.") ? LONGEST_FIELD : LONGEST;
        for (var piece : pieces(one.pattern())) {
            assertThat(looked(
                            one.pattern(),
                            repeated(piece, longest),
                            WHOLE.contains(one.name())
                                    ? (matcher, text) -> matcher.matches()
                                    : PatternsInTimeTest::findAll))
                    .as("characters looked at in “%s”", piece)
                    .isLessThanOrEqualTo(Patience.MOST);
        }
    }

    /** It cost ten seconds and more: from each place of a sentence on, all of it was looked at. */
    @Test
    void rentLeftInEnglishIsLookedForOnceInASentence() {
        var english = all().filter(one -> one.name().equals("ForbiddenWords.ALL_RENT_LEFT.english"))
                .findFirst()
                .orElseThrow()
                .pattern();
        for (var piece : pieces(english)) {
            assertThat(looked(english, repeated(piece + " ", LONGEST), PatternsInTimeTest::findAny))
                    .as("characters looked at in “%s”", piece)
                    .isLessThanOrEqualTo(Patience.MOST);
        }
    }

    @Test
    void aConditionThatCannotBeReadIsNeitherRefusedForThatNorUsual() {
        var text = repeated("提交由", LONGEST) + "证明";

        assertThat(TextCheck.isReadable(FreeText.CONDITION, text)).isFalse();
        assertThat(TextCheck.objections(FreeText.CONDITION, HEADING, text)).isEmpty();
        assertThat(UsualCondition.is(text)).isFalse();
    }

    @Test
    void whatWasReadBeforeTheEndIsRefused() {
        var text = "出租人概不负责。" + repeated("提交由", LONGEST) + "证明";

        assertThat(TextCheck.isReadable(FreeText.CONDITION, text)).isFalse();
        assertThat(TextCheck.objections(FreeText.CONDITION, HEADING, text))
                .isNotEmpty()
                .allMatch(objection -> objection.clause().equals(HEADING)
                        && objection.sentence().equals("出租人概不负责。"));
    }

    /** Each sentence is looked at by all patterns, however little they find there to look at. */
    @Test
    void aTextOfVeryManySentencesIsForASecondOfficer() {
        for (var kind : List.of(FreeText.SPECIAL_TERM, FreeText.CONDITION)) {
            assertThat(TextCheck.isReadable(kind, repeated("a。", 2_000)))
                    .as("%s", kind)
                    .isFalse();
            assertThat(TextCheck.isReadable(
                            kind, repeated("设备由承租人于周一验收。", (kind == FreeText.CONDITION ? 40 : 90) * 12)))
                    .as("%s", kind)
                    .isTrue();
        }
    }

    /** What is known of a sentence from another text costs as much as what is not. */
    @Test
    void aTextIsReadAlikeTheSecondTime() {
        var sentence = repeated("赔偿每日", 200) + "。";
        var first = Patience.suffices(patience -> ForbiddenWords.in(sentence, sentence, patience));
        long[] looked = new long[2];
        for (int at = 0; at < 2; at++) {
            int time = at;
            Patience.suffices(patience -> {
                ForbiddenWords.in(sentence, sentence, patience);
                looked[time] = patience.looked();
            });
        }
        assertThat(first).isTrue();
        assertThat(looked[1]).isEqualTo(looked[0]).isPositive();
    }

    @Test
    void aTextNestedTooDeepForAPatternIsNotReadToItsEnd() {
        var nested = Pattern.compile("(?:甲|乙乙|丙?丁)*戊");

        assertThat(Patience.suffices(patience ->
                        nested.matcher(patience.over("甲".repeat(200_000))).lookingAt()))
                .isFalse();
    }

    private static String owner(Named one) {
        return one.name().substring(0, one.name().indexOf('.'));
    }

    private static String worstPiece(Pattern pattern) {
        var worst = "";
        long most = -1;
        for (var piece : pieces(pattern)) {
            long looked = looked(pattern, repeated(piece, SAMPLE), PatternsInTimeTest::findAny);
            if (looked > most) {
                most = looked;
                worst = piece;
            }
        }
        return worst;
    }

    /** Each piece, alone and with a blank or a word after it, and each two that are neighbours. */
    private static Collection<String> pieces(Pattern pattern) {
        var words = PIECE.matcher(pattern.pattern().replaceAll("\\\\[bdswpPzZ](\\{\\w+})?|\\(\\?[a-z<=!]+", " "))
                .results()
                .map(found -> found.group())
                .distinct()
                .toList();
        var pieces = new LinkedHashSet<>(List.of("0"));
        for (int at = 0; at < words.size(); at++) {
            var word = words.get(at);
            pieces.addAll(List.of(word, word + " ", word + "的", word + words.get((at + 1) % words.size())));
        }
        return pieces;
    }

    private static String repeated(String piece, int length) {
        return piece.repeat(length / piece.length() + 1).substring(0, length);
    }

    private static void findAny(Matcher matcher, CharSequence text) {
        matcher.find();
    }

    private static void findAll(Matcher matcher, CharSequence text) {
        while (matcher.find()) {
            // the next one
        }
    }

    /** More than is allowed if it is more. */
    private static long looked(Pattern pattern, String text, BiConsumer<Matcher, CharSequence> read) {
        long[] looked = {Patience.MOST + 1L};
        Patience.suffices(patience -> {
            var watched = patience.over(text);
            read.accept(pattern.matcher(watched), watched);
            looked[0] = patience.looked();
        });
        return looked[0];
    }

    private static Stream<Named> all() {
        var found = new LinkedHashMap<String, Pattern>();
        try {
            for (var file : new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:dev/serverlease/clause/**/*.class")) {
                var path = file.getURL().getPath();
                var name = path.substring(path.lastIndexOf("dev/serverlease"), path.length() - ".class".length())
                        .replace('/', '.');
                if (!name.contains("Test")) {
                    collect(name.substring("dev.serverlease.clause.".length()), Class.forName(name), null, found);
                }
            }
        } catch (IOException | ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        return found.entrySet().stream().map(one -> new Named(one.getKey(), one.getValue()));
    }

    /** The static patterns of a class, or those of a value of it. */
    private static void collect(String name, Class<?> of, Object value, Map<String, Pattern> found)
            throws IllegalAccessException {
        for (Field field : of.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) == (value == null)) {
                field.setAccessible(true);
                add(name + "." + field.getName(), field.get(value), found);
            }
        }
    }

    private static void add(String name, Object value, Map<String, Pattern> found) throws IllegalAccessException {
        if (value instanceof Pattern pattern) {
            found.put(name, pattern);
        } else if (value instanceof Map<?, ?> map) {
            for (var entry : map.entrySet()) {
                add(name + "." + entry.getKey(), entry.getKey(), found);
                add(name + "." + entry.getKey(), entry.getValue(), found);
            }
        } else if (value instanceof Collection<?> many) {
            int at = 0;
            for (var each : many) {
                add(name + "." + at++, each, found);
            }
        } else if (value instanceof Enum<?> || value instanceof Record) {
            for (Class<?> of = value.getClass(); of != Enum.class && of != Record.class; of = of.getSuperclass()) {
                if (of.getName().startsWith("dev.serverlease.clause")) {
                    collect(name, of, value, found);
                }
            }
        }
    }
}
