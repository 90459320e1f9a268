package dev.serverlease.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlyphsTest {

    @ParameterizedTest
    @ValueSource(strings = {"上海𠮷野家（中国）有限公司", "䶮㛃龘𬱖𫖯𬀩㼆䓨𬭼堃喆犇𪚥", "O’Neill & Söhne GmbH, №1\n第二行", "﨑山"})
    void namesWithRareCharactersArePrintable(String name) {
        assertThatCode(() -> Glyphs.requirePrintable(Map.of("承租人名称 Lessee's name", name)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "an emoji, 😀, 1F600",
        "a script that no font has, ไทย, 0E44",
        "a radical in place of 人, ⼈, 2F08",
        "a form that Unicode equals to 豈, \uF900, F900",
        "a variation selector after 葛, 葛\uDB40\uDD00, E0100",
        "a combining accent, e\u0301, 0301",
        "an invisible space, 上\u200B海, 200B",
        "a private character, \uE000, E000",
        "half of a character, \uD842, D842",
    })
    void whatCannotBeReadBackIsRefused(String what, String text, String code) {
        assertThat(Glyphs.unprintable(text)).first().isEqualTo(Integer.parseInt(code, 16));
    }

    @Test
    void theRefusalNamesEachCharacterAndItsField() {
        var texts = new LinkedHashMap<String, String>();
        texts.put("承租人名称 Lessee's name", "上海😀贸易\u200B有限公司😀");
        texts.put("住所 Domicile", "上海市");
        texts.put("签署人 Signer", "⼈");

        assertThatThrownBy(() -> Glyphs.requirePrintable(texts))
                .isInstanceOf(UnprintableText.class)
                .hasMessageContaining("承租人名称 Lessee's name：😀（U+1F600）、U+200B；签署人 Signer：⼈（U+2F08）。")
                .hasMessageContaining("draft again")
                .hasMessageNotContaining("Domicile");
    }
}
