package dev.serverlease.law.reading;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The law that a contract names, in the applicant's own words, freed of what only dresses them: width of characters,
 * capitals, "the laws of", blanks, quotation marks and punctuation.
 */
public final class NamedLaw {

    private static final Pattern LEADING = Pattern.compile("^(?:(?:the|laws?\\s+of)\\b\\s*)+");
    private static final Pattern DRESS = Pattern.compile("[\\s《》“”‘’'\"()（）.,，、。;]+");
    private static final List<String> NAMES_OF_PRC = List.of(
            "cn",
            "chn",
            "prc",
            "china",
            "prclaw",
            "chineselaw",
            "peoplesrepublicofchina",
            "中国",
            "中国法",
            "中国法律",
            "中国内地法律",
            "中国大陆法律",
            "中华人民共和国",
            "中华人民共和国法",
            "中华人民共和国法律");
    private static final Pattern PRC = Pattern.compile("(?:" + String.join("|", NAMES_OF_PRC)
            + ")(?<exclusion>(?:(?:为本合同|forthepurposes?ofthiscontract).*?)?(?:不含|不包括|excluding).+)?");
    private static final Pattern CHOOSES = Pattern.compile("适用|并|apply|governed");
    private static final Pattern OTHER_REGION = Pattern.compile("香港|澳门|台湾|hongkong|macao|macau|taiwan");
    private static final Pattern SEVERAL = Pattern.compile("(?<=\\s)(?:and|or|/)(?=\\s)|[和及或]");

    private final String words;
    private final String bare;

    /** @param said as stated, not blank */
    public NamedLaw(String said) {
        this.words = Normalizer.normalize(said, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
        this.bare = DRESS.matcher(LEADING.matcher(words).replaceFirst("")).replaceAll("");
    }

    /** Whether it is PRC law, perhaps with words that exclude the law of another region and choose nothing. */
    public boolean isPrc() {
        var named = PRC.matcher(bare);
        return named.matches()
                && (named.group("exclusion") == null
                        || !CHOOSES.matcher(named.group("exclusion")).find());
    }

    /** Whether words stand behind PRC law that exclude another law. */
    public boolean isWithExclusion() {
        var named = PRC.matcher(bare);
        return named.matches() && named.group("exclusion") != null;
    }

    /** Whether it speaks of the law of Hong Kong, Macao or Taiwan. */
    public boolean isOfOtherRegion() {
        return OTHER_REGION.matcher(bare).find();
    }

    /** Whether more than one law seems to be named. */
    public boolean isOfSeveral() {
        return SEVERAL.matcher(words.replace("共和国", "")).find();
    }
}
