package dev.serverlease.clause;

import dev.serverlease.lease.Bilingual;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a special term, which comes before the clauses, may not be about or say otherwise, because mandatory law or a
 * clause of the contract settles it. Wordings have no end, so these look for the subject: they rather refuse a lawful
 * sentence, which then stands in no contract and does no harm, than let a void one pass. What they do not see two
 * officers read.
 */
enum TermTopic {
    INTERPRETATION(
            "解释|释义|含义|歧义|疑义|(如何|怎样|应当?)[^，。；]{0,4}理解|理解为准|(?<!中文文本)(?<!中文本)以出租人[^。；]{0,12}为准",
            "\\binterpret|\\bconstru(e|ed|es|ing)\\b|\\bmeanings?\\b|\\b(contract|agreement|clause|term|wording)s? means?\\b"
                    + "|\\bas the " + PlainWords.LESSOR + " understands\\b",
            "",
            "合同的解释由法律规定，对格式条款作不利于提供方的解释，不得由一方说了算（民法典第四百六十六条、第四百九十八条）",
            "the law says how a contract is interpreted, standard terms against whoever wrote them, and no party alone (Civil Code"
                    + " arts. 466, 498)"),
    GOVERNING_LAW(
            "适用[^，。；]{0,16}(?<!方|做|办|想|设|语|算)法(律|规|院)?(?!定|人|务)|受[^，。；]{0,12}(法律?)[^，。；]{0,6}(约束|调整|管辖|支配)"
                    + "|(依照?|按照?|根据)[^，。；]{0,10}(国|州|香港|澳门|台湾|新加坡|地区|外国|境外)[^，。；]{0,4}法",
            "\\bgovern(ed|ing|s)\\b|\\blaws? of\\b|\\b[a-z]+ laws? (shall )?(appl(y|ies)|control|prevail)|\\bsubject to [a-z]+ law",
            "适用中华人民共和国法律",
            "法律适用已由合同条款约定，特别约定不得另行约定；中华人民共和国法律的强制性规定直接适用（涉外民事关系法律适用法第四条）",
            "the clause on the governing law settles it and no special term beside it; mandatory Chinese law applies directly (Law on"
                    + " the Application of Law to Foreign-related Civil Relations art. 4)"),
    FORUM(
            "法院(?!的?生效)|法庭|管辖|起诉|应诉|诉权|仲裁(委|院|中心|机构|庭|地|方式|解决|规则)|(提交|申请|通过|采用)[^，。；]{0,8}仲裁"
                    + "|诉讼[^，。；]{0,8}(在|由|向|于)|(在|由|向|于)[^，。；]{0,14}(诉讼|仲裁)"
                    + "|(争议|纠纷|争端|分歧)[^。；]{0,24}(评判|裁决|裁断|裁定|决定|认定|处理|了断|解决(?!期间|前|后))(?<!协商解决)",
            "\\bcourts?\\b|\\btribunals?\\b|\\bjurisdiction\\b|\\barbitra|\\blitigat|\\blawsuits?\\b|\\bsu(e|es|ed|ing)\\b"
                    + "|\\blegal (action|proceeding)|\\b(disputes?|controvers(y|ies)|disagreements?)\\b[^.;]{0,40}"
                    + "\\b(settled|decided|determined|resolved|heard|referred|goe?s?)\\b[^.;]{0,30}\\b(by|to|before)\\b",
            "",
            "争议解决已由合同条款约定，特别约定不得另行约定；需要更改的，请退回补正，由申请人更改争议解决方式",
            "the clause on disputes settles it and no special term beside it; to alter it, request changes of the application"),
    WAIVER(
            "(?<!不视为)(?<!不)(?<!不得)(?<!出租人)(?<!出租人自愿)放弃|弃权|不(再|得|予)?(提出|主张|追究|追索|追偿)|不(再|得|予)?(追究|持|提)[^，。；]{0,4}(异议|责任|出租人)"
                    + "|(不享有|没有|丧失|无)[^，。；]{0,16}权利?|承租人[^，。；]{0,4}(无权|不得)[^，。；]{0,10}(请求|要求|主张|减|退|异议|索)|不持[^，。；]{0,4}异议",
            "\\b(?<!not )(?<!not be deemed to )(?<!never )(waiv(e|es|ed|er)\\b|giv(e|es|en|ing)[- ]up\\b|renounc|relinquish|for(e)?go(es)?\\b|surrender)"
                    + "|" + PlainWords.LESSEE
                    + "[^.;]{0,20}\\b(no|not|never|neither|without)\\b[^.;]{0,16}\\b(right|entitle|claim|object|demand|challenge|contest|dispute)",
            "不视为|无权(扣|删|查|读|访问)|(?i:\\bdoes not waive|\\bnot (be )?(deemed|considered)|\\bwithout the lessee)",
            "不得约定承租人放弃权利、异议或者请求，这排除其主要权利（民法典第四百九十七条）",
            "that the lessee waives rights, objections or claims excludes its main rights (Civil Code art. 497)"),
    INJURY(
            "人身|伤亡|死亡|伤残|伤害|身故",
            "\\bdeaths?\\b|\\bdie[sd]?\\b|\\binjur|\\bbodily\\b",
            "(不适用|不包括|除外|以外|不受)|(?i:\\b(except|other than|save|unless|excluding|does not (apply|extend))\\b)",
            "人身损害的责任不得以特别约定免除、限制或者了结（民法典第五百零六条）",
            "liability for personal injury is not excluded, limited or settled by a special term (Civil Code art. 506)"),
    EXEMPTION(
            "免(予|于|除|去)?[^，。；]{0,4}(负责|责任|责|担责|赔)|与出租人无关|出租人[^。；]{0,20}(?<!不因此|并)不(予|会|再|必|需|须|应)?(承担|负|赔|担责|理会|理赔|买单|补偿|管|过问)"
                    + "|(因|由于|由)出租人[^。；]{0,30}(损|责任|后果|费用)[^。；]{0,12}承租人[^，。；]{0,8}(承担|负担|自负|自行|自担)"
                    + "|(损失|损害|后果|风险|丢失)[^，。；]{0,8}(由|归)?承租人[^，。；]{0,4}(自负|自担|自行|承担|负担)",
            PlainWords.LESSOR
                    + "[^.;]{0,20}\\b(not|no|never|nor|neither|none)\\b[^.;]{0,30}\\b(liab|responsib|answer|accountab|blame|compensat|damages|indemni|obligat)"
                    + "|\\b(at|on) (the )?" + PlainWords.LESSEE
                    + "('s)?[^.;]{0,12}\\b(own |sole )*(risk|expense|peril)\\b",
            "(除|但)[^。；]{0,40}(故意|重大过失)|(不适用|不包括)[^。；]{0,12}(人身|故意)|承租人[^，。；]{0,8}(过错|违约|违法|违反|侵权|过失|故意|应用|软件)"
                    + "|(?i:\\b(except|other than|save|unless|excluding)\\b[^.;]{0,100}(gross(ly)? negligen|personal injury))",
            "免责须写明不适用于人身损害以及故意或者重大过失造成的财产损失，否则无效；其他免责已由违约责任条款约定（民法典第四百九十七条、第五百零六条）",
            "an exemption must except personal injury and loss of property by intent or gross negligence, or it is void; the clause on"
                    + " liability has the others (Civil Code arts. 497, 506)"),
    RENT_LEFT(
            "(余下|剩余|剩下|未到期|未届期|未履行|未使用)[^，。；不退返]{0,16}租金|(租金|付款)[^，。；]{0,8}(至|到)[^，。；]{0,10}(期满|届满|到期|结束)"
                    + "|(提前|中途)[^。；]{0,16}(全部|所有|整个|全年|各月)[^，。；不退返]{0,8}租金",
            "\\brents?\\b[^.;]{0,40}\\b(until|till|up to|through)\\b[^.;]{0,12}\\bend\\b|\\b(remaining|outstanding|unexpired|future)\\b[^.;]{0,20}\\brents?\\b"
                    + "|(?=[^.;]*\\b(early|earlier|before)\\b)\\b(all|full|whole|entire)\\b[^.;]{0,12}\\brents?\\b",
            "(退还|返还|不再?支付|不得?[^，。；]{0,6}(要求|收取)|无须|无需)|(?i:\\b(refund|repa(y|id|ys)|return|not (be )?(owed|due|payable))\\b)",
            "不得约定提前终止后仍支付剩余租期的租金：损失按实际计算，违约金过分高于损失的可以请求减少（民法典第四百九十七条、第五百八十五条、第五百九十一条）",
            "rent of the time after an early end is not owed: loss counts as it is, and excessive agreed damages are reduced (Civil"
                    + " Code arts. 497, 585, 591)"),
    DEPOSIT(
            "(押金|保证金)[^。；]{0,20}(归出租人|没收|罚没|不予?(退|返)|概不|不再|双倍|定金|充作|抵作违约)|定金",
            "\\bdeposits?\\b[^.;]{0,40}\\b(forfeit|lost|non[- ]?refundable|(is|are|be) (kept|retained)|belongs?|not (be )?(return|refund|repa|given))"
                    + "|" + PlainWords.LESSOR
                    + "[^.;]{0,16}\\b(keeps?|retains?|confiscates?)\\b[^.;]{0,16}\\b(deposit|security)|\\bearnest\\b",
            "(?i:\\bnot (be )?(forfeit|kept))|不(得|予|会)没收",
            "押金只担保债务，余额应当退还，不得没收，也不适用定金罚则；押金已由合同条款约定（民法典第四百九十七条、第五百八十七条）",
            "a deposit secures what is owed and its rest is returned; it is neither forfeited nor earnest money, and the clause on the"
                    + " deposit settles it (Civil Code arts. 497, 587)"),
    MONEY_KEPT(
            "(款|费|租金|价款|已付|已缴|预付)[^。；]{0,12}(概不|一律不|不予|不再|不得|不|无权)(要求)?(退|返还)",
            "\\b(paid|payments?|fees?|rents?|money|sums?|charges?)\\b[^.;]{0,30}(\\b(not|never|no)\\b[^.;]{0,12}\\b(return|refund|repa|given back|reimburs)|\\bnon[- ]?refundable)",
            "因?承租人(违约|的原因|过错)[^。；]{0,8}解除",
            "不得约定已付款项一概不退还：合同终止的，未使用期间的租金应当退还（民法典第四百九十七条、第五百六十六条）",
            "that money once paid is never returned is no term: at an end rent of the time not used is repaid (Civil Code arts. 497,"
                    + " 566)"),
    ENDED_AT_WILL(
            "出租人[^。；]{0,16}(任何时候|随时|任意|任何时间|想停|不附|无须说明|无需说明|无须理由|无需理由|无故)",
            PlainWords.LESSOR
                    + "[^.;]{0,40}\\b(at any time|at will|whenever|any moment|without (giving |stating |any )*(cause|reason)|for any reason|no reason)\\b",
            "随时(响应|提供|支持|接受|联系|协助|查看)|(不得|不能|无权|不可)[^，。；]{0,8}(随时|任意)|(?i:\\b(may not|not|never)\\b[^.;]{0,20}\\b(at any time|at will))"
                    + "|(?i:\\b(provides?|responds?|available|support)\\b)",
            "定期租赁不得由出租人随时或者不附理由地解除、收回（民法典第五百六十三条、第七百三十条）",
            "the lessor may not end a fixed-term lease or take the server back at any time or without reason (Civil Code arts. 563,"
                    + " 730)"),
    ENDED_UNASKED(
            "(合同|租赁)[^，。；]{0,6}(自动|自行|当然|即行|立即|随即|即)(解除|终止|失效)|(逾期|迟延|迟付|晚付|拖欠|欠)[^。；]{0,8}[一1壹][日天][^。；]{0,20}(解除|终止|失效|收回)",
            "\\b(one|1|a|single) days?\\b[^.;]{0,30}\\b(late|overdue|default|delay|arrears)\\b|\\b(contract|lease|agreement)\\b[^.;]{0,12}\\b(automatically|at once|immediately|forthwith)\\b[^.;]{0,12}\\b(end|terminat|laps|void)"
                    + "|\\b(contract|lease|agreement)\\b[^.;]{0,6}\\b(ends?|terminates?|lapses?)\\b[^.;]{0,6}\\b(automatically|at once|immediately|forthwith)",
            "催告|期限届满|期满|(?i:\\bdemand)",
            "迟付租金的，须先催告在合理期限内支付，逾期不支付方可解除，合同不因此自动终止（民法典第七百二十二条）",
            "for rent not paid the lessor first demands it within a reasonable period; the contract does not end of itself (Civil Code"
                    + " art. 722)"),
    UNANNOUNCED(
            "(无须|无需|不经|不必|未经|不另行|不予|不再|不用)(事先|提前|另行)?(通知|催告|告知|同意)|(直接|立即|当日|即刻|随即)[^，。；]{0,6}(断电|断网|停机|清空|删除|清除|销毁|格式化|关停)",
            "\\bwithout (any )?(prior )?(notice|warning|notification|consent)\\b|\\bno (prior )?notice\\b|\\b(erase|wipe|delete|destroy)s?\\b[^.;]{0,30}\\b(at once|immediately|forthwith)",
            "紧急|危险|主管部门|机关|法律(要求|规定)|随后[^，。；]{0,6}通知|(不得|不能|禁止)[^，。；]{0,12}(直接|立即|未经)|应?承租人(的)?要求"
                    + "|(?i:\\b(may not|shall not|must not|never)\\b|\\bemergency|\\bauthorit)",
            "停止服务、删除数据须事先通知并留出合理期限，已由合同条款约定（民法典第五百零九条、第五百六十五条）",
            "to switch off or to erase data takes notice and a reasonable time, as the clauses say (Civil Code arts. 509, 565)"),
    DAMAGES(
            "(?=[^。；]*(违约金|滞纳金|罚|利息|赔偿))[^。；]*((每日|每天|按日|日利率|日息)(?![^。；]{0,24}(可用|低于|不足|达到|在线))[^。；]{0,24}"
                    + "(百分之[一二三四五六七八九十两百]|(?<![0-9.])[1-9][0-9]*(\\.[0-9]+)?\\s*[%％])"
                    + "|(百分之[一二三四五六七八九十两百]{1,4}|(?<![0-9.])[1-9][0-9]*(\\.[0-9]+)?\\s*[%％])[^，。；]{0,4}[/／每]\\s*[日天])"
                    + "|违约金[^。；]{0,20}(总额|总租金)的?[二两三四五六七八九十2-9]倍",
            "(?=[^;]*(damages|penalt|interest|\\blate\\b|overdue))[^;]*((?<![0-9.])[1-9][0-9]*(\\.[0-9]+)? ?(%|per ?cent)[^;]{0,30}\\b((per|a|each|every) day|daily)\\b"
                    + "|\\b(daily|(per|each|every) day)\\b[^;]{0,30}(?<![0-9.])[1-9][0-9]*(\\.[0-9]+)? ?(%|per ?cent))",
            "",
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
                    + " (Personal Information Protection Law art. 21, Civil Code art. 720)"),
    ONE_SIDED(
            "单方面?(?!解除权)|出租人[^，。；]{0,6}(自行|自主|有权)?(决定|裁量|酌定)|出租人[^，。；]{0,12}(变更|调整|修改)[^。；]{0,16}承租人[^，。；]{0,6}(接受|服从|遵守|同意)",
            PlainWords.LESSOR
                    + "[^.;]{0,40}\\b(discretion|sole(ly)?|alone|unilateral|as it (sees|thinks) fit)\\b|\\bunilateral",
            "(不得|不能|无权)[^，。；]{0,6}单方|(?i:\\b(may not|not|never)\\b[^.;]{0,20}\\b(unilateral|alone|discretion))",
            "合同内容由双方协商一致变更，不得由出租人单方决定（民法典第四百九十七条、第五百四十三条）",
            "the contract changes by agreement of both parties and not by the lessor alone (Civil Code arts. 497, 543)");

    private static final class Theirs {
        static final String DATA = "(承租人|用户|客户|使用人)[^，。；]{0,12}(数据|资料|信息|联系方式|内容|文件)";
        static final String PURPOSE = "(营销|推广|广告|推销|促销|商业|自身|自有|自己|训练|改进|研发|画像|合作伙伴|关联(公司|企业|方)|第三方|出售|转售|变现)";
    }

    private final Pattern chinese;
    private final Pattern english;
    private final @Nullable Pattern unless;
    private final Bilingual why;

    TermTopic(String chinese, String english, String unless, String whyZh, String whyEn) {
        this.chinese = Pattern.compile(chinese);
        this.english = Pattern.compile(english, Pattern.CASE_INSENSITIVE);
        this.unless = unless.isEmpty() ? null : Pattern.compile(unless);
        this.why = new Bilingual(whyZh, whyEn);
    }

    /**
     * Which of them a sentence is about.
     *
     * @param around the term in which it stands: an exception may be in its next sentence
     */
    static List<TermTopic> in(String sentence, String around) {
        var read = PlainWords.of(sentence);
        var term = PlainWords.of(around);
        return Arrays.stream(values())
                .filter(each -> read.say(each.chinese) || read.hasEnglish() && read.say(each.english))
                .filter(each ->
                        each.unless == null || !(each == EXEMPTION || each == LIMIT ? term : read).say(each.unless))
                .toList();
    }

    /** Why, without a full stop. */
    Bilingual why() {
        return why;
    }
}
