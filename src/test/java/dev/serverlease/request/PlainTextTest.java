package dev.serverlease.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A text of which nothing can be seen is empty; a name holds nothing that cannot be seen. */
class PlainTextTest {

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x200B, 0x200D, 0x2060, 0xFEFF, 0x3164, 0xFFA0, 0x2800, 0xAD, 0x115F, 0x1160, 0x34F, 0x61C, 0x180E,
                0xFE0F, 0xE0100, 0xE0001, 0xA0, 0x3000, 0x2028
            })
    void invisibleTextIsEmpty(int character) {
        var unseen = Character.toString(character);
        for (var text : new String[] {unseen, unseen + unseen, " " + unseen, unseen + " \n"}) {
            assertThat(PlainText.isBlank(text)).as("%x", character).isTrue();
            assertThat(PlainText.is(text)).as("%x", character).isFalse();
            assertThat(PlainText.isName(text)).as("%x", character).isFalse();
        }
        assertThat(PlainText.isBlank(unseen + "合规")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0, 7, 9, 0xA, 0x1B, 0x85, 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x200B, 0x200D, 0x200E, 0x200F, 0x2028,
                0x202A, 0x202E, 0x2060, 0x2066, 0x2069, 0x2800, 0x3164, 0xFEFF, 0xFFA0, 0xE0041, 0xD800
            })
    void nameContainsNoInvisibleCharacters(int character) {
        assertThat(PlainText.isName("示例" + Character.toString(character) + "公司"))
                .as("%x", character)
                .isFalse();
    }

    /** A rare character's form, a name in several scripts, a wide space. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "葛\uFE00示例",
                "葛\uDB40\uDD00示例",
                "示例（上海）有限公司",
                "O’Brien & Söhne",
                "阿不都·买买提",
                "𠮷田",
                "示例\u3000公司",
                "محمد"
            })
    void nameKeepsVariationSelectors(String name) {
        assertThat(PlainText.isName(name)).isTrue();
        assertThat(PlainText.is(name)).isTrue();
    }

    @Test
    void whatWasLeftOutIsForOthersToMiss() {
        for (var text : new String[] {"", " ", " \t\n"}) {
            assertThat(PlainText.is(text)).isTrue();
            assertThat(PlainText.isBlank(text)).isTrue();
        }
    }
}
