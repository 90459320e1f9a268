package dev.serverlease.clause;

import dev.serverlease.law.facts.ContractFacts.UnfairExemption;
import dev.serverlease.lease.Bilingual;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.Yaml;

/**
 * Terms that are void whoever agrees to them, in the families of {@code contract/void-terms.yaml}. It catches what is
 * written without intent to deceive; what else a term says officers judge (Civil Code arts. 153, 497, 506).
 */
public final class VoidTerms {

    private static final String FILE = "contract/void-terms.yaml";

    private static final Pattern SENTENCE = Pattern.compile("[^。！\\n]+[。！]?");

    private static final List<Family> FAMILIES = load();

    /**
     * @param around what excepts it wherever it stands in the text
     * @param unless what excepts it in its own sentence
     */
    record Family(
            String name,
            List<Pattern> words,
            List<Pattern> unless,
            List<Pattern> around,
            UnfairExemption exemption,
            Bilingual why) {

        private boolean isSaid(PlainWords sentence, PlainWords text) {
            return words.stream().anyMatch(sentence::say)
                    && unless.stream().noneMatch(sentence::say)
                    && around.stream().noneMatch(text::say);
        }

        Stream<Pattern> patterns() {
            return Stream.of(words, unless, around).flatMap(List::stream);
        }
    }

    /**
     * A sentence that says it.
     *
     * @param why without a full stop, with the article
     */
    public record Found(String family, String sentence, UnfairExemption exemption, Bilingual why) {

        /** For people, Chinese first. */
        public Bilingual text() {
            return new Bilingual("“" + sentence + "”——" + why.zh() + "。", "“" + sentence + "” – " + why.en() + ".");
        }
    }

    private VoidTerms() {}

    /** What of a text is void, sentence by sentence; empty if nothing is. */
    public static List<Found> in(String text) {
        var whole = PlainWords.of(text);
        return SENTENCE.matcher(text)
                .results()
                .map(found -> found.group().strip())
                .flatMap(sentence -> {
                    var read = PlainWords.of(sentence);
                    return FAMILIES.stream()
                            .filter(family -> family.isSaid(read, whole))
                            .map(family -> new Found(family.name(), sentence, family.exemption(), family.why()));
                })
                .toList();
    }

    /** The same of facts that a letter states, which may name the court before which something is pending. */
    public static List<Found> inFacts(String text) {
        return in(text).stream()
                .filter(found -> !found.family().equals("NAMED_COURT"))
                .toList();
    }

    /** As the rule on standard terms knows them. */
    public static Set<UnfairExemption> exemptions(Stream<String> texts) {
        return texts.flatMap(text -> in(text).stream())
                .map(Found::exemption)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static List<Family> families() {
        return FAMILIES;
    }

    private static List<Family> load() {
        try (var yaml = new ClassPathResource(FILE).getInputStream()) {
            List<Map<String, Object>> families = new Yaml().load(yaml);
            return families.stream().map(VoidTerms::family).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Family family(Map<String, Object> written) {
        return new Family(
                text(written, "family"),
                patterns(written.get("words")),
                patterns(written.get("unless")),
                patterns(written.get("around")),
                UnfairExemption.valueOf(text(written, "exemption")),
                new Bilingual(text(written, "zh"), text(written, "en")));
    }

    private static String text(Map<String, Object> family, String member) {
        return Objects.requireNonNull(family.get(member), member).toString();
    }

    private static List<Pattern> patterns(@Nullable Object written) {
        return written instanceof List<?> all
                ? all.stream()
                        .map(each -> Pattern.compile(each.toString(), Pattern.CASE_INSENSITIVE))
                        .toList()
                : List.of();
    }
}
