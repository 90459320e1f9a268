package dev.serverlease.clause.wording;

import dev.serverlease.clause.PlainWords;
import java.util.regex.Pattern;

/**
 * Whether a text says no more than is usual of its subject: when and how rent is paid; that the lessor maintains the
 * machine, and the lessee its own software. What is not made of these words alone may hold anything, so that two
 * officers read it and the contract marks it (Civil Code arts. 496, 712, 721).
 *
 * <p>Read from left to right, always the longest word that fits: no word says no, may, or how much.
 */
enum UsualWording {
    PAYMENT {
        @Override
        boolean isSaid(String text) {
            return consistsOf(PAYING, text);
        }
    },
    MAINTENANCE {
        @Override
        boolean isSaid(String text) {
            var side = LESSORS_WORK;
            for (var part : SENTENCE_PART.split(text)) {
                var speaksOf = REPORT.matcher(part).replaceAll("");
                if (speaksOf.contains("承租人") || LESSEE.matcher(speaksOf).find()) {
                    side = LESSEES_WORK;
                } else if (part.contains("出租人") || LESSOR.matcher(part).find()) {
                    side = LESSORS_WORK;
                }
                if (!consistsOf(side, part)) {
                    return false;
                }
            }
            return true;
        }
    };

    private static final String COUNT = "[0-9]{1,3}(?:st|nd|rd|th)?|[零一二三四五六七八九十两]{1,3}"
            + "|(?i:\\b(?:one|two|three|four|five|six|ten|fifteen|second|third|fourth|fifth|tenth|fifteenth)\\b)";
    private static final String JOINT = "[\\s，,；;。.、（）()]+";

    private static final Pattern PAYING = words(
            "出租人(?:应当?)?(?:先|及时)?(?:开具|提供)(?:等额|相应|合法)?的?(?:增值税)?(?:专用|普通)?发票|(?:收到|凭)(?:出租人)?(?:开具)?的?(?:增值税)?(?:专用|普通)?发票"
                    + "|(?:至|到|向|付至|汇至|汇入)(?:出租人|合同载明|本合同载明)的?(?:收款|银行)?账户"
                    + "|租金|承租人|首期|各期|每期|当期|本期|每[一个]|按|逐|每|月度|季度|年度|半年|为一期|租赁月|租赁季|租赁年|自然月|自然季|[月季年期]"
                    + "|首|第|个|初|底|末|上旬|日|号|天|工作日|之前|以前|前|之内|以内|内|起|后|于|在|应当?|通过|采用|以|预付|预缴|支付|付款|缴纳|缴付|付清|付|结算|结清"
                    + "|一次性?|银行|对公|转账|汇款|电汇|网银|网上银行|支票|方式|(?:遇)?(?:法定)?节假日的?|顺延|(?:至|到)?下一|的|交付|服务器|之日|开始",
            "the rent|rent|is|are|paid|payable|pays?|payment|due|monthly|quarterly|half[- ]yearly|yearly|annually|in advance|in arrears|by|bank|wire"
                    + "|transfer|on|or|before|within|the|of|each|every|per|first|last|days?|months?|quarters?|years?|working|business|to the lessor's account"
                    + "|invoice|against|after|receipt|period|at|beginning|start|lessee|shall|and|a|an|from");

    private static final Pattern LESSORS_WORK = words(
            "(?:在|接到|收到)?承租人的?(?:报修|通知|报障)|出租人|由|负责|承担|提供|安排|派员|应当?|及时|免费|服务器|硬件|整机|设备|机房|网络|线路|电力|电源|供电|空调|制冷|机柜"
                    + "|硬盘|内存|主板|备件|配件|部件|零件|零部件|耗材|故障|损坏|基础设施|日常|定期|全部|所有|维修|维护|保养|更换|检修|巡检|修复|响应|到场|到达现场|恢复|排除|技术支持|支持|服务"
                    + "|和|及|与|以及|并|的|在|于|之内|以内|内|后|起|接到|收到|自|报修|通知|报障|之日|个?小时|分钟|个?工作日|日|天|[7七]\\s*[×x*]\\s*24|全天候|费用|费|现场",
            "(?:the )?lessee's report|the|lessor|shall|will|maintains?|repairs?|replaces?|hardware|servers?|machines?|parts|faulty|defective|power|network|cooling|responds?|response"
                    + "|within|in|hours?|days?|working|business|of|an?|report|and|or|is|responsible|for|maintenance|at its (?:own )?(?:cost|expense)|24/7"
                    + "|support|provides?|all|on[- ]site|by|faults?");

    private static final Pattern LESSEES_WORK = words(
            "承租人|自行|负责|由|应用|软件|程序|操作系统|系统|数据|数据库|备份|账号|密码|内容|配置|更新|升级|安装|维护|管理|运维|和|及|与|以及|并|的|其|自身|自己",
            "the|lessee|shall|will|maintains?|manages?|operating|systems?|software|applications?|data|backups?|accounts?|its|own|and|is|responsible|for|updates?|of|itself");

    private static final Pattern SENTENCE_PART = Pattern.compile("[，,；;。.：:\\n]+");
    private static final Pattern REPORT = Pattern.compile("承租人的?(报修|通知|报障)|(?i:lessee's report)");
    private static final Pattern LESSEE = Pattern.compile("(?i)\\blessee\\b");
    private static final Pattern LESSOR = Pattern.compile("(?i)\\blessor\\b");

    abstract boolean isSaid(String text);

    /** @param words as they were written */
    boolean covers(String words) {
        return isSaid(PlainWords.of(words).unspaced());
    }

    private static Pattern words(String chinese, String english) {
        return Pattern.compile("(?i)" + JOINT + "|" + chinese + "|\\b(?:" + english + ")\\b|" + COUNT);
    }

    private static boolean consistsOf(Pattern words, String text) {
        var rest = words.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!rest.region(at, text.length()).lookingAt()) {
                return false;
            }
            at = rest.end();
        }
        return true;
    }
}
