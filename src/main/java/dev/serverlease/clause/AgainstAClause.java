package dev.serverlease.clause;

import dev.serverlease.lease.Bilingual;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a special term, which comes before the clauses, may not say otherwise than the clause that settles it. */
enum AgainstAClause {
    FORUM(
            "(由|向|提交|交|归|受|在|至)[^。；]{0,30}(法院|仲裁委员会|仲裁院|仲裁中心|仲裁机构|仲裁庭)[^。；]{0,12}(管辖|审理|起诉|诉讼|仲裁|解决|裁决|审判)"
                    + "|(约定|选择|专属|排他)[^，。；]{0,8}(管辖|仲裁)|管辖法院|仲裁地"
                    + "|(争议|纠纷|争端)[^。；]{0,40}(仲裁|裁决|裁断|管辖|法院|法庭|起诉|诉讼解决)(?!费|期间|过程|产生|支出|、)"
                    + "|(选择|选定|指定|约定)的?[^，。；]{0,8}(法院|法庭|仲裁|裁决)",
            "\\bcourts? (of|in|at)\\b|\\bjurisdiction\\b|\\barbitrat(ion|ed|ors?)\\b|\\b(sue|proceedings?|actions?) in any\\b"
                    + "|\\bdisputes?\\b[^.;]{0,40}\\b(decided|determined|heard|resolved|settled|referred|submitted)\\b"
                    + "[^.;]{0,20}\\b(by|to|before)\\b[^.;]{0,12}\\b(body|court|tribunal|institution|expert|panel|third party|referee)\\b",
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
                    + " exceeds the loss (Civil Code art. 585, interpretation 2023 art. 65)"),
    /** It comes before the clause on liability, so its own words must make the exceptions of that clause. */
    LIMIT(
            "(责任|赔偿|补偿)[^，。；]{0,20}(为限|不超过|不得超过|上限|限额|限于|最高|至多|封顶)|(最高|最多|至多|上限)[^，。；]{0,8}(赔偿|补偿)"
                    + "|(元|租金|费用)[^，。；]{0,4}(以内|之内|范围内|限度内)[^，。；]{0,6}(赔偿|补偿|责任)",
            "\\b(liab|damages|compensat)[^.;]{0,50}\\b(limited|capped|exceed|maximum|at most|up to|no more than)\\b"
                    + "|\\b(maximum|max\\.?|aggregate|cap on|limit of)\\b[^.;]{0,16}\\b(liabilit|damages|compensation)",
            "故意或者重大过失|不受[^，。；]{0,10}(限额|上限|限制)|不适用[^，。；]{0,8}(限额|上限)"
                    + "|(?i:\\b(except|other than|save|unless|excluding|does not (apply|extend))\\b[^.;]{0,100}(gross(ly)? negligen|personal injury)|\\b(unlimited|not limited)\\b)",
            "责任限额须写明不适用于人身损害以及故意或者重大过失造成的财产损失（民法典第五百零六条），否则不得另行约定，适用违约责任条款",
            "a limit of liability must except personal injury and loss of property by intent or gross negligence (Civil Code art."
                    + " 506); else the clause on liability stands alone"),
    PRICE(
            "出租人[^，。；不]{0,6}(可以?|有权|得|保留|能够|将)[^，。；不]{0,24}(调整|上调|提高|变更|修改|增加|上浮|更改)[^，。；]{0,8}(租金|价格|价款|费用|费率|收费|月租)"
                    + "|(租金|价格|价款|收费)[^，。；不]{0,12}(以|按照?|由)出租人[^，。；]{0,16}(公布|通知|决定|确定|调整|规定|价目|报价)",
            PlainWords.LESSOR
                    + "[^.;]{0,30}\\b(may|can|is entitled to|reserves the right to|has the right to|shall be free to)\\b(?! not)[^.;]{0,20}"
                    + "\\b(adjust|increase|raise|change|alter|revise|review|set)\\b[^.;]{0,16}\\b(rents?|prices?|fees?|charges?|rates?)\\b"
                    + "|\\b(rents?|prices?|fees?|charges?)\\b[^.;]{0,12}\\b(may|can) be (adjusted|increased|raised|changed|altered|revised)\\b[^.;]{0,20}\\bby (the )?"
                    + PlainWords.LESSOR
                    + "|\\b(rents?|prices?|fees?)\\b[^.;]{0,20}" + PlainWords.LESSOR
                    + "('s)?[^.;]{0,20}\\b(list prices?|price list|from time to time|then current|decides?|determines?|discretion)\\b",
            "(经|双方|取得|征得|与承租人)[^，。；]{0,10}(协商|书面同意|一致|书面协议)|(?i:\\b(by|in) written agreement|\\blessee's (prior )?(written )?consent)",
            "租金须在合同中确定，变更须经双方协商一致，不得由出租人一方调整（民法典第五百一十条、第五百四十三条）",
            "the contract fixes the rent, which changes by agreement of both parties and not by the lessor alone (Civil Code arts."
                    + " 510, 543)"),
    OWN_PURPOSE(
            "出租人[^。；]{0,20}(个人信息|个人数据|" + Theirs.DATA + ")[^。；]{0,16}" + Theirs.PURPOSE + "|(个人信息|个人数据|" + Theirs.DATA
                    + ")[^。；]{0,12}出租人[^。；]{0,16}" + Theirs.PURPOSE,
            "(?=[^.;]*" + PlainWords.LESSOR
                    + ")(?=[^.;]*\\b(personal|stored|lessee's|customer|tenant's|user|client)\\b[^.;]{0,20}\\b(data|information|content)\\b)[^.;]*"
                    + "\\b(marketing|advertis|promot|own (business )?purposes?|partners?|affiliates?|train|sell|sold|commercial|profiling|analytics)",
            "(不得|不会|不应|不能|不可|无权|禁止|不将|不)[^，。；]{0,30}" + Theirs.PURPOSE
                    + "|按照承租人[^，。；]{0,6}(指示|要求)|(?i:\\b(not|never|neither|no)\\b|on the lessee's instructions)",
            "出租人受托处理个人信息和承租人的数据，不得超出约定的目的，也不得用于自己的目的（个人信息保护法第二十一条、民法典第七百二十条）",
            "the lessor processes personal information and the lessee's data on instruction only and for no purpose of its own"
                    + " (Personal Information Protection Law art. 21, Civil Code art. 720)");

    private static final class Theirs {
        static final String DATA = "(承租人|用户|客户|使用人)[^，。；]{0,12}(数据|资料|信息|联系方式|内容|文件)";
        static final String PURPOSE = "(营销|推广|广告|推销|促销|商业|自身|自有|自己|训练|改进|研发|画像|合作伙伴|关联(公司|企业|方)|第三方|出售|转售|变现)";
    }

    private final Pattern words;
    private final Pattern english;
    private final @Nullable Pattern unless;
    private final Bilingual why;

    AgainstAClause(String words, String english, String zh, String en) {
        this(words, english, "", zh, en);
    }

    AgainstAClause(String words, String english, String unless, String zh, String en) {
        this.words = Pattern.compile(words);
        this.english = Pattern.compile(english, Pattern.CASE_INSENSITIVE);
        this.unless = unless.isEmpty() ? null : Pattern.compile(unless);
        this.why = new Bilingual(zh, en);
    }

    /**
     * Which of them a sentence says.
     *
     * @param around the term in which it stands: the exceptions of a limit may be in its next sentence
     */
    static List<AgainstAClause> in(String sentence, String around) {
        var read = PlainWords.of(sentence);
        var term = PlainWords.of(around);
        return Arrays.stream(values())
                .filter(each -> read.say(each.words) || read.hasEnglish() && read.say(each.english))
                .filter(each -> each.unless == null || !(each == LIMIT ? term : read).say(each.unless))
                .toList();
    }

    /** Why, without a full stop. */
    Bilingual why() {
        return why;
    }
}
