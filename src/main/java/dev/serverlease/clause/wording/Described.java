package dev.serverlease.clause.wording;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Closed forms of what an application says of the server and of papers: a machine, a place, a figure with its unit, a
 * registered name, a number, a period. None of them can say who may, must or need not do anything; whatever else stands
 * in such a field may hold anything.
 */
enum Described {
    MACHINE(
            "(?:(?>(?:" + Parts.COUNT + ")?(?:" + Parts.MACHINES + "|" + Parts.COMPONENTS + "|" + Parts.BRANDS + "|"
                    + Parts.MODEL + ")|" + Parts.COUNT + ")" + Parts.BETWEEN + "){1,24}",
            200) {
        @Override
        boolean isMeant(String words) {
            return Pattern.compile(Parts.MACHINES + "|" + Parts.COMPONENTS + "|[0-9]")
                    .matcher(words)
                    .find();
        }
    },
    CITY("", 100) {
        @Override
        Optional<String> english(String words) {
            return Cities.english(plain(words));
        }
    },
    DATA_CENTRE(
            "(?:" + Parts.WORD + Parts.BETWEEN
                    + "){0,4}(?:[A-Z]区)?(?:第?[0-9一二三四五六七八九十]{1,3}(?:号楼?|期|楼|层|栋|座)?)?(?:机房|数据中心|园区|(?i:idc))?",
            80) {
        @Override
        boolean isMeant(String words) {
            return !words.isEmpty();
        }

        @Override
        Optional<String> english(String words) {
            return super.english(Cities.without(plain(words))).map(rest -> FigureWords.english(this, words));
        }
    },
    BANDWIDTH(Parts.RATES, 60) {
        /** A minimum beside another rate is what is promised in truth. */
        @Override
        boolean isMeant(String words) {
            return !(words.matches("(?i).*(?:保底|保证|guaranteed).*")
                    && Pattern.compile("[0-9]+(?:[.][0-9]+)?")
                                    .matcher(words)
                                    .results()
                                    .count()
                            > 1);
        }
    },
    TRAFFIC(
            "(?:不限(?:流量|制)?|无(?:限制|上限)|(?i:unlimited|unmetered))|(?:每台 ?)?(?:每?月 ?)?(?:双向|单向|出向|入向|出方向|入方向|上下行|上行|下行)?(?:流量)?(?:合计|共|各)?"
                    + Parts.NUMBER
                    + "(?:M|G|T|P)i?B?(?:流量)?(?:[/／每](?:台)?月|/台/月| ?(?i:(?:per|a) month|/ ?month))?[ ,]{0,2}(?:\\(?(?:双向|单向|出向|入向)(?:合计)?\\)?)?",
            60),
    PROVIDER(
            "(?:中国|\\p{IsHan}{2,3}(?<!出租|承租))?(?:电信|联通|移动|广电|铁通)(?:股份有限公司|集团(?:有限)?公司|有限公司)?(?:\\p{IsHan}{2,10}分公司)?"
                    + "|阿里云|腾讯云|华为云|亚马逊云科技|鹏博士|长城宽带|歌华有线"
                    + "|(?!.*(?:费用|价格|租金|责任|自负|随时))(?![由按以])[\\p{IsHan}()]{2,30}(?:有限(?:责任)?公司|股份公司|集团|分公司|研究院|大学)"
                    + "|" + Parts.NAME + "(?: " + Parts.NAME + "){0,2}"
                    + "|" + Parts.NAME + "(?:,? (?:" + Parts.NAME
                    + "|of|and|de|&)){0,6},? (?i:ltd|limited|inc|llc|plc|corp|corporation|company|gmbh|ag|sa|bv|kk|sdn bhd|group)[.]?",
            120),
    REFERENCE(
            "(?!.*(?:费|元|租|赔|责|免|自[理负行担]|另|加收|按|由|可|应|须|限|不|无|先|后))(?:(?=.*[0-9])(?:[A-Za-z]{1,8} )?[\\p{IsHan}A-Za-z]{0,10}(?:[ /_.:#№年月日号第〔〕\\[\\]()-]*[A-Za-z0-9]++){1,8}[〕)年月日号]{0,3}(?:-[0-9]{1,4})?"
                    + "|[\\p{IsHan}A-Za-z0-9]{1,12}(?:[-/][\\p{IsHan}A-Za-z0-9]{1,12}){1,3})",
            60),
    RETENTION(
            "(?:与|同)委托期限(?:相同|一致)?|至委托期限届满|(?:(?:员工|劳动|服务|租赁|委托|本)?(?:合同|关系|期限|账户|账号|业务|用户)?(?:终止|届满|结束|解除|注销|期满|离职)[之以]?后)?(?:保存|保留)?(?:至多|不超过)?"
                    + "[0-9一二两三四五六七八九十]{1,3}(?:年|个月|日|天)(?:内|以内)?",
            60);

    private static final Pattern SOMEBODY_DECIDES = Pattern.compile(
            "出租|承租|[甲乙]方|指定|其他|其它|任[意何]|或者?|以及|为准|不作|不得|(?i:\\b(?:or|any|other|may|shall|must|if|unless|lessor|lessee|landlord|tenant|party|designated|chosen)\\b)");

    private final Pattern form;
    private final int longest;

    Described(String form, int longest) {
        this.form = Pattern.compile(form);
        this.longest = longest;
    }

    /** Whether it says something at all. */
    boolean isMeant(String words) {
        return true;
    }

    /**
     * @param words as they were written
     * @return the same in English, which is the same for names; empty if they have no closed form
     */
    Optional<String> english(String words) {
        var plain = plain(words);
        return plain.length() <= longest
                        && !SOMEBODY_DECIDES.matcher(plain).find()
                        && form.matcher(plain).matches()
                        && isMeant(plain)
                ? Optional.of(FigureWords.english(this, words))
                : Optional.empty();
    }

    static String plain(String words) {
        return Normalizer.normalize(words, Normalizer.Form.NFKC).strip().replaceAll("[\\s\\p{Z}]+", " ");
    }

    /** Parts of the forms, in half width. */
    private static final class Parts {
        static final String NUMBER = "(?!0+(?:[.]0+)?(?![0-9.]))[0-9]{1,7}(?:\\.[0-9]{1,3})? ?";
        static final String COUNT =
                "(?:(?:[0-9]{1,5}(?:\\.[0-9]{1,3})?|[单双两四八]) ?(?:x ?|X ?|× ?|[*] ?|路|核|线程|块|颗|条|台|个|(?:K|M|G|T|P)i?B?|U|口|卡)? ?){1,3}";
        static final String MACHINES =
                "(?:物理|裸金属|云|虚拟|独立|专用|高防|机架式?|塔式|刀片|高密度?)?(?:服务器|主机|机器|虚拟机|实例)|裸金属|(?i:vps|ecs|(?:bare[- ]metal|dedicated|rack|virtual|cloud|dual-socket) servers?|servers?)";
        static final String COMPONENTS =
                "内存|硬盘|固态硬盘|固态|机械硬盘|机械盘|系统盘|数据盘|处理器|中央处理器|显卡|网卡|电源|阵列卡|(?:通用|计算|内存|存储|标准|高频|独享|共享|入门|增强)型|(?i:cpus?|vcpus?|cores?|gpu|ram|raid ?[0-9]{0,2}|ssd|hdd|nvme|sata|sas|ecc|ddr[345]|memory)";
        static final String BRANDS =
                "戴尔|浪潮|华为云?|联想|超微|新华三|惠普|曙光|中兴|华硕|英特尔|至强|霄龙|阿里云|腾讯云|(?i:intel|xeon|gold|silver|platinum|bronze|amd|epyc|ryzen|dell|poweredge|hpe?|proliant|lenovo|thinksystem|supermicro|inspur|huawei|nvidia|tesla|rtx|ampere|altra|ubuntu|debian|centos|windows|linux|gen)(?![A-Za-z])";
        static final String WORD = "[A-Z0-9][A-Za-z0-9.+_'&-]{0,24}+";
        static final String MODEL =
                "(?=[A-Za-z.+_'&-]{0,24}[0-9])[A-Za-z0-9][A-Za-z0-9.+_'&-]{0,24}+(?! ?[路核线块颗条台个口卡])";
        static final String BETWEEN = "[ ,,、;:/+×*()（）。-]{0,3}+";
        static final String NAME = "[A-Z0-9(][A-Za-z0-9.&'’()-]{0,30}+";
        static final String KIND =
                "(?:独享|独占|共享|保底|保证|固定|端口|上下行(?:对等|各)?|上行|下行|对等|国际|国内|出口|入口|双向|单线|双线|多线|专线|(?i:bgp|cn2(?: ?gia)?|iepl|iplc|dedicated|shared|guaranteed|symmetric(?:al)?|up|down|port))";
        static final String RATE = "(?:带宽)?(?:" + KIND + " ?){0,4}(?:带宽)?" + NUMBER
                + "(?:(?:M|G|T)(?:bps|bit/s|b/s|b)?|兆|(?i:(?:m|g|t)bps?))(?:带宽|端口)? ?(?:" + KIND
                + " ?){0,4}(?:带宽)?(?:\\(" + KIND + "\\))?";
        static final String RATES = RATE + "(?:[,、;/+ ]{1,2}" + RATE + "){0,3}(?:[, ]{1,2}双向)?";

        private Parts() {}
    }
}
