package dev.serverlease.clause;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.Yaml;

/**
 * The words that a clause must say for what its file claims that it settles: its {@code proof}, fragments or
 * {@code /patterns/}; and what burdens a lessee wherever it stands (Civil Code art. 496).
 */
final class Proofs {

    private static final Pattern BURDEN = Pattern.compile(
            "责任限额|视为送达|有管辖权的人民法院|裁决是终局的|出租人(有权|可以)(暂停|解除|中止|调整|提高)|(?<!次)承租人不得|不视为同意续租|价格[^，。；]{0,12}相应调整");

    private static final Pattern QUOTED = Pattern.compile("“[^”]*”");

    /** By clause and name. */
    private final Map<String, Map<String, List<Pattern>>> words = new HashMap<>();

    /** @param files a pattern of the class path */
    static Proofs of(String files) {
        var proofs = new Proofs();
        try {
            for (var file : new PathMatchingResourcePatternResolver().getResources("classpath:contract/" + files)) {
                Object read = new Yaml().load(file.getContentAsString(StandardCharsets.UTF_8));
                (read instanceof List<?> all ? all : List.of(read)).forEach(clause -> proofs.add((Map<?, ?>) clause));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return proofs;
    }

    private void add(Map<?, ?> clause) {
        var byName = new HashMap<String, List<Pattern>>();
        if (clause.get("satisfies") instanceof List<?> names) {
            for (var name : names) {
                var written = clause.get("proof") instanceof Map<?, ?> each ? each.get(name) : clause.get("proof");
                byName.put(name.toString(), patterns((List<?>) written));
            }
        }
        words.put(clause.get("id").toString(), byName);
    }

    private static List<Pattern> patterns(List<?> written) {
        var patterns = new ArrayList<Pattern>();
        for (var each : written) {
            var word = each.toString();
            patterns.add(
                    word.startsWith("/") && word.endsWith("/")
                            ? Pattern.compile(word.substring(1, word.length() - 1))
                            : Pattern.compile(Pattern.quote(word.replaceAll("\\s", ""))));
        }
        return patterns;
    }

    /** What is wrong: a name that the clause claims and does not say. */
    List<String> unsaid(NumberedClause clause) {
        var said = clause.plainZh().replaceAll("\\s+", "");
        return words.getOrDefault(clause.id(), Map.of()).entrySet().stream()
                .filter(name -> name.getValue().isEmpty()
                        || !name.getValue().stream()
                                .allMatch(word -> word.matcher(said).find()))
                .map(name -> clause.id() + " does not say what it claims to settle, " + name.getKey() + ": " + said)
                .toList();
    }

    /** The lines that burden the lessee without being marked; what is quoted burdens nobody. */
    static List<String> unmarked(NumberedClause clause) {
        return clause.lines().stream()
                .filter(line -> !line.marked()
                        && BURDEN.matcher(QUOTED.matcher(line.zh()).replaceAll("“”"))
                                .find())
                .map(line -> clause.id() + " burdens and is not marked: " + line.zh())
                .toList();
    }

    static List<String> unmarked(ContractText text) {
        return text.clauses().stream()
                .flatMap(clause -> unmarked(clause).stream())
                .toList();
    }

    /** The void terms that its clauses hold, what is quoted left out. */
    static List<VoidTerms.Found> voidTerms(ContractText text) {
        return VoidTerms.in(QUOTED.matcher(text.plainZh()).replaceAll("“”"));
    }
}
