package dev.serverlease.clause;

import java.util.regex.Pattern;

/**
 * Special terms that need nobody's second look: each sentence obliges the lessor, and nothing in it exempts, limits,
 * charges or ends anything. What a term says in words that no pattern knows is a person's to judge, so whatever is not
 * of this kind counts as not recognised.
 */
public final class HarmlessTerm {

    private static final Pattern LESSORS_DUTY = Pattern.compile("出租人(应当|应|须|承诺|保证|负责|不得)[^。；！？]{2,}");

    private static final Pattern WEIGHTY =
            Pattern.compile("免|不承担|不负|不再|无须|无需|除外|但是|但书|有权|可以|可要求|视为|放弃|限额|上限|违约金|定金|押金|罚|赔|解除|终止|中止|暂停|"
                    + "加价|涨|调整|收取|费用|管辖|仲裁|法院|转让|许可|审批|备案|个人信息|数据|出境|承租人[^，。；]{0,10}(应|须|不得|负责|承担|自行|同意)");

    private static final Pattern SENTENCES = Pattern.compile("[。；！？\n]+");

    private HarmlessTerm() {}

    /** Whether the term is recognised as harmless; its forbidden words are {@link TextCheck}'s. */
    public static boolean is(String term) {
        return SENTENCES
                .splitAsStream(term.strip())
                .map(String::strip)
                .filter(sentence -> !sentence.isEmpty())
                .allMatch(sentence -> LESSORS_DUTY.matcher(sentence).matches()
                        && !WEIGHTY.matcher(sentence).find());
    }
}
