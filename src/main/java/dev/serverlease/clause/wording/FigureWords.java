package dev.serverlease.clause.wording;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The English of places, rates and amounts of traffic that have a closed form. */
final class FigureWords {

    private static final Pattern UNLIMITED = Pattern.compile("不限(?:流量|制)?|无(?:限制|上限)");
    private static final Pattern AMOUNT = Pattern.compile("[0-9]+(?:[.][0-9]+)? ?[MGTP]i?B?");

    /** In the order in which they are looked for: longer ones before their parts. */
    private static final Map<String, String> OF_RATES = new LinkedHashMap<>();

    private static final Map<String, String> OF_PLACES = new LinkedHashMap<>();

    static {
        OF_RATES.put("上下行(?:对等|各)", "up and down each");
        OF_RATES.put("上下行", "up and down");
        OF_RATES.put("上行", "upstream");
        OF_RATES.put("下行", "downstream");
        OF_RATES.put("独享|独占", "dedicated");
        OF_RATES.put("共享", "shared");
        OF_RATES.put("保底|保证", "guaranteed");
        OF_RATES.put("固定", "fixed");
        OF_RATES.put("端口", "port");
        OF_RATES.put("对等", "symmetric");
        OF_RATES.put("国际", "international");
        OF_RATES.put("国内", "domestic");
        OF_RATES.put("出口", "outbound");
        OF_RATES.put("入口", "inbound");
        OF_RATES.put("双向", "both ways");
        OF_RATES.put("单线", "single-line");
        OF_RATES.put("双线", "dual-line");
        OF_RATES.put("多线", "multi-line");
        OF_RATES.put("专线", "private line");
        OF_RATES.put("带宽", "bandwidth");
        OF_RATES.put("兆", "Mbps");
        OF_RATES.put("、", ", ");
        OF_PLACES.put("([A-Z])区", "zone $1");
        OF_PLACES.put("第?([0-9]{1,3})(?:号楼|栋|座)", "building $1");
        OF_PLACES.put("第?([0-9]{1,3})[楼层]", "floor $1");
        OF_PLACES.put("第?([0-9]{1,3})期", "phase $1");
        OF_PLACES.put("第?([0-9]{1,3})号", "no. $1");
        OF_PLACES.put("机房|数据中心", "data centre");
        OF_PLACES.put("园区", "campus");
    }

    private FigureWords() {}

    /** @param words of a closed form. @return as they were written where they are a name */
    static String english(Described kind, String words) {
        var plain = Described.plain(words);
        var english = switch (kind) {
            case TRAFFIC -> traffic(plain);
            case BANDWIDTH -> each(plain, OF_RATES);
            case DATA_CENTRE -> each(Cities.inEnglish(plain), OF_PLACES);
            default -> words.strip();
        };
        return english.codePoints().anyMatch(Character::isIdeographic) ? words.strip() : english;
    }

    private static String traffic(String words) {
        if (UNLIMITED.matcher(words).matches()) {
            return "unlimited";
        }
        var amount = AMOUNT.matcher(words);
        if (!amount.find() || words.codePoints().noneMatch(Character::isIdeographic)) {
            return words;
        }
        var way = words.contains("双向")
                ? ", both ways"
                : words.contains("单向")
                        ? ", one way"
                        : words.contains("上下行")
                                ? ", up and down"
                                : words.matches(".*(?:出向|出方向|上行).*")
                                        ? ", outbound"
                                        : words.matches(".*(?:入向|入方向|下行).*") ? ", inbound" : "";
        return amount.group()
                + (words.contains("月") || words.contains("month") ? " a month" : "")
                + (words.contains("台") ? " for each server" : "")
                + way
                + (words.matches(".*(?:合计|共).*") ? " together" : words.contains("各") ? " each" : "");
    }

    private static String each(String words, Map<String, String> english) {
        var said = words;
        for (var word : english.entrySet()) {
            said = Pattern.compile(word.getKey()).matcher(said).replaceAll(" " + word.getValue() + " ");
        }
        return said.replaceAll(" +", " ")
                .replaceAll(" (?=[,;)])", "")
                .replaceAll("(?<=[(]) ", "")
                .replaceAll(",(?=[^ ])", ", ")
                .strip();
    }
}
