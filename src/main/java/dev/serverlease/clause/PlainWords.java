package dev.serverlease.clause;

import java.util.regex.Pattern;

/**
 * A text as patterns look at it, so that how it is written hides no word: simplified for traditional characters, half
 * for full width letters, this contract's names of the parties, and no blanks between Chinese characters.
 *
 * @param unspaced the same as {@code text} where there is no blank between Chinese characters
 */
public record PlainWords(String text, String unspaced) {

    private static final Pattern BLANKS_WITHIN_CHINESE =
            Pattern.compile("(?<=\\p{IsHan})[\\s\\p{Z}\\p{Cf}]+(?=\\p{IsHan})");
    private static final Pattern DIGITS_AS_LETTERS = Pattern.compile("(?<=[A-Za-z])[01](?=[a-z])");

    private static final String TRADITIONAL =
            "責擔負賠償損無須圍權釋終後爭議決認為爲機關構門舉報訴訟約違與過於應將對賃貸條據斷調減額總餘債圓論僅會護險還給訂錢項這個類資訊棄傷該時間實內強規從聲檢監處歸審區縣國際灣業務備協隨導進動請開費繳納滯長兩萬億點雙幣則節數購營銷單獨選擇獲變價標準場視廣練產業發廠絕";
    private static final String SIMPLIFIED =
            "责担负赔偿损无须围权释终后争议决认为为机关构门举报诉讼约违与过于应将对赁贷条据断调减额总余债元论仅会护险还给订钱项这个类资讯弃伤该时间实内强规从声检监处归审区县国际湾业务备协随导进动请开费缴纳滞长两万亿点双币则节数购营销单独选择获变价标准场视广练产业发厂绝";

    /** By character, for every sentence of every contract is read. */
    private static final char[] SIMPLER = simpler();

    public static PlainWords of(String written) {
        var characters = written.toCharArray();
        for (int at = 0; at < characters.length; at++) {
            characters[at] = SIMPLER[characters[at]];
        }
        var text = new String(characters)
                .replace("甲方", "出租人")
                .replace("乙方", "承租人")
                .replace("出租方", "出租人")
                .replace("承租方", "承租人")
                .replace("提供方", "出租人")
                .replace("供应商", "出租人")
                .replace("服务商", "出租人")
                .replace("使用方", "承租人");
        text = DIGITS_AS_LETTERS.matcher(text).replaceAll(digit -> digit.group().equals("0") ? "o" : "i");
        return new PlainWords(text, BLANKS_WITHIN_CHINESE.matcher(text).replaceAll(""));
    }

    public boolean say(Pattern words) {
        return words.matcher(text).find()
                || !unspaced.equals(text) && words.matcher(unspaced).find();
    }

    private static char[] simpler() {
        var simpler = new char[Character.MAX_VALUE + 1];
        for (char one = 0; one < Character.MAX_VALUE; one++) {
            boolean isFullWidth = one >= '０' && one <= '９' || one >= 'Ａ' && one <= 'Ｚ' || one >= 'ａ' && one <= 'ｚ';
            simpler[one] = isFullWidth ? (char) (one - '０' + '0') : one;
        }
        for (int at = 0; at < TRADITIONAL.length(); at++) {
            simpler[TRADITIONAL.charAt(at)] = SIMPLIFIED.charAt(at);
        }
        return simpler;
    }
}
