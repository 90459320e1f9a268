package dev.serverlease.law.number;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The provinces, autonomous regions and direct municipalities of the mainland by the first two digits of their code (GB
 * 32100, positions 3 and 4), with the names by which an address begins.
 */
public final class Region {

    /** The register that the State keeps for the whole country. */
    public static final String NATIONAL_REGISTER = "100000";

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("11", "北京市"),
            Map.entry("12", "天津市"),
            Map.entry("13", "河北省"),
            Map.entry("14", "山西省"),
            Map.entry("15", "内蒙古自治区"),
            Map.entry("21", "辽宁省"),
            Map.entry("22", "吉林省"),
            Map.entry("23", "黑龙江省"),
            Map.entry("31", "上海市"),
            Map.entry("32", "江苏省"),
            Map.entry("33", "浙江省"),
            Map.entry("34", "安徽省"),
            Map.entry("35", "福建省"),
            Map.entry("36", "江西省"),
            Map.entry("37", "山东省"),
            Map.entry("41", "河南省"),
            Map.entry("42", "湖北省"),
            Map.entry("43", "湖南省"),
            Map.entry("44", "广东省"),
            Map.entry("45", "广西壮族自治区"),
            Map.entry("46", "海南省"),
            Map.entry("50", "重庆市"),
            Map.entry("51", "四川省"),
            Map.entry("52", "贵州省"),
            Map.entry("53", "云南省"),
            Map.entry("54", "西藏自治区"),
            Map.entry("61", "陕西省"),
            Map.entry("62", "甘肃省"),
            Map.entry("63", "青海省"),
            Map.entry("64", "宁夏回族自治区"),
            Map.entry("65", "新疆维吾尔自治区"));

    /** A prefecture of Qinghai that is named like the island. */
    private static final String HAINAN_OF_QINGHAI = "海南藏族自治州";

    private static final Pattern COUNTRY = Pattern.compile("^(?:\\s|中国|中华人民共和国)+");

    private Region() {}

    /** The code of the province with whose full name an address begins, the country's name apart. */
    public static Optional<String> codeAtStartOf(String address) {
        String local = COUNTRY.matcher(address).replaceFirst("");
        return local.startsWith(HAINAN_OF_QINGHAI)
                ? Optional.of("63")
                : NAMES.entrySet().stream()
                        .filter(region -> local.startsWith(region.getValue()))
                        .map(Map.Entry::getKey)
                        .findFirst();
    }

    /** @param code two digits */
    public static Optional<String> name(String code) {
        return Optional.ofNullable(NAMES.get(code));
    }
}
