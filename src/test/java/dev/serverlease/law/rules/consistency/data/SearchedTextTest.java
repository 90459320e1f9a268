package dev.serverlease.law.rules.consistency.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serverlease.law.rules.consistency.data.SearchedText.Word;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever hides a word in a purpose, and whoever writes another word. */
class SearchedTextTest {

    private static final ThreadMXBean PROCESSOR = ManagementFactory.getThreadMXBean();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "翻墙",
                "翻 墙",
                "翻-墙",
                "翻　墙",
                "翻\u2014墙",
                "翻\u2212墙",
                "翻\u200B墙",
                "翻\u200D\uFE0F墙",
                "翻\u00AD墙",
                "翻\u2060\uFEFF墙",
                "翻\u202E墙",
                "翻\u0000墙",
                "翻\n\t墙",
                "翻\u3164墙",
                "翻\u2800墙",
                "翻\uDB40\uDC20墙",
                "翻\u20DD墙",
                "翻\u00B4墙",
                "\uD83D\uDE00翻墙\uD83D\uDE00",
                "\uDC00翻墙\uD800"
            })
    void aChineseWordIsFoundHoweverItIsTornApart(String text) {
        assertThat(found("翻墙", text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v2ray",
                "V2RAY",
                "ｖ２ｒａｙ",
                "搭建v2ray服务",
                "搭建Ｖ２Ray。",
                "v\u200B2ray",
                "v2\u200Dray",
                "v2-ray",
                "a-v2ray-b",
                "_v2ray_",
                "x v2ray 2",
                "ⓥ2ray",
                "myv2ray v2ray"
            })
    void anAsciiWordIsFoundByItself(String text) {
        assertThat(found("v2ray", text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"av2ray", "v2rayx", "1v2ray", "v2ray9", "zv2ray", "v2ray0", "v2 ray", "v2ra", "ａv2ray", "", " "})
    void withinAnotherWordItIsNot(String text) {
        assertThat(found("v2ray", text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "SD-WAN, 企业sd-wan组网",
        "SD-WAN, 企业SDWAN组网",
        "VPN账号, 出售vpn 账号",
        "CC攻击, ｃｃ攻击",
        "USDT兑换, usdt-兑换",
        "ssr节点, myssr节点"
    })
    void theWordItselfIsFoldedToo(String word, String text) {
        assertThat(found(word, text)).isPresent();
    }

    @Test
    void fifteenCharactersStandAroundAHitAsTheyWereWritten() {
        String before = "一二三四五六七八九十甲乙丙丁戊己";
        String after = "子丑寅卯辰巳午未申酉戌亥ＡＢＣＤ";
        assertThat(found("翻墙", before + "翻 墙" + after)).contains("…二三四五六七八九十甲乙丙丁戊己翻 墙子丑寅卯辰巳午未申酉戌亥ＡＢＣ…");
        assertThat(found("翻墙", before.substring(1) + "翻墙" + after.substring(0, 15)))
                .contains(before.substring(1) + "翻墙" + after.substring(0, 15));
    }

    @Test
    void noCharacterIsCutInTwoAndWhatTurnsTheLineIsNotShown() {
        assertThat(found("翻墙", "\uD83D\uDE00".repeat(20) + "\u202E翻墙" + "\uD83D\uDE00".repeat(16) + "\n"))
                .contains("…" + "\uD83D\uDE00".repeat(15) + "翻墙" + "\uD83D\uDE00".repeat(15) + "…");
        assertThat(found("翻墙", "甲\n乙翻墙")).contains("甲 乙翻墙");
    }

    @Test
    void theFirstPlaceThatCountsIsShown() {
        assertThat(found("xray", "axray 与 xray")).contains("axray 与 xray");
        assertThat(found("翻墙", "翻墙一" + "二".repeat(40) + "翻墙"))
                .hasValueSatisfying(shown -> assertThat(shown).startsWith("翻墙一"));
    }

    @Test
    void charactersOfAPatternMeanNothing() {
        assertThat(found("翻墙", ".*[翻墙]{9}\\Q(?s)$^|+")).isPresent();
        assertThat(found("a.c", "abc")).isEmpty();
        assertThat(found("a.c", "a.c")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFDFA", "v2ra", "翻", "-", "\u200B", "\uD83D\uDE00", "0v2ray", "翻 墙"})
    void aLongTextIsReadInNoTime(String repeated) {
        String text = repeated.repeat(4000);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> read(text));
    }

    /**
     * Every place of a word must be looked at, for each is excepted, or has no other word near. Measured at night, in
     * time of the processor, which other load takes nothing of.
     */
    @Tag("nightly")
    @ParameterizedTest
    @ValueSource(strings = {"铝梯子", "不得翻墙", "防ddos ", "加速节点", "节点", "国内", "爬", "客户", "c2 c", "国", "proxies"})
    void aCraftedPurposeIsReadInAtMostFiftyMilliseconds(String repeated) {
        String text = repeated.repeat(4000).substring(0, 4000);
        read(text);
        read(text);
        long fastest = IntStream.range(0, 5)
                .mapToLong(attempt -> {
                    long start = PROCESSOR.getCurrentThreadCpuTime();
                    read(text);
                    return PROCESSOR.getCurrentThreadCpuTime() - start;
                })
                .min()
                .orElseThrow();
        assertThat(Duration.ofNanos(fastest)).isLessThanOrEqualTo(Duration.ofMillis(50));
    }

    private static void read(String text) {
        var searched = new SearchedText(text);
        for (PurposeWord word : PurposeWord.on(LocalDate.of(2026, 11, 25))) {
            word.in(searched);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "翻墙, 不得用于翻墙, true",
        "翻墙, 本服务器严禁搭建翻墙工具, true",
        "翻墙, not for 翻墙, true",
        "翻墙, '不做其他，只做翻墙', false",
        "翻墙, 不得不翻墙, false",
        "翻墙, '不得用于办公，翻墙', false",
        "翻墙, 不用于办公只用于翻墙, false",
        "翻墙, 不用于办公—翻墙, false",
        "翻墙, 禁止他人知道的翻墙节点, false",
        "翻墙, 没有禁止翻墙, false",
        "翻墙, 防封翻墙节点, false",
        "钓鱼邮件, 反钓鱼邮件网关, true",
        "钓鱼邮件, 发钓鱼邮件, false",
        "ddos, DDoS防护, true",
        "ddos, 防 DDoS, true",
        "ddos, 'ddos，防护不管', false",
        "梯子, 铝合金的梯子, true",
        "梯子, 铝合金门窗和翻墙用的梯子, false"
    })
    void whatForbidsOrFightsAThingOrMeansAnotherIsNoHit(String word, String text, boolean isExcepted) {
        assertThat(PurposeWord.on(LocalDate.of(2026, 12, 4)).stream()
                        .filter(each -> each.text().equals(word))
                        .flatMap(each -> each.in(new SearchedText(text)).stream())
                        .map(PurposeWord.Hit::isExcepted))
                .containsExactly(isExcepted);
    }

    @Test
    void everyWordOfTheListIsFoundInItself() {
        assertThat(PurposeWord.on(LocalDate.of(2026, 11, 25)))
                .hasSizeGreaterThan(98)
                .allSatisfy(word ->
                        assertThat(found(word.text(), "用于" + word.text() + "。")).isPresent());
    }

    @Test
    void theListCountsFromTheFirstDayOfItsLaw() {
        assertThat(PurposeWord.on(LocalDate.of(2022, 12, 1))).isNotEmpty();
        assertThat(PurposeWord.on(LocalDate.of(2022, 11, 30))).isEmpty();
    }

    private static Optional<String> found(String word, String text) {
        return new SearchedText(text).find(Word.of(word));
    }
}
