package dev.serverlease.clause;

import dev.serverlease.lease.Bilingual;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.Yaml;

/**
 * What a text of people in a contract, above all a special term, which comes before the clauses, may not be about or
 * say otherwise, because mandatory law or a clause settles it. Wordings have no end, so the list looks for the subject:
 * it rather refuses a lawful sentence, which then stands in no contract and does no harm, than let a void one pass.
 * What it does not see two officers read.
 *
 * @param only the kinds of text that it is for; empty for all
 * @param chinese what the sentence says, in words as {@link PlainWords} has them
 * @param unless what makes it lawful, in either language
 * @param unlessInTerm whether that may stand in another sentence of the term
 * @param notBeside names of topics and of {@link ForbiddenWords} beside which it is not given as a reason
 * @param why without a full stop
 */
record ReservedTopic(
        String topic,
        Set<FreeText> only,
        Pattern chinese,
        @Nullable Pattern english,
        @Nullable Pattern unless,
        boolean unlessInTerm,
        Set<String> notBeside,
        Bilingual why) {

    private static final String LIST = "contract/reserved-topics.yaml";
    private static final List<ReservedTopic> ALL = load();

    /**
     * Why a sentence is refused, each reason once: for what it is about, not for what it only mentions.
     *
     * @param kind whose own topics are no reason
     * @param read the sentence
     * @param term in which it stands
     * @param forbidden what is said of it besides
     */
    static List<Bilingual> reasons(FreeText kind, PlainWords read, String term, List<ForbiddenWords> forbidden) {
        var whole = PlainWords.of(term, read.patience());
        var said = ALL.stream()
                .filter(each -> !kind.owns(each, read) && each.isSaid(read, whole))
                .toList();
        var names = Stream.concat(
                        forbidden.stream().map(Enum::name), said.stream().map(ReservedTopic::topic))
                .collect(Collectors.toSet());
        return said.stream()
                .filter(each -> Collections.disjoint(each.notBeside, names))
                .map(ReservedTopic::why)
                .distinct()
                .toList();
    }

    private boolean isSaid(PlainWords sentence, PlainWords term) {
        boolean said = sentence.say(chinese) || english != null && sentence.hasEnglish() && sentence.say(english);
        return said && (unless == null || !(unlessInTerm ? term : sentence).say(unless));
    }

    private static List<ReservedTopic> load() {
        try (var list = new ClassPathResource(LIST).getInputStream()) {
            return new Yaml()
                    .<List<Map<String, Object>>>load(list).stream()
                            .map(ReservedTopic::read)
                            .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ReservedTopic read(Map<String, Object> topic) {
        var name = String.valueOf(topic.get("topic"));
        var chinese = anyOf(topic.get("zh"), 0);
        if (chinese == null || !(topic.get("why") instanceof Map<?, ?> why)) {
            throw new IllegalArgumentException(LIST + ": " + name + " needs zh and why");
        }
        return new ReservedTopic(
                name,
                strings(topic.get("only")).map(FreeText::valueOf).collect(Collectors.toSet()),
                chinese,
                anyOf(topic.get("en"), Pattern.CASE_INSENSITIVE),
                anyOf(topic.get("unless"), 0),
                Boolean.TRUE.equals(topic.get("unlessInTerm")),
                strings(topic.get("notBeside")).collect(Collectors.toSet()),
                new Bilingual(String.valueOf(why.get("zh")), String.valueOf(why.get("en"))));
    }

    private static Stream<String> strings(@Nullable Object list) {
        return list instanceof List<?> all ? all.stream().map(String::valueOf) : Stream.of();
    }

    private static @Nullable Pattern anyOf(@Nullable Object wordings, int flags) {
        return wordings instanceof List<?> all
                ? Pattern.compile(
                        String.join("|", all.stream().map(String::valueOf).toList())
                                .replace("{lessor}", PlainWords.LESSOR)
                                .replace("{lessee}", PlainWords.LESSEE),
                        flags)
                : null;
    }
}
