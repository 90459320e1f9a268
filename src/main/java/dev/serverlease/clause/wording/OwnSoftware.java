package dev.serverlease.clause.wording;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** That the lessee looks after its own software and data, which the lessor's duty to repair does not cover. */
final class OwnSoftware {

    private static final Nouns OWN = new Nouns(Map.ofEntries(
            Map.entry("应用", "application|applications"),
            Map.entry("软件", "software|software"),
            Map.entry("程序", "program|programs"),
            Map.entry("操作系统", "operating-system|the operating system"),
            Map.entry("应用系统", "application-system|application systems"),
            Map.entry("数据", "data|data"),
            Map.entry("数据库", "database|databases"),
            Map.entry("备份", "backup|backups"),
            Map.entry("账号", "account|accounts"),
            Map.entry("密码", "password|passwords"),
            Map.entry("内容", "content|content"),
            Map.entry("配置", "configuration|configuration")));

    private static final Map<String, String> DOES = Map.of(
            "更新",
            "updates",
            "升级",
            "upgrades",
            "安装",
            "installs",
            "维护",
            "maintains",
            "管理",
            "manages",
            "运维",
            "operates",
            "备份",
            "backs up");

    private static final String ACT = Nouns.anyOf(DOES.keySet().stream());
    private static final String LISTED = OWN.listed();
    private static final String ACTS = ACT + "(?:" + Nouns.JOINT + "?" + ACT + ")*+";
    private static final String SELF = "(?<self>自行|自己)?(?:负责)?";
    private static final String ITS = "(?:其|自身的?|自己的?)*";

    private static final List<Pattern> SENTENCES = List.of(
            Pattern.compile(ITS + "(?<own>" + LISTED + ")(?<acts>)(?:均|都)?由承租人(?<self>自行|自己)?负责"),
            Pattern.compile(ITS + "(?<own>" + LISTED + ")的?(?<acts>" + ACTS + ")(?:均|都)?由承租人(?<self>自行|自己)?负责"),
            Pattern.compile(ITS + "(?<own>" + LISTED + ")(?:均|都)?由承租人" + SELF + "(?<acts>" + ACTS + ")"),
            Pattern.compile("由?承租人" + SELF + "(?<acts>" + ACTS + ")" + ITS + "(?<own>" + LISTED + ")"),
            Pattern.compile("由?承租人" + SELF + ITS + "(?<own>" + LISTED + ")的?(?<acts>" + ACTS + ")"),
            Pattern.compile("由?承租人(?<self>自行|自己)?负责" + ITS + "(?<own>" + LISTED + ")(?<acts>)"));

    private OwnSoftware() {}

    /** @return the part in English; null if it says anything else */
    static @Nullable String english(String part) {
        for (var sentence : SENTENCES) {
            var found = sentence.matcher(part);
            if (found.matches()) {
                var acts = found.group("acts");
                return "the lessee " + (found.group("self") == null ? "" : "itself ")
                        + (acts.isEmpty() ? "is responsible for" : does(acts)) + " "
                        + OWN.english(found.group("own"), false);
            }
        }
        return null;
    }

    private static String does(String listed) {
        return Nouns.joined(Pattern.compile(ACT)
                .matcher(listed)
                .results()
                .map(act -> Objects.requireNonNull(DOES.get(act.group())))
                .toList());
    }
}
