package dev.serverlease.clause;

import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A text as patterns look at it, so that how it is written hides no word: simplified for traditional characters, half
 * for full width letters, this contract's names of the parties, and no blanks between Chinese characters.
 *
 * @param unspaced the same as {@code text} where there is no blank between Chinese characters
 * @param patience with which patterns look at it
 */
public record PlainWords(String text, String unspaced, boolean hasEnglish, Patience patience) {

    /** How English texts call the lessor, as a part of patterns. */
    static final String LESSOR = "\\b(lessor|landlord|party a|provider)\\b";

    static final String LESSEE = "\\b(lessee|tenant|party b|customer|client)\\b";

    private static final Pattern BLANKS_WITHIN_CHINESE =
            Pattern.compile("(?<=\\p{IsHan})[\\s\\p{Z}\\p{Cf}]+(?=\\p{IsHan})");
    private static final Pattern DIGITS_AS_LETTERS = Pattern.compile("(?<=[A-Za-z])[01](?=[a-z])");
    private static final Pattern ENGLISH = Pattern.compile("[A-Za-z]{2}\\s+[A-Za-z]{2}");

    private static final String TRADITIONAL =
            "責擔負賠償損無須圍權釋終後爭議決認為爲機關構門舉報訴訟約違與過於應將對賃貸條據斷調減額總餘債圓論僅會護險還給訂錢項這個類資訊棄傷該時間實內強規從聲檢監處歸審區縣國際灣業務備協隨導進動請開費繳納滯長兩萬億點雙幣則節數購營銷單獨選擇獲變價標準場視廣練產業發廠絕";
    private static final String SIMPLIFIED =
            "责担负赔偿损无须围权释终后争议决认为为机关构门举报诉讼约违与过于应将对赁贷条据断调减额总余债元论仅会护险还给订钱项这个类资讯弃伤该时间实内强规从声检监处归审区县国际湾业务备协随导进动请开费缴纳滞长两万亿点双币则节数购营销单独选择获变价标准场视广练产业发厂绝";

    /** By character, for every sentence of every contract is read. */
    private static final char[] SIMPLER = simpler();

    /** A text whose length bounds how long patterns look at it. */
    public static PlainWords of(String written) {
        return of(written, Patience.endless());
    }

    static PlainWords of(String written, Patience patience) {
        patience.spend(Patience.BEGINNING);
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
        return new PlainWords(
                text,
                BLANKS_WITHIN_CHINESE.matcher(text).replaceAll(""),
                ENGLISH.matcher(text).find(),
                patience);
    }

    public boolean say(Pattern words) {
        return words.matcher(patience.over(text)).find()
                || !unspaced.equals(text)
                        && words.matcher(patience.over(unspaced)).find();
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

    /**
     * How long patterns may look at one text of people. Some texts would keep a processor busy for seconds; what cannot
     * be read within these bounds is neither refused nor taken: a second officer reads it. Characters are counted, no
     * time is taken, so that a text is read alike each time, however busy the machine is.
     */
    public static final class Patience {

        /** Characters looked at, each again for each pattern and each attempt: some fifty milliseconds. */
        static final long MOST = 2_000_000;

        /** What it costs to begin with a sentence, however short: all patterns look at it. */
        static final long BEGINNING = 2_000;

        private final long most;
        private long looked;

        private Patience(long most) {
            this.most = most;
        }

        /** For texts that have a length which bounds them. */
        static Patience endless() {
            return new Patience(Long.MAX_VALUE);
        }

        /** @return whether the reading came to its end; a text that is nested too deep for a pattern does not */
        static boolean suffices(Consumer<Patience> reading) {
            try {
                reading.accept(new Patience(MOST));
                return true;
            } catch (Exhausted | StackOverflowError e) {
                return false;
            }
        }

        /** The text as a pattern is to look at it. */
        CharSequence over(String text) {
            return new Watched(text);
        }

        long looked() {
            return looked;
        }

        /** @param characters that were looked at */
        void spend(long characters) {
            looked += characters;
            if (looked > most) {
                throw new Exhausted();
            }
        }

        private static final class Exhausted extends RuntimeException {
            private static final long serialVersionUID = 1L;

            Exhausted() {
                super("more than patterns may look at", null, false, false);
            }
        }

        private final class Watched implements CharSequence {

            private final String text;

            Watched(String text) {
                this.text = text;
            }

            @Override
            public int length() {
                return text.length();
            }

            @Override
            public char charAt(int at) {
                spend(1);
                return text.charAt(at);
            }

            @Override
            public CharSequence subSequence(int from, int to) {
                return text.substring(from, to);
            }

            @Override
            public String toString() {
                return text;
            }
        }
    }
}
