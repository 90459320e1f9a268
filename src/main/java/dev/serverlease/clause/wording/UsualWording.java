package dev.serverlease.clause.wording;

import dev.serverlease.clause.PlainWords;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether a text says no more than is usual of its subject: in which periods, until which day of them and how rent is
 * paid; that the lessor maintains the machine, and the lessee its own software. Each part of its sentences is one of
 * these phrases. Whatever else is said may hold anything, so that two officers read it and the contract marks it (Civil
 * Code arts. 496, 712, 721).
 */
enum UsualWording {
    PAYMENT {
        @Override
        boolean isSaid(String part, boolean ofLessee) {
            return Paying.PART.matcher(part).matches();
        }

        @Override
        boolean isOnePlan(String text) {
            return Paying.isOnePlan(text);
        }
    },
    MAINTENANCE {
        @Override
        boolean isSaid(String part, boolean ofLessee) {
            if (ofLessee) {
                return Work.OF_LESSEE.matcher(part).matches();
            }
            return Work.EXCEPT_FAULT.matcher(part).matches()
                    || Work.OF_LESSOR.matcher(part).matches()
                            && (part.contains("出租人") || !Work.COST.matcher(part).find());
        }
    };

    /** Of one whose name is no part of the contract nobody knows who it is. */
    private static final Pattern OTHER_NAMES = Pattern.compile("[甲乙](双)?方|出租方|承租方");

    private static final Pattern BETWEEN_PARTS = Pattern.compile("[，,；;。.：:\\n]+");

    /** The phrases on payment. */
    private static final class Paying {
        private static final String DAY = "(?:0?[1-9]|[12][0-9]|3[01]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])";
        private static final String MONTHS = "(?:[2-9]|1[0-2]|[二两三四五六七八九]|十[一二]?)个(?:自然|租赁)?月";
        private static final String EACH = "(?:一?个?(?:自然|租赁)?(?:月度?|季度?|半年|年度?)|" + MONTHS + ")";
        private static final String PAY = "(?:预付|预缴|支付|付款|缴纳|缴付|付清|结清|付)";
        private static final String SUM = "(?:(?:当|该|本|各|每)(?:期|月|季度?|年)的?)?租金";

        private static final String PERIOD = "(?:[按逐每]" + EACH + "|" + MONTHS + "一|(?:月|季|半年|年)(?=付)|每期" + MONTHS + "|"
                + MONTHS + "为一期)(?:后付|" + PAY + ")?一?次?";
        private static final String DUE = "(?:于|在)?(?:[每各](?:" + EACH + "|期)的?(?:首个?月|第一个月|末月)?的?(?:前" + DAY
                + "(?:个工作日|日|天)内|" + DAY
                + "[日号](?:之?前|以前|至" + DAY + "[日号])?|(?:首日|开始之日)起?" + DAY + "日内)|首期(?:租金)?[于自]?(?:服务器)?交付(?:之日)?[起后]"
                + DAY + "[日天]内|次月" + DAY + "[日号]前|每[期季月年]度?结束后" + DAY
                + "[日天]内|收到(?:出租人(?:开具)?的)?(?:增值税)?(?:专用|普通)?发票(?:之日)?[起后]" + DAY
                + "[日天]内)(?:[（(]含当日[)）])?";
        private static final String BY = "(?:(?:以|通过|采用)?(?:银行|对公)?(?:转账|汇款|电汇|网银|支付宝|微信)(?:方式)?)";
        private static final String INTO = "(?:支付|付|汇|转)?[至入到]出租人的?(?:指定的?)?(?:收款|银行|收款银行)?账户";

        static final Pattern PART =
                Pattern.compile("(?:租金|承租人)?(?:应当?)?(?:" + PERIOD + ")?(?:" + DUE + ")?(?:将" + SUM + ")?(?:"
                        + BY + ")?(?:" + INTO + ")?" + PAY + "?(?:" + SUM + ")?"
                        + "|出租人(?:应当?)?(?:先|及时)?(?:开具|提供)(?:等额|相应|合法)?的?(?:增值税)?(?:专用|普通)?发票"
                        + "|(?:付款日)?(?:遇(?:法定)?(?:节假日|休息日|非工作日)的?)?(?:(?:顺延|调整)至(?:其后)?的?(?:第一|下一)个?工作日|顺延)?"
                        + "|先付后用|(?:付款|支付)方式为?");

        private static final Pattern EACH_DUE =
                Pattern.compile("[每各](?:" + EACH + "|期)的?(?:首个?月|第一个月|末月)?的?前?" + DAY + "[日号个天]");
        private static final Pattern SOMETHING = Pattern.compile(PERIOD + "|" + DUE + "|" + BY);
        private static final Pattern NO_UNITS = Pattern.compile("首个?月|第一个月|末月|次月|个(?:自然|租赁)?月");
        private static final List<Pattern> UNITS =
                Stream.of("半年", "(?<!半)年", "季", "月").map(Pattern::compile).toList();

        private Paying() {}

        /** It names one length of periods and one day in them, and not nothing. */
        static boolean isOnePlan(String text) {
            var plain = NO_UNITS.matcher(text).replaceAll("");
            return SOMETHING.matcher(text).find()
                    && EACH_DUE.matcher(text).results().count() <= 1
                    && UNITS.stream().filter(unit -> unit.matcher(plain).find()).count() <= 1;
        }
    }

    /** The phrases on maintenance. */
    private static final class Work {
        /** No later than the contract's own time to respond, which stands in the paragraph after it. */
        private static final String SOON = "(?:[1-8]|[一二两三四五六七八])个?小时|(?:[1-9][0-9]?|[一二三四五六七八九]?十五?)分钟";

        private static final String LATER =
                "(?:[1-9]|[1-6][0-9]|7[0-2]|[一二两三四五六七八九十]|十二|二十四|四十八|七十二)个?小时|(?:[1-9]|10|[一二两三四五六七八九十])(?:个?工作日|日|天)";
        private static final String REPORT = "(?:在|接到|收到|自)?承租人的?(?:报修|通知|报障)(?:之时|之日)?[后起]";
        private static final String JOINT = "(?:和|及|与|、|以及|并|的|或者?|[\\s（）()])";
        private static final String THING =
                "(?:服务器|租赁物|硬件|整机|设备|机房|网络|线路|电力|电源|供电|空调|制冷|机柜|硬盘|内存|主板|备件|备机|配件|部件|零件|零部件|故障|损坏|基础设施)";
        private static final String ACT = "(?:维修|维护|保养|更换|检修|巡检|修复|修理|响应|到场|到达现场|恢复|排除|技术支持|支持|服务|报修|日常|定期|及时|现场)";

        static final Pattern COST = Pattern.compile("承担|费");
        static final Pattern OF_LESSOR =
                Pattern.compile(REPORT + "|(?:" + REPORT + ")?(?:由?出租人(?:应当?)?|" + JOINT + "|" + THING
                        + "|" + ACT + "|由|负责|承担|提供|安排|派员|免费|费用?|(?:在|于)?(?:" + SOON + ")(?:之内|以内|内|(?=" + ACT
                        + "))|(?:在|于)?(?:" + LATER + ")(?:之内|以内|内|(?=" + ACT
                        + "))(?!响应|到场|到达现场|支持|技术支持)|响应时间(?:为|不超过)?(?:" + SOON
                        + ")(?:之内|以内|内)?|[7七]\\s*[×*]\\s*24小时?|全天候|次日|当日)+");

        /** What the law has anyway (Civil Code art. 713). */
        static final Pattern EXCEPT_FAULT =
                Pattern.compile("(?:但|但是)?(?:因|由于)承租人的?(?:过错|原因)(?:造成|导致|致使.{0,8})?(?:损坏)?的?(?:除外)?");

        private static final String OWN = "(?:应用|软件|程序|操作系统|应用系统|数据库?|备份|账号|密码|内容|配置)";
        static final Pattern OF_LESSEE = Pattern.compile(
                "(?=.*" + OWN + ")(?:由?承租人|自行|负责|" + JOINT + "|" + OWN + "|更新|升级|安装|维护|管理|运维|其|自身的?|自己的?)+");

        private static final Pattern REPORTED = Pattern.compile(REPORT + "|" + EXCEPT_FAULT.pattern());

        private Work() {}

        static boolean isOfLessee(String part) {
            return REPORTED.matcher(part).replaceAll("").contains("承租人");
        }
    }

    /** @param part of a sentence. @param ofLessee whether it is the lessee who does what it says */
    abstract boolean isSaid(String part, boolean ofLessee);

    /** Whether its parts go together. */
    boolean isOnePlan(String text) {
        return true;
    }

    /** @param words as they were written */
    boolean covers(String words) {
        var text = PlainWords.of(words).unspaced().strip();
        if (OTHER_NAMES.matcher(words).find() || !isOnePlan(text)) {
            return false;
        }
        boolean ofLessee = false;
        for (var part : BETWEEN_PARTS.split(text)) {
            ofLessee = Work.isOfLessee(part) || ofLessee && !part.contains("出租人");
            if (!isSaid(part.strip(), ofLessee)) {
                return false;
            }
        }
        return true;
    }
}
