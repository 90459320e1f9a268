package dev.serverlease.clause.wording;

import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is done to what, as the usual words on maintenance name it: the repair of the hardware, faulty disks. */
final class Works {

    private static final Nouns THINGS = new Nouns(Map.ofEntries(
            Map.entry("服务器", "server|the server"),
            Map.entry("租赁物", "leased|the thing leased"),
            Map.entry("硬件", "hardware|the hardware"),
            Map.entry("整机", "machine|the whole machine"),
            Map.entry("设备", "equipment|the equipment"),
            Map.entry("机房", "data-centre|the data centre"),
            Map.entry("网络", "network|the network"),
            Map.entry("线路", "line|the lines"),
            Map.entry("电力", "power|the power supply"),
            Map.entry("电源", "power-supply|the power supply units"),
            Map.entry("供电", "power|the power supply"),
            Map.entry("空调", "air-conditioning|the air conditioning"),
            Map.entry("制冷", "cooling|the cooling"),
            Map.entry("机柜", "rack|the racks"),
            Map.entry("硬盘", "disk|hard disks"),
            Map.entry("内存", "memory|memory"),
            Map.entry("主板", "mainboard|mainboards"),
            Map.entry("备件", "spare-part|spare parts"),
            Map.entry("备机", "spare-machine|spare machines"),
            Map.entry("配件", "part|parts"),
            Map.entry("部件", "part|parts"),
            Map.entry("零部件", "part|parts"),
            Map.entry("零件", "part|parts"),
            Map.entry("故障", "faulty|faults"),
            Map.entry("损坏", "damaged|damage"),
            Map.entry("基础设施", "infrastructure|the infrastructure")));

    /** As nouns. */
    private static final Map<String, String> WORKS = Map.ofEntries(
            Map.entry("维修", "repair"),
            Map.entry("维护", "maintenance"),
            Map.entry("保养", "servicing"),
            Map.entry("更换", "replacement"),
            Map.entry("检修", "overhaul"),
            Map.entry("巡检", "inspection"),
            Map.entry("修复", "repair"),
            Map.entry("修理", "repair"),
            Map.entry("恢复", "restoration"),
            Map.entry("排除", "removal"),
            Map.entry("技术支持", "technical support"),
            Map.entry("支持", "support"),
            Map.entry("服务", "service"),
            Map.entry("保修", "warranty repair"));

    private static final Map<String, String> DONE = Map.of(
            "维修",
            "repairs",
            "维护",
            "maintains",
            "保养",
            "services",
            "更换",
            "replaces",
            "检修",
            "overhauls",
            "巡检",
            "inspects",
            "修复",
            "repairs",
            "修理",
            "repairs",
            "恢复",
            "restores",
            "排除",
            "removes");

    static final String ROUND_THE_CLOCK = "7(?:[×*x]|X)24小时?";

    private static final String JOINT = Nouns.JOINT;
    private static final String ACT = Nouns.anyOf(DONE.keySet().stream());
    private static final String NOUN = "(?!服务器)" + Nouns.anyOf(WORKS.keySet().stream());

    static final String THINGS_LISTED = THINGS.listed();

    /** What somebody does, joined. */
    static final String ACTS_LISTED = "(?:" + ACT + "(?:" + JOINT + "?" + ACT + ")*+)";

    private static final String ADJECTIVE = "(?:日常|定期|现场|及时|" + ROUND_THE_CLOCK + ")";

    /** The last of what is joined may begin anew with things of its own. */
    private static final Pattern WORK = Pattern.compile("(?<all>(?:全部|所有|一切)的?)?(?:(?<done>" + ACTS_LISTED + ")(?<of>"
            + THINGS.listed("(?!的?" + NOUN + ")") + ")(?!的)|(?:(?<things>" + THINGS_LISTED + ")的?)?(?<how>" + ADJECTIVE
            + "{0,3})的?(?<nouns>"
            + NOUN
            + "(?:" + JOINT + "?" + NOUN + "(?!" + THINGS_LISTED + "))*+)|(?<only>" + THINGS_LISTED + "))");

    private static final String LISTED = "(?:" + WORK.pattern().replaceAll("\\(\\?<[a-z]+>", "(?:") + ")";

    /** Things, what is done to them, or both, joined. */
    static final String ANY = "(?:" + LISTED + "(?:" + JOINT + LISTED + ")*+)";

    private Works() {}

    /** @param listed by {@link #ANY} */
    static String english(String listed) {
        var found = new ArrayList<String>();
        var work = WORK.matcher(listed);
        while (work.find()) {
            boolean all = work.group("all") != null;
            var only = work.group("only");
            if (only != null) {
                found.add(things(only, all));
            } else if (work.group("done") != null) {
                found.add("the " + nouns(work.group("done")) + " of " + things(work.group("of"), all));
            } else {
                var things = work.group("things");
                var named = adjectives(work.group("how")) + nouns(work.group("nouns"));
                found.add(things == null ? (all ? "all " : "") + named : "the " + named + " of " + things(things, all));
            }
        }
        return Nouns.joined(found);
    }

    /** @param listed by {@link #THINGS_LISTED}. @param all whether it is all of them */
    static String things(String listed, boolean all) {
        return THINGS.english(listed, all);
    }

    /** @param listed by {@link #ACTS_LISTED} */
    static String does(String listed) {
        return each(ACT, listed, DONE);
    }

    private static String nouns(String listed) {
        return each(NOUN, listed, WORKS);
    }

    private static String each(String pattern, String listed, Map<String, String> english) {
        return Nouns.joined(found(pattern, listed)
                .map(word -> Objects.requireNonNull(english.get(word)))
                .distinct()
                .toList());
    }

    private static String adjectives(String listed) {
        return found(ADJECTIVE, listed)
                .map(how -> switch (how) {
                    case "日常" -> "day-to-day ";
                    case "定期" -> "regular ";
                    case "现场" -> "on-site ";
                    case "及时" -> "prompt ";
                    default -> "24/7 ";
                })
                .collect(Collectors.joining());
    }

    private static Stream<String> found(String pattern, String listed) {
        return Pattern.compile(pattern).matcher(listed).results().map(found -> found.group());
    }
}
