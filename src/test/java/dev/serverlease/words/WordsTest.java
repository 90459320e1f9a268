package dev.serverlease.words;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serverlease.law.Rule;
import dev.serverlease.law.facts.Fact;
import dev.serverlease.law.facts.LeaseFacts;
import dev.serverlease.law.rules.Rulebook;
import dev.serverlease.lease.LeaseStage;
import dev.serverlease.lease.Party;
import dev.serverlease.testing.Codes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

/** Every code that people meet has its words in one place, and whatever shows them shows these. */
class WordsTest {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
    private static final Pattern IN_AN_EXPRESSION = Pattern.compile("([A-Z_]{2,}): \\\\\"([^\"\\\\]+)\\\\\"");
    private static final Pattern STEP =
            Pattern.compile("(?:AuditEntry\\s*\\.of|audit\\s*\\.record(?:Apart)?)\\([^;\"]*?\"([A-Z_]+)\"(\\s*\\+)?");

    /** Select, radio, checklist, taglist: the options of one field are all of one kind. */
    @Test
    void everyOptionOfEveryFormHasTheWordsOfTheSource() throws Exception {
        var kinds = kinds();
        try (var forms = Files.list(Path.of("forms"))) {
            var fields = forms.flatMap(form -> fields(form).entrySet().stream()).toList();
            assertThat(fields).hasSizeGreaterThan(20);
            assertThat(fields)
                    .filteredOn(field -> kinds.stream()
                            .noneMatch(words -> words.entrySet()
                                    .containsAll(field.getValue().entrySet())))
                    .isEmpty();
        }
    }

    /** What a form shows of its view; the classes of its tags may be codes. */
    @Test
    void noFormShowsACodeOfItsView() throws Exception {
        try (var forms = Files.list(Path.of("forms"))) {
            assertThat(forms)
                    .allSatisfy(form -> assertThat(text(form))
                            .doesNotContainPattern("\\{\\{(?:outcome|decision|conclusion|task|kind)}}<"));
        }
    }

    /** The words that a form's expressions have for codes: {@code HIGH: "高 High"}. */
    @Test
    void everyExpressionOfAFormHasTheWordsOfTheSource() throws Exception {
        var words = kinds().stream()
                .flatMap(kind -> kind.entrySet().stream())
                .map(code -> code.getKey() + " " + code.getValue())
                .collect(Collectors.toSet());
        try (var forms = Files.list(Path.of("forms"))) {
            assertThat(forms.flatMap(
                                    form -> IN_AN_EXPRESSION.matcher(text(form)).results())
                            .map(code -> code.group(1) + " " + code.group(2)))
                    .isNotEmpty()
                    .isSubsetOf(words);
        }
    }

    @Test
    void everyChoiceOfAnActionHasTheWordsOfTheSource() throws Exception {
        var kinds = kinds();
        var choices = new ArrayList<Map<String, String>>();
        choices(new Yaml().load(Files.readString(Path.of("src/main/resources/front/actions.yaml"))), choices);
        assertThat(choices).hasSizeGreaterThan(3);
        assertThat(choices)
                .filteredOn(choice ->
                        kinds.stream().noneMatch(words -> words.entrySet().containsAll(choice.entrySet())))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "risk, dev.serverlease.lease.Risk",
        "end-reason, dev.serverlease.lease.EndReason",
        "conclusion, dev.serverlease.approval.Conclusion",
        "integrity, dev.serverlease.stage.legalreview.Integrity",
        "use-review-outcome, dev.serverlease.stage.inforce.ReviewOutcome",
        "duty-kind, dev.serverlease.stage.inforce.duty.Duty$Kind",
        "duty-effect, dev.serverlease.stage.inforce.duty.Effect",
        "attachment-kind, dev.serverlease.attachment.AttachmentKind",
        "termination-ground, dev.serverlease.stage.closing.TerminationGround",
        "termination-article, dev.serverlease.stage.closing.TerminationGround"
    })
    void everyConstantHasItsWord(String kind, String type) throws Exception {
        assertThat(Words.all(kind).keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Class.forName(type).getEnumConstants())
                                .map(constant -> ((Enum<?>) constant).name())
                                .toList());
    }

    @Test
    void everyFactThatARuleReadsOrTheProductRecordsHasATitle() {
        var nothing =
                new LeaseFacts(null, null, null, null, null, null, null, null, null, null, null, null, null, null);
        assertThat(Stream.concat(
                        Rulebook.current().rules().stream()
                                .flatMap(rule -> rule.factsUsed(nothing).texts().keySet().stream()),
                        Arrays.stream(Fact.values()).map(fact -> fact.section() + "." + fact.member())))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(Words.fact(name)).as(name).isPresent());
    }

    /** "Why?" says the value of each fact, whoever states it. */
    @Test
    void everyValueOfAFactThatIsACodeHasItsWord() {
        var wordless = new ArrayList<String>();
        values("", LeaseFacts.class, (fact, code) -> {
            var said = FactWords.value(fact, code);
            if (!HAN.matcher(said.zh()).find() || !Codes.in(said.en()).isEmpty()) {
                wordless.add(fact + "=" + code);
            }
        });
        assertThat(wordless).isEmpty();
    }

    private static void values(String path, Class<?> section, java.util.function.BiConsumer<String, String> each) {
        for (var component : section.getRecordComponents()) {
            var name = path + component.getName();
            var type = component.getGenericType() instanceof java.lang.reflect.ParameterizedType many
                    ? (Class<?>) many.getActualTypeArguments()[0]
                    : component.getType();
            if (type.isRecord()) {
                // a finding keeps a member of all records of a list under the section's own name
                values(List.class.isAssignableFrom(component.getType()) ? path : name + ".", type, each);
            } else if (type.isEnum()) {
                for (var constant : type.getEnumConstants()) {
                    each.accept(name, ((Enum<?>) constant).name());
                }
            }
        }
    }

    /** As far as the source names them; {@code EveryWayTest} compares what leases have gone through. */
    @Test
    void everyStepThatAClassRecordsHasItsWord() {
        var recorded = sources()
                .flatMap(text -> STEP.matcher(text).results())
                .map(step -> step.group(2) == null ? step.group(1) : step.group(1) + "…")
                .filter(step -> !step.endsWith("_KEPT") && !step.startsWith("STAGE_"))
                .toList();
        assertThat(recorded).hasSizeGreaterThan(40);
        assertThat(recorded)
                .filteredOn(step -> Words.steps().keySet().stream()
                        .noneMatch(known -> step.endsWith("…")
                                ? known.startsWith(step.substring(0, step.length() - 1))
                                : known.equals(step)))
                .isEmpty();
    }

    @Test
    void aWordIsChineseFirstThenEnglishAndNoCode() {
        assertThat(all()).hasSizeGreaterThan(300).allSatisfy((code, word) -> {
            assertThat(word.zh()).as(code).containsPattern(HAN);
            assertThat(word.en()).as(code).doesNotContainPattern(HAN).isNotBlank();
            assertThat(Codes.in(word.both())).as(code).isEmpty();
        });
    }

    @Test
    void noClassWritesDownTheWordOfACodeOnceMore() {
        var words = Words.kinds().values().stream()
                .flatMap(codes -> codes.values().stream())
                .map(Word::both)
                .collect(Collectors.toSet());
        var named = Stream.concat(
                        Arrays.stream(Party.values()).map(Party::label),
                        Arrays.stream(LeaseStage.values()).map(LeaseStage::label))
                .toList();
        assertThat(sources()
                        .filter(text -> !text.contains("enum NoticeKind"))
                        .flatMap(text -> LITERAL.matcher(text).results())
                        .map(literal -> literal.group(1))
                        .filter(words::contains)
                        .filter(word -> !named.contains(word)))
                .isEmpty();
    }

    @Test
    void everyRuleHasATitleOfItsOwn() {
        assertThat(Rulebook.current().rules())
                .extracting(rule -> RuleTitles.of(rule.id()).zh())
                .doesNotHaveDuplicates()
                .allMatch(title -> title.length() <= 16 && !title.endsWith("。"));
    }

    private static Map<String, Word> all() {
        var all = new TreeMap<>(Words.steps());
        Words.kinds().forEach((kind, codes) -> codes.forEach((code, word) -> all.put(kind + " " + code, word)));
        Words.titles().forEach(all::put);
        Rulebook.current().rules().stream().map(Rule::id).forEach(rule -> all.put(rule.value(), RuleTitles.of(rule)));
        return all;
    }

    /** The words of each kind of code, those of the application's members too. */
    private static List<Map<String, String>> kinds() {
        var kinds = new ArrayList<Map<String, String>>();
        Words.kinds().values().forEach(codes -> {
            var words = new LinkedHashMap<String, String>();
            codes.forEach((code, word) -> words.put(code, word.both()));
            kinds.add(words);
        });
        var fields = ApplicationFields.current();
        for (var path : fields.paths(member -> !fields.values(member).isEmpty())) {
            kinds.add(fields.values(fields.member(path).orElseThrow()));
        }
        kinds.add(Arrays.stream(Party.values()).collect(Collectors.toMap(Enum::name, Party::label)));
        return kinds;
    }

    /** The options of each field of a form, by form and field. */
    private static Map<String, Map<String, String>> fields(Path form) {
        try {
            var fields = new LinkedHashMap<String, Map<String, String>>();
            for (var values : new ObjectMapper().readTree(form.toFile()).findParents("values")) {
                var options = new LinkedHashMap<String, String>();
                for (JsonNode option : values.path("values")) {
                    options.put(
                            option.path("value").asText(), option.path("label").asText());
                }
                fields.put(form.getFileName() + " " + values.path("key").asText(), options);
            }
            return fields;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked") // what YAML holds
    private static void choices(Object node, List<Map<String, String>> found) {
        if (node instanceof List<?> list) {
            list.forEach(each -> choices(each, found));
        } else if (node instanceof Map<?, ?> map) {
            map.forEach((name, value) -> {
                if ("choices".equals(name)) {
                    found.add((Map<String, String>) value);
                } else {
                    choices(value, found);
                }
            });
        }
    }

    private static Stream<String> sources() {
        try (var files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).map(WordsTest::text).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
