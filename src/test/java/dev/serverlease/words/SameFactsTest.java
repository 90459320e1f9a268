package dev.serverlease.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * A text in two languages says the same facts in both: what fills a gap of the Chinese text fills one of the English
 * text. Found in the source, by the names that stand beside the literals.
 */
class SameFactsTest {

    private static final Path SOURCES = Path.of("src/main/java/dev/serverlease");

    /** What builds a text of two languages: the Chinese argument, and behind it the English one. */
    private static final Pattern PAIR =
            Pattern.compile("new (?:Bilingual|Word)\\(|\\b(?:Notice\\.)?(?:about|once|tell)\\(");

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|(?m)^\\s*//.*$", Pattern.DOTALL);
    private static final Pattern LITERAL =
            Pattern.compile("\"\"\".*?\"\"\"|\"(?:[^\"\\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\\n]|\\\\.)+'", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("\\b[a-z]\\w*");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    /** How a value is written, not which. */
    private static final Set<String> HOW = Set.of(
            "replace",
            "replaceFirst",
            "toPlainString",
            "get",
            "of",
            "equals",
            "isPresent",
            "unstopped",
            "label",
            "stream",
            "map",
            "collect",
            "toString");

    /** Where the Chinese text alone holds it, for a reason. */
    private static final Map<String, String> FOR_A_REASON = Map.ofEntries(
            // a story has its date once, before the Chinese line; the English one stands under it
            Map.entry("evidence/bundle/DisputeStory.java", "day step said"),
            // a letter holds both texts, and a person's own words in it once, as they were written
            Map.entry("legalnotice/LegalNoticeText.java", "statement"),
            Map.entry("stage/closing/FoundBreach.java", "cure found text"),
            Map.entry("stage/closing/TerminationLetter.java", "explanation termination"),
            Map.entry("stage/inforce/suspension/SuspensionLetter.java", "text"),
            // the mail says where the answer stands: above, in the contract's language
            Map.entry("stage/lessee/word/ObjectionCommands.java", "text"),
            // the English half takes it from what stands before it
            Map.entry("front/why/ChangeWords.java", "title"),
            Map.entry("evidence/verify/NamedPapers.java", "are"),
            // only Chinese says it twice: a sum in capitals, the country of a city, a further one, a month's two parts
            Map.entry("clause/terms/MoneyTexts.java", "amount currency"),
            // English has words of its own for it
            Map.entry("clause/terms/LeaseTexts.java", "both"),
            Map.entry("stage/contract/agreement/ChangedTerms.java", "between line path value"),
            Map.entry("stage/lessee/page/StopInWords.java", "suspension"),
            Map.entry("report/MonthlyRound.java", "getMonthValue getYear"),
            Map.entry("words/HolidaysMissing.java", "year joining"),
            Map.entry("words/LawSource.java", "article zhQuoted"));

    @Test
    void whatFillsTheChineseTextFillsTheEnglishOne() {
        var missing = new ArrayList<String>();
        var seen = new ArrayList<String>();
        sources()
                .forEach((file, source) -> pairs(source).forEach(pair -> {
                    seen.add(pair.toString());
                    var names = names(pair.get(0));
                    names.removeAll(names(pair.get(1)));
                    names.removeAll(HOW);
                    names.remove("");
                    names.removeAll(Set.of(FOR_A_REASON.getOrDefault(file, "").split(" ")));
                    if (!names.isEmpty()) {
                        missing.add(file + ": " + names + " of " + pair.get(0).strip());
                    }
                }));
        assertThat(seen).hasSizeGreaterThan(500);
        assertThat(missing).isEmpty();
    }

    /** Those of a language's own end with its name: textZh and textEn are one. */
    private static Set<String> names(String argument) {
        return NAME.matcher(LITERAL.matcher(argument).replaceAll(" "))
                .results()
                .map(name -> name.group().replaceFirst("^(?:zh|en)$|(?:Zh|En)$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<List<String>> pairs(String source) {
        var pairs = new ArrayList<List<String>>();
        PAIR.matcher(source).results().forEach(head -> {
            var arguments = arguments(source, head.end());
            boolean both = head.group().startsWith("new ");
            if (both && arguments.size() == 2) {
                pairs.add(arguments);
            }
            for (int at = 1; !both && at < arguments.size(); at++) {
                if (isText(arguments.get(at - 1), true) && isText(arguments.get(at), false)) {
                    pairs.add(arguments.subList(at - 1, at + 1));
                }
            }
        });
        return pairs;
    }

    private static boolean isText(String argument, boolean chinese) {
        var literals =
                LITERAL.matcher(argument).results().map(match -> match.group()).collect(Collectors.joining());
        return literals.contains(" ") && HAN.matcher(literals).find() == chinese
                || chinese && HAN.matcher(literals).find();
    }

    /** What stands between the commas up to the bracket that closes the call. */
    private static List<String> arguments(String source, int from) {
        var arguments = new ArrayList<String>();
        var literal = LITERAL.matcher(source);
        int depth = 0;
        int start = from;
        for (int at = from; at < source.length(); at++) {
            char here = source.charAt(at);
            if ((here == '"' || here == '\'')
                    && literal.region(at, source.length()).lookingAt()) {
                at = literal.end() - 1;
            } else if ("([{".indexOf(here) >= 0) {
                depth++;
            } else if (")]}".indexOf(here) >= 0 && depth-- == 0) {
                arguments.add(source.substring(start, at));
                return arguments;
            } else if (here == ',' && depth == 0) {
                arguments.add(source.substring(start, at));
                start = at + 1;
            }
        }
        return arguments;
    }

    /** Without the law, whose messages have gaps with names of their own. */
    private static Map<String, String> sources() {
        try (var files = Files.walk(SOURCES)) {
            var sources = new TreeMap<String, String>();
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                var name = SOURCES.relativize(file).toString();
                if (!name.startsWith("law/")) {
                    sources.put(name, COMMENT.matcher(Files.readString(file)).replaceAll(""));
                }
            }
            return sources;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
