package dev.serverlease.clause;

import dev.serverlease.lease.Bilingual;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** What a special term, which comes before the clauses, may not say otherwise than the clause that settles it. */
enum AgainstAClause {
    FORUM(
            "(由|向|提交|交|归|受|在|至)[^。；]{0,30}(法院|仲裁委员会|仲裁院|仲裁中心|仲裁机构|仲裁庭)[^。；]{0,12}(管辖|审理|起诉|诉讼|仲裁|解决|裁决|审判)"
                    + "|(约定|选择|专属|排他)[^，。；]{0,8}(管辖|仲裁)|管辖法院|仲裁地",
            "\\bcourts? (of|in|at)\\b|\\bjurisdiction\\b|\\barbitrat(ion|ed|ors?)\\b",
            "由哪里的法院管辖或者由哪个机构仲裁，已由争议解决条款约定，特别约定不得另行约定；需要更改的，请退回补正，由申请人更改争议解决方式",
            "which court or arbitral body decides, the clause on disputes settles, and no special term beside it; to alter it,"
                    + " request changes of the application"),
    DAMAGES(
            "(?=[^。；]*(违约金|滞纳金|罚|利息|赔偿))[^。；]*((每日|每天|按日|日利率|日息)(?![^。；]{0,24}(可用|低于|不足|达到|在线))[^。；]{0,24}"
                    + "(百分之[一二三四五六七八九十两百]|(?<![0-9.])[1-9][0-9]*(\\.[0-9]+)?\\s*[%％])"
                    + "|(百分之[一二三四五六七八九十两百]{1,4}|(?<![0-9.])[1-9][0-9]*(\\.[0-9]+)?\\s*[%％])[^，。；]{0,4}[/／每]\\s*[日天])"
                    + "|违约金[^。；]{0,20}(总额|总租金)的?[二两三四五六七八九十2-9]倍",
            "(?=[^;]*(damages|penalt|interest|\\blate\\b|overdue))[^;]*((?<![0-9.])[1-9][0-9]*(\\.[0-9]+)? ?(%|per ?cent)[^;]{0,30}\\b((per|a|each|every) day|daily)\\b"
                    + "|\\b(daily|(per|each|every) day)\\b[^;]{0,30}(?<![0-9.])[1-9][0-9]*(\\.[0-9]+)? ?(%|per ?cent))",
            "按日百分之一以上计收，或者数倍于租金总额，与租金、违约责任条款不一致，并且过分高于损失（民法典第五百八十五条、合同编通则解释第六十五条）",
            "a hundredth or more a day, or several times all rent, contradicts the clauses on rent and on liability and far"
                    + " exceeds the loss (Civil Code art. 585, interpretation 2023 art. 65)");

    private final Pattern words;
    private final Pattern english;
    private final Bilingual why;

    AgainstAClause(String words, String english, String zh, String en) {
        this.words = Pattern.compile(words);
        this.english = Pattern.compile(english, Pattern.CASE_INSENSITIVE);
        this.why = new Bilingual(zh, en);
    }

    static List<AgainstAClause> in(String sentence) {
        var read = PlainWords.of(sentence);
        return Arrays.stream(values())
                .filter(each -> read.say(each.words) || read.hasEnglish() && read.say(each.english))
                .toList();
    }

    /** Why, without a full stop. */
    Bilingual why() {
        return why;
    }
}
